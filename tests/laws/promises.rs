//! The laws of recognising promises: what holds for every message after every other. Judges no promise.

use goodword::deadlines::Reference;
use goodword::deadlines::read;
use goodword::promises::Cues;
use goodword::promises::LIKELY;
use goodword::promises::Spoken;

/// Says which law a message breaks.
///
/// `context` are earlier messages, each with whether the same author wrote it.
pub(crate) fn check(
    text: &str,
    context: &[(bool, &str)],
    cues: &Cues,
    reference: Reference<'_>,
) -> Result<(), String> {
    let times = read(text, reference);
    let spoken = cues.recognise(text, context, &times);
    law(spoken == cues.recognise(text, context, &times), || {
        "read twice, it differs".to_owned()
    })?;
    spoken.map_or(Ok(()), |spoken| lawful(&spoken, text, times.len()))
}

fn law(holds: bool, broken: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(broken()) }
}

fn lawful(spoken: &Spoken, text: &str, times: usize) -> Result<(), String> {
    law((LIKELY..=1.0).contains(&spoken.confidence), || {
        format!("unsure how sure: {spoken:?}")
    })?;
    law(spoken.deadline.is_none_or(|index| index < times), || {
        format!("no such time: {spoken:?}")
    })?;
    law(spoken.what.len() <= 4 * text.len() + 64, || {
        format!("longer than what was said: {spoken:?}")
    })?;
    law(
        spoken.to.as_ref().is_none_or(|to| to.len() <= text.len()),
        || format!("to somebody longer than the text: {spoken:?}"),
    )
}
