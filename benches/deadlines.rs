//! How fast times are read: sentences a second, and the cost of a byte in texts from 1 KB to 1 MB.
//!
//! `cargo bench --bench deadlines`. The cost is linear when the bytes a second stay the same from size to size.

use divan::Bencher;
use divan::counter::BytesCount;
use divan::counter::ItemsCount;
use goodword::calendar::Calendar;
use goodword::deadlines::Reference;
use goodword::deadlines::deadline;
use goodword::deadlines::read;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What people write to each other, most of it without a time.
const SENTENCES: &[&str] = &[
    "I'll send you the revised quote by Friday 3pm",
    "let me check with engineering, will get back to you this afternoon",
    "thanks, I'll try that",
    "We can have the invoice corrected before the end of the month, at the latest on March 31st",
    "No worries at all, happy to help!",
    "could you try version 3.11 and tell me whether the error is still there?",
    "I'll call Ann tomorrow between 3 and 4pm ET and report back within two hours",
    "it should be in your inbox in a few minutes",
    "Sorry about that. The second option is the better one, and may well be the cheaper one too.",
    "will do, first thing Monday",
];

/// Texts that invite a parser to go back and forth.
const HARD: &[&str] = &[
    "by by by by by by by by ",
    "next next next next next ",
    "the the the 1 1 1 1 , , , ",
    "twenty twenty twenty one one ",
    "Monday to Tuesday to Wednesday to ",
    "two hours and three hours and a half and ",
    "3/4/5/6/7/8-9-10-11:12:13 ",
    "at the at the latest by the latest ",
    "1d2h3m4s5d6h ",
    "((((((((((, , , , ----",
];

fn main() {
    divan::main();
}

fn with<T>(ask: impl FnOnce(Reference<'_>) -> T) -> T {
    let calendar = Calendar::default();
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    ask(Reference {
        now: Timestamp::from_second(1_772_615_400).unwrap_or_default(),
        zone: &zone,
        calendar: &calendar,
    })
}

fn repeated(pieces: &[&str], bytes: usize) -> String {
    pieces
        .iter()
        .copied()
        .cycle()
        .flat_map(|piece| [piece, ". "])
        .scan(0, |length, piece| {
            *length += piece.len();
            (*length <= bytes).then_some(piece)
        })
        .collect()
}

#[divan::bench]
fn sentences(bencher: Bencher<'_, '_>) {
    with(|reference| {
        bencher
            .counter(ItemsCount::new(SENTENCES.len()))
            .bench_local(|| {
                SENTENCES
                    .iter()
                    .filter(|sentence| {
                        !matches!(
                            deadline(sentence, reference),
                            goodword::deadlines::Deadline::Open
                        )
                    })
                    .count()
            });
    });
}

#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000])]
fn prose(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = repeated(SENTENCES, bytes);
    with(|reference| {
        bencher
            .counter(BytesCount::of_str(&text))
            .bench_local(|| read(&text, reference).len());
    });
}

#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000])]
fn no_times(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = repeated(
        &["thanks, that helps a lot and we will try it on our side"],
        bytes,
    );
    with(|reference| {
        bencher
            .counter(BytesCount::of_str(&text))
            .bench_local(|| read(&text, reference).len());
    });
}

#[divan::bench(args = HARD)]
fn hard_one_megabyte(bencher: Bencher<'_, '_>, piece: &str) {
    let text = piece.repeat(1_000_000 / piece.len());
    with(|reference| {
        bencher
            .counter(BytesCount::of_str(&text))
            .bench_local(|| read(&text, reference).len());
    });
}
