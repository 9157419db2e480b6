//! What most rules use.

pub(super) use crate::attribution::model::{Attribution, Form, UnattributedKind};
pub(super) use crate::policy::facts::{Facts, Toll};
pub(super) use crate::policy::finding::{Hit, Severity};
pub(super) use crate::policy::lists::List;
pub(super) use crate::policy::numbers::Number;
pub(super) use crate::policy::settings::Setting;
pub(super) use crate::rules::shape::Role;
pub(super) use crate::sources::model::{Kind, Naming, Source};
pub(super) use crate::text::bare::bare;
