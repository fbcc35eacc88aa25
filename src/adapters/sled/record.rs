//! A record as it lies on disk: `{"v":1,"rev":3,"crc":"9ae0daaf","data":{…}}`, readable with the naked eye.
//!
//! The checksum covers the version, the revision and the data, byte for byte. A record that is not exactly
//! what was written is called damaged; nothing here guesses what it may have been.

use std::str;

use crc32fast::Hasher;
use jiff::Timestamp;
use serde::Deserialize;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::Queued;

/// The version of the shapes that only this store knows: entries, moments, parcels and deliveries.
const OURS: u32 = 1;

/// A message of the outbox and its place in the queue.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Parcel {
    /// The number of the change that put it there.
    pub(super) change: u64,
    /// Its place among the messages of that change.
    pub(super) place: u32,
    /// The message.
    pub(super) queued: Queued,
}

impl Parcel {
    /// Returns its key among the open messages.
    pub(super) fn turn(&self) -> Vec<u8> {
        super::keys::turn(self.queued.queued, self.change, self.place)
    }
}

/// A delivery that was handled.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Handled {
    /// When.
    pub(super) at: Timestamp,
}

/// The parts of a record, its checksum found right.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The version of the data's shape.
    pub(super) version: u32,
    /// The number of the change that wrote it.
    pub(super) revision: u64,
    /// The data, JSON as it was written.
    pub(super) data: &'a str,
}

/// Writes a record.
pub(super) fn write(version: u32, revision: u64, data: &impl Serialize) -> Vec<u8> {
    // Values of ours are JSON already or have string keys only, which cannot fail to serialize; the empty
    // text that would stand here otherwise reads back as damaged, never as something else.
    let data = serde_json::to_string(data).unwrap_or_default();
    let crc = checksum(version, revision, &data);
    format!(r#"{{"v":{version},"rev":{revision},"crc":"{crc:08x}","data":{data}}}"#).into_bytes()
}

/// Writes a record in a shape of this store's own.
pub(super) fn write_ours(revision: u64, data: &impl Serialize) -> Vec<u8> {
    write(OURS, revision, data)
}

/// Takes a record apart; the error says what is wrong with it.
pub(super) fn parts(bytes: &[u8]) -> Result<Parts<'_>, String> {
    let text = str::from_utf8(bytes).map_err(|_| "it is not text".to_owned())?;
    let (version, revision, crc, data) =
        envelope(text).ok_or_else(|| "it is cut short or overwritten".to_owned())?;
    if checksum(version, revision, data) != crc {
        return Err("its checksum is wrong".to_owned());
    }
    Ok(Parts {
        version,
        revision,
        data,
    })
}

/// Reads a record in a shape of this store's own.
pub(super) fn read_ours<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    let parts = parts(bytes)?;
    if parts.version > OURS {
        return Err(format!(
            "version {} was written by a newer goodword",
            parts.version
        ));
    }
    // A serde message may quote the data, and data holds people's words.
    serde_json::from_str(parts.data).map_err(|_| "its shape is not the expected one".to_owned())
}

/// Returns version, revision, checksum and data, as far as the envelope is ours.
fn envelope(text: &str) -> Option<(u32, u64, u32, &str)> {
    let (version, rest) = text.strip_prefix(r#"{"v":"#)?.split_once(r#","rev":"#)?;
    let (revision, rest) = rest.split_once(r#","crc":""#)?;
    let (crc, rest) = rest.split_once(r#"","data":"#)?;
    let crc = u32::from_str_radix(crc, 16).ok()?;
    let data = rest.strip_suffix('}')?;
    Some((version.parse().ok()?, revision.parse().ok()?, crc, data))
}

/// Returns the checksum of what a record says.
fn checksum(version: u32, revision: u64, data: &str) -> u32 {
    let mut hasher = Hasher::new();
    hasher.update(&version.to_be_bytes());
    hasher.update(&revision.to_be_bytes());
    hasher.update(data.as_bytes());
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::any;
    use proptest::proptest;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_record_can_be_read_with_the_naked_eye() {
        let record = write(1, 3, &json!({ "what": "send the \"quote\"" }));
        assert_snapshot!(String::from_utf8(record).unwrap(), @r#"{"v":1,"rev":3,"crc":"28e4fc44","data":{"what":"send the \"quote\""}}"#);
    }

    #[test]
    fn a_record_is_json_as_a_whole() {
        let record = write(2, 9, &json!({ "data": "\",\"data\":" }));
        let whole: serde_json::Value = serde_json::from_slice(&record).unwrap();
        assert_eq!(whole["v"], 2);
        assert_eq!(whole["data"], json!({ "data": "\",\"data\":" }));
        assert_eq!(parts(&record).unwrap().data, whole["data"].to_string());
    }

    #[test]
    fn a_record_by_a_newer_program_is_told() {
        let record = write(OURS + 1, 1, &"2026-03-02T09:00:00Z");
        let refusal = read_ours::<Timestamp>(&record).unwrap_err();
        assert_snapshot!(refusal, @"version 2 was written by a newer goodword");
    }

    proptest! {
        #[test]
        fn a_record_changed_in_one_bit_or_cut_short_is_damaged(
            words in any::<String>(), place in any::<usize>(), bit in 0..8_u32,
        ) {
            let record = write(1, 3, &words);
            assert!(parts(&record).is_ok());
            let place = place % record.len();
            assert!(parts(&record[..place]).is_err());
            let mut flipped = record.clone();
            flipped[place] ^= 1 << bit;
            // The only change that may pass is one that reads the same: the case of a checksum's letter.
            if let Ok(read) = parts(&flipped) {
                assert_eq!(read, parts(&record).unwrap());
            }
        }
    }
}
