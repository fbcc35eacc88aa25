//! The few words that code, not a rule, compares with. They have the same numbers in every lexicon.

macro_rules! words {
    ($($name:ident = $form:literal,)*) => {
        /// The words, in the order of their numbers.
        pub(super) const FIXED: &[&str] = &[$($form),*];
        $(pub(super) const $name: u16 = id($form);)*
    };
}

words! {
    A = "a",
    AN = "an",
    THE = "the",
    AND = "and",
    OF = "of",
    HALF = "half",
    QUARTER = "quarter",
    BUSINESS = "business",
    COMMA = ",",
    DOT = ".",
    HYPHEN = "-",
    P = "p",
    M = "m",
    THOUSAND = "thousand",
    TO = "to",
    BETWEEN = "between",
    FROM = "from",
    THROUGH = "through",
    UNTIL = "until",
    GOOD = "good",
    NEXT = "next",
    T = "t",
    IN = "in",
    AT = "at",
    TODAY = "today",
    TONIGHT = "tonight",
    TOMORROW = "tomorrow",
    THIS = "this",
    ON = "on",
    AT_SIGN = "@",
    BY = "by",
    BEFORE = "before",
    AFTER = "after",
    OPENING = "(",
    CLOSING = ")",
    FOR = "for",
    ABOUT = "about",
    DURING = "during",
    EVERY = "every",
    EACH = "each",
    OR = "or",
    MORE = "more",
    COMING = "coming",
    FOLLOWING = "following",
    PAST = "past",
    Q = "q",
    CW = "cw",
    ANOTHER = "another",
    DUE = "due",
    YESTERDAY = "yesterday",
    RATED = "rated",
    THAN = "than",
    SO = "so",
    ISH = "ish",
    OTHER = "other",
    HAPPY = "happy",
    I = "i",
    WEEK = "week",
}

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
    fn every_word_has_a_number_of_its_own() {
        for (number, form) in (1..).zip(FIXED) {
            assert_eq!(id(form), number, "{form} stands twice");
        }
        assert_eq!(id("no such word"), 0);
    }
}
