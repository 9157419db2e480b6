//! YAML → checked packs → look-ups; owns every YAML shape.
pub mod shape;
