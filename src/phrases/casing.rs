//! Upper and lower case at the beginning of what is put into somebody's sentence.
//!
//! Touches first letters and whole words in capitals, nothing else.

/// Returns the words with their first letter in upper case.
pub(super) fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Returns the offer in the case of what it replaces: SHOUTED, Capitalised, or as it is.
///
pub(super) fn fitted(offer: &str, replaced: &str, opens_sentence: bool) -> String {
    if is_shouted(replaced) {
        return offer.to_uppercase();
    }
    let first = replaced.split([' ', '\'', '’']).next().unwrap_or_default();
    let capital = first.chars().next().is_some_and(char::is_uppercase);
    // "I" and "ASAP" are capitals wherever they stand.
    let by_choice = first.chars().any(char::is_lowercase);
    if capital && (opens_sentence || by_choice) {
        return capitalised(offer);
    }
    offer.to_owned()
}

/// Returns whether words are written in capitals throughout, and are enough of them to mean it.
fn is_shouted(words: &str) -> bool {
    /// A shorter one may be an abbreviation.
    const ENOUGH: usize = 6;
    let mut letters = words.chars().filter(|c| c.is_alphabetic());
    words.contains(' ') && letters.clone().count() >= ENOUGH && letters.all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(offer: &str, replaced: &str, opens_sentence: bool, want: &str) {
        assert_eq!(fitted(offer, replaced, opens_sentence), want);
    }

    #[test]
    fn an_offer_takes_the_case_of_what_it_replaces() {
        check("would it help", "Would you like me", true, "Would it help");
        check("would it help", "would you like me", true, "would it help");
        check("would it help", "WOULD YOU LIKE ME", true, "WOULD IT HELP");
        check("we will call", "I'll try", false, "we will call");
        check("we will call", "I'll try", true, "We will call");
        check("we will call", "I’ll try", false, "we will call");
        check("by ___", "ASAP", false, "by ___");
        check("", "", true, "");
    }
}
