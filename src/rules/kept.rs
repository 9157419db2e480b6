//! Long lists of a compiled lexicon as they are kept: plain bytes, numbers with the lowest byte first.
//!
//! A start reads tens of thousands of them; one by one in a format that tells their lengths they would take most of its time.

use super::lexicon::Entry;
use super::morph::Morph;
use super::tag::{Class, Pro};
use super::vocabulary::Bucket;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

/// What many entries share.
type Meaning = (Class, Pro, Morph, bool);

/// Six numbers each, the last being the place of its meaning in the list before them.
pub(super) mod entries {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(list: &[Entry], to: S) -> Result<S::Ok, S::Error> {
        let (mut meanings, mut numbers) = (Vec::<Meaning>::new(), Vec::<u8>::new());
        for entry in list {
            let meaning = (entry.class, entry.allow, entry.morph, entry.ordinary);
            let place = meanings.iter().position(|known| *known == meaning).unwrap_or_else(|| {
                meanings.push(meaning);
                meanings.len() - 1
            });
            let meaning = u32::try_from(place).unwrap_or(u32::MAX);
            let each = [entry.order, entry.second, entry.rest.0, entry.rest.1.into(), entry.rule, meaning];
            numbers.extend(each.iter().flat_map(|number| number.to_le_bytes()));
        }
        (meanings, numbers).serialize(to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Entry>, D::Error> {
        let (meanings, numbers) = <(Vec<Meaning>, &[u8])>::deserialize(from)?;
        let (numbers, _) = numbers.as_chunks::<4>();
        let (entries, _) = numbers.as_chunks::<6>();
        let mut list = Vec::with_capacity(entries.len());
        for each in entries {
            let [order, second, start, count, rule, meaning] = each.map(u32::from_le_bytes);
            let known = meanings.get(meaning as usize).zip(u16::try_from(count).ok());
            let ((class, allow, morph, ordinary), count) = known.ok_or_else(|| D::Error::custom("an entry without a meaning"))?;
            let (class, allow, morph, ordinary) = (*class, *allow, *morph, *ordinary);
            list.push(Entry { order, second, rest: (start, count), rule, class, allow, morph, ordinary });
        }
        Ok(list)
    }
}
