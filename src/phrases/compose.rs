//! Puts offers into a text. Everything outside the findings stays as it was, to the byte.
//!
//! One exception: where the beginning of a sentence is left out, the next word begins it in upper case.

use super::casing::capitalised;
use super::finding::Finding;

/// Returns the text with the `pick`-th offer of each finding, or its last where it has fewer.
pub(super) fn compose(raw: &str, findings: &[Finding], pick: usize) -> String {
    let mut text = String::with_capacity(raw.len() + 64);
    let mut at = 0;
    let mut begins = false;
    for finding in findings {
        let between = raw.get(at..finding.span.start).unwrap_or_default();
        push(&mut text, between, &mut begins);
        let last = finding.offers.len().saturating_sub(1);
        let offer = finding
            .offers
            .get(pick.min(last))
            .map_or("", String::as_str);
        begins |= offer.is_empty() && begins_sentence(&text, &finding.found);
        push(&mut text, offer, &mut begins);
        at = finding.span.end;
    }
    push(&mut text, raw.get(at..).unwrap_or_default(), &mut begins);
    text
}

/// Adds a piece, in upper case where it begins a sentence whose first word was left out.
fn push(text: &mut String, piece: &str, begins: &mut bool) {
    if piece.is_empty() {
        return;
    }
    if std::mem::take(begins) {
        text.push_str(&capitalised(piece));
    } else {
        text.push_str(piece);
    }
}

/// Returns whether what was found began a sentence, in upper case.
fn begins_sentence(before: &str, found: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    let at_start =
        before.is_empty() || before.ends_with(['.', '!', '?', '…', '\n', ':', '*', '-', '•', '>']);
    at_start && found.starts_with(char::is_uppercase)
}
