//! Reaching into raw JSON without trusting it, and names for deliveries that have none.

use serde_json::Value;

use crate::chat::AnswerTo;
use crate::ids::Channel;
use crate::ids::EventId;
use crate::ids::Member;
use crate::ids::Stamp;

/// Returns the text at a JSON pointer; an empty one counts as absent.
pub(super) fn text<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
}

/// Returns the first text that is there.
pub(super) fn first<'a>(value: &'a Value, pointers: &[&str]) -> Option<&'a str> {
    pointers.iter().find_map(|pointer| text(value, pointer))
}

/// Returns whether the value at a JSON pointer is yes; a form says it in letters.
pub(super) fn yes(value: &Value, pointer: &str) -> bool {
    match value.pointer(pointer) {
        Some(Value::Bool(yes)) => *yes,
        Some(Value::String(letters)) => letters == "true" || letters == "1",
        _ => false,
    }
}

pub(super) fn member(value: &Value, pointers: &[&str]) -> Option<Member> {
    first(value, pointers).map(Member::new)
}

pub(super) fn channel(value: &Value, pointers: &[&str]) -> Option<Channel> {
    first(value, pointers).map(Channel::new)
}

pub(super) fn stamp(value: &Value, pointers: &[&str]) -> Option<Stamp> {
    first(value, pointers).map(Stamp::new)
}

/// Returns the first message of a thread, unless that is `own`: the root stands in the channel itself.
pub(super) fn thread(value: &Value, pointers: &[&str], own: Option<&Stamp>) -> Option<Stamp> {
    stamp(value, pointers).filter(|root| Some(root) != own)
}

/// Returns how an interactive payload or a command can be answered.
pub(super) fn answer(payload: &Value) -> AnswerTo {
    AnswerTo {
        url: text(payload, "/response_url").map(str::to_owned),
        trigger: text(payload, "/trigger_id").map(str::to_owned),
    }
}

/// Names a delivery by something that is the same when it comes again and must not be written down.
pub(super) fn event_of(kind: &str, private: &str) -> EventId {
    EventId::new(format!("{kind}/{:016x}", fingerprint(private.as_bytes())))
}

/// Returns 64 bits that stand for `bytes` (FNV-1a): the same in every version of the program.
pub(super) fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
