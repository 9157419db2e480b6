//! Long lists of a compiled lexicon as they are kept: plain bytes, numbers with the lowest byte first.
//!
//! A start reads tens of thousands of them; one by one in a format that tells their lengths they would take most of its time.

use super::lexicon::Entry;
use super::vocabulary::Bucket;
use serde::{Deserialize, Deserializer, Serializer};

/// Bytes as one piece.
pub(super) mod bytes {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(list: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(list)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        <&[u8]>::deserialize(from).map(<[u8]>::to_vec)
    }
}

/// Numbers, four bytes each.
pub(super) mod numbers {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(list: &[u32], to: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = list.iter().flat_map(|number| number.to_le_bytes()).collect();
        to.serialize_bytes(&bytes)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u32>, D::Error> {
        let (numbers, _) = <&[u8]>::deserialize(from)?.as_chunks::<4>();
        Ok(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect())
    }
}

/// Two numbers each.
pub(super) mod buckets {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(list: &[Bucket], to: S) -> Result<S::Ok, S::Error> {
        let numbers: Vec<u32> = list.iter().flat_map(|bucket| [bucket.start, bucket.phrases]).collect();
        super::numbers::serialize(&numbers, to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Bucket>, D::Error> {
        let numbers = super::numbers::deserialize(from)?;
        let (buckets, _) = numbers.as_chunks::<2>();
        Ok(buckets.iter().map(|[start, phrases]| Bucket { start: *start, phrases: *phrases }).collect())
    }
}

/// Five numbers each.
pub(super) mod entries {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(list: &[Entry], to: S) -> Result<S::Ok, S::Error> {
        let each = |entry: &Entry| {
            let small = u32::from(entry.further) << 16 | u32::from(entry.sense);
            [entry.order, entry.second, entry.rule, entry.rest, small]
        };
        super::numbers::serialize(&list.iter().flat_map(each).collect::<Vec<u32>>(), to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Entry>, D::Error> {
        let (numbers, _) = <&[u8]>::deserialize(from)?.as_chunks::<4>();
        let (entries, _) = numbers.as_chunks::<5>();
        let read = |each: &[[u8; 4]; 5]| {
            let [order, second, rule, rest, small] = each.map(u32::from_le_bytes);
            Entry { order, second, rule, rest, further: (small >> 16) as u16, sense: small as u16 }
        };
        Ok(entries.iter().map(read).collect())
    }
}
