//! The few words that code, not a rule, compares with. They have the same numbers in every lexicon.

/// The words, in the order of their numbers.
pub(super) const FIXED: &[&str] = &[
    "a", "an", "the", "and", "of", "half", "quarter", "business", ",", "'", ".", "-", "/", "p",
    "m", "thousand", "to", "between", "from", "through", "until", "good", "next", "coming", "t",
    "or", "in", "at", "latest", "today", "tonight", "tomorrow", "this", "on", "hour", "minute",
    "now", "@", "by", "before", "after", "(", ")", "for", "about",
];

pub(super) const A: u16 = id("a");
pub(super) const AN: u16 = id("an");
pub(super) const THE: u16 = id("the");
pub(super) const AND: u16 = id("and");
pub(super) const OF: u16 = id("of");
pub(super) const HALF: u16 = id("half");
pub(super) const QUARTER: u16 = id("quarter");
pub(super) const BUSINESS: u16 = id("business");
pub(super) const COMMA: u16 = id(",");
pub(super) const APOSTROPHE: u16 = id("'");
pub(super) const DOT: u16 = id(".");
pub(super) const HYPHEN: u16 = id("-");
pub(super) const SLASH: u16 = id("/");
pub(super) const P: u16 = id("p");
pub(super) const M: u16 = id("m");
pub(super) const THOUSAND: u16 = id("thousand");
pub(super) const TO: u16 = id("to");
pub(super) const BETWEEN: u16 = id("between");
pub(super) const FROM: u16 = id("from");
pub(super) const THROUGH: u16 = id("through");
pub(super) const UNTIL: u16 = id("until");
pub(super) const GOOD: u16 = id("good");
pub(super) const NEXT: u16 = id("next");
pub(super) const COMING: u16 = id("coming");
pub(super) const T: u16 = id("t");
pub(super) const OR: u16 = id("or");
pub(super) const IN: u16 = id("in");
pub(super) const AT: u16 = id("at");
pub(super) const LATEST: u16 = id("latest");
pub(super) const TODAY: u16 = id("today");
pub(super) const TONIGHT: u16 = id("tonight");
pub(super) const TOMORROW: u16 = id("tomorrow");
pub(super) const THIS: u16 = id("this");
pub(super) const ON: u16 = id("on");
pub(super) const HOUR_WORD: u16 = id("hour");
pub(super) const MINUTE_WORD: u16 = id("minute");
pub(super) const NOW: u16 = id("now");
pub(super) const AT_SIGN: u16 = id("@");
pub(super) const BY: u16 = id("by");
pub(super) const BEFORE: u16 = id("before");
pub(super) const AFTER: u16 = id("after");
pub(super) const OPENING: u16 = id("(");
pub(super) const CLOSING: u16 = id(")");
pub(super) const FOR: u16 = id("for");
pub(super) const ABOUT: u16 = id("about");

/// Returns the number of a word of [`FIXED`], 0 for any other.
const fn id(form: &str) -> u16 {
    let mut index = 0;
    let mut number = 1;
    while index < FIXED.len() {
        if same(FIXED[index].as_bytes(), form.as_bytes()) {
            return number;
        }
        index += 1;
        number += 1;
    }
    0
}

const fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fixed_word_has_a_number() {
        let numbers = [
            A,
            AN,
            THE,
            AND,
            OF,
            HALF,
            QUARTER,
            BUSINESS,
            COMMA,
            APOSTROPHE,
            DOT,
            HYPHEN,
            SLASH,
            P,
            M,
            THOUSAND,
            TO,
            BETWEEN,
            FROM,
            THROUGH,
            UNTIL,
            GOOD,
            NEXT,
            COMING,
            T,
            OR,
            IN,
            AT,
            LATEST,
            TODAY,
            TONIGHT,
            TOMORROW,
            THIS,
            ON,
            HOUR_WORD,
            MINUTE_WORD,
            NOW,
            AT_SIGN,
            BY,
            BEFORE,
            AFTER,
            OPENING,
            CLOSING,
            FOR,
            ABOUT,
        ];
        assert_eq!(numbers.len(), FIXED.len());
        for (want, number) in (1..).zip(numbers) {
            assert_eq!(number, want);
        }
    }
}
