//! Keys: whose, then what, in bytes that sort as the parts do and never read two ways.
//!
//! A part ends with `0 1`, and a NUL inside it is written `0 255`, so that no name, however hostile,
//! reaches into the next part. The last part stands as it is, which makes a prefix of it a prefix of the key.

use jiff::Timestamp;

use crate::store::Entry;
use crate::store::Key;

/// How long a moment is in a key.
pub(super) const MOMENT: usize = 16;

/// Returns the key of a fact.
pub(super) fn fact(key: &Key) -> Vec<u8> {
    facts(key.workspace.as_str(), &key.kind, &key.id)
}

/// Returns what the keys of all facts of a kind begin with whose id begins with `prefix`.
pub(super) fn facts(workspace: &str, kind: &str, prefix: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    part(&mut bytes, workspace);
    part(&mut bytes, kind);
    bytes.extend_from_slice(prefix.as_bytes());
    bytes
}

/// Returns the key of something that has one name within its workspace: a message or a delivery.
pub(super) fn named(workspace: &str, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    part(&mut bytes, workspace);
    bytes.extend_from_slice(name.as_bytes());
    bytes
}

/// Returns the key of a subject's moment.
pub(super) fn subject(workspace: &str, feature: &str, subject: &str) -> Vec<u8> {
    facts(workspace, feature, subject)
}

/// Returns the key of an agenda entry: sorts by time first.
pub(super) fn entry(entry: &Entry) -> Vec<u8> {
    let mut bytes = moment(entry.at).to_vec();
    bytes.extend(subject(
        entry.workspace.as_str(),
        &entry.feature,
        &entry.subject,
    ));
    bytes
}

/// Returns the key of an open message: by the moment it was queued, then in the order of arrival.
pub(super) fn turn(queued: Timestamp, change: u64, place: u32) -> Vec<u8> {
    let mut bytes = moment(queued).to_vec();
    bytes.extend_from_slice(&change.to_be_bytes());
    bytes.extend_from_slice(&place.to_be_bytes());
    bytes
}

/// Returns a moment in bytes that sort as time does, before 1970 too.
fn moment(at: Timestamp) -> [u8; MOMENT] {
    (at.as_nanosecond() ^ i128::MIN).to_be_bytes()
}

/// Returns the moment a key begins with; `None` when there is none.
pub(super) fn moment_of(key: &[u8]) -> Option<Timestamp> {
    let bytes = key.first_chunk::<MOMENT>()?;
    Timestamp::from_nanosecond(i128::from_be_bytes(*bytes) ^ i128::MIN).ok()
}

/// Returns the first part of a key and what follows it; `None` when it is no key of ours.
pub(super) fn split(key: &[u8]) -> Option<(String, &[u8])> {
    let mut text = Vec::new();
    let mut rest = key;
    loop {
        let (&byte, after) = rest.split_first()?;
        rest = after;
        if byte != 0 {
            text.push(byte);
            continue;
        }
        let (&mark, after) = rest.split_first()?;
        rest = after;
        match mark {
            1 => return Some((String::from_utf8(text).ok()?, rest)),
            255 => text.push(0),
            _ => return None,
        }
    }
}

/// Returns the kind and the id in the key of a fact, below the workspace.
pub(super) fn kind_and_id(key: &[u8]) -> Option<(String, String)> {
    let (_, rest) = split(key)?;
    let (kind, id) = split(rest)?;
    Some((kind, String::from_utf8(id.to_vec()).ok()?))
}

/// Returns the name in the key of something named, as far as it can be read: for words about it.
pub(super) fn name_of(key: &[u8]) -> String {
    let name = split(key).map_or(key, |(_, name)| name);
    String::from_utf8_lossy(name).into_owned()
}

/// Adds a part and its end.
fn part(bytes: &mut Vec<u8>, text: &str) {
    for byte in text.bytes() {
        bytes.push(byte);
        if byte == 0 {
            bytes.push(255);
        }
    }
    bytes.extend_from_slice(&[0, 1]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::proptest;

    use super::*;

    proptest! {
        #[test]
        fn keys_sort_as_their_parts_do(
            left in any::<(String, String, String)>(),
            right in any::<(String, String, String)>(),
        ) {
            let key = |(a, b, c): &(String, String, String)| facts(a, b, c);
            assert_eq!(key(&left).cmp(&key(&right)), left.cmp(&right));
        }

        #[test]
        fn short_hostile_parts_sort_and_read_back(
            left in "[\0\u{1}\u{ff}a]{0,3}", middle in "[\0\u{1}\u{ff}a]{0,3}", right in "[\0\u{1}\u{ff}a]{0,3}",
        ) {
            let one = facts(&left, &middle, &right);
            assert_eq!(split(&one).unwrap().0, left);
            assert_eq!(kind_and_id(&one).unwrap(), (middle.clone(), right.clone()));
            assert_eq!(name_of(&named(&left, &right)), right);
            let other = facts(&middle, &right, &left);
            assert_eq!(one.cmp(&other), (&left, &middle, &right).cmp(&(&middle, &right, &left)));
        }

        #[test]
        fn moments_sort_as_time_does(left in any::<i64>(), right in any::<i64>()) {
            let at = |nanosecond: i64| Timestamp::from_nanosecond(i128::from(nanosecond)).unwrap();
            assert_eq!(moment(at(left)).cmp(&moment(at(right))), left.cmp(&right));
            assert_eq!(moment_of(&turn(at(left), 1, 2)), Some(at(left)));
        }
    }

    #[test]
    fn what_is_no_key_of_ours_is_told() {
        for bytes in [&b""[..], b"abc", b"abc\0", b"abc\0\x02", b"\xff\0\x01"] {
            assert_eq!(split(bytes), None, "{bytes:?}");
        }
        assert_eq!(moment_of(b"short"), None);
        assert_eq!(moment_of(&[255; 16]), None);
    }
}
