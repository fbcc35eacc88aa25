//! Long names of days and months with one slip of the finger: "wensday", "febuary", "septemebr".
//!
//! Only names of seven letters and more, which no other word is near to. Short ones have their misspellings listed in
//! `vocabulary.rs`.

/// The names that are long enough to be known with a slip.
const NAMES: &[&str] = &[
    "tuesday",
    "wednesday",
    "thursday",
    "saturday",
    "january",
    "february",
    "september",
    "october",
    "november",
    "december",
    "tomorrow",
    "yesterday",
    "afternoon",
];

/// Returns the name that `form` is one slip away from: a letter missing, added, changed, or two of them swapped.
pub(super) fn meant(form: &str) -> Option<&'static str> {
    NAMES.iter().copied().find(|name| {
        name.as_bytes().first() == form.as_bytes().first()
            && name.len().abs_diff(form.len()) <= 1
            && is_one_slip(name.as_bytes(), form.as_bytes())
    })
}

fn is_one_slip(left: &[u8], right: &[u8]) -> bool {
    let same = |(left, right): &(&u8, &u8)| left == right;
    let prefix = left.iter().zip(right).take_while(same).count();
    let (left, right) = (&left[prefix..], &right[prefix..]);
    let suffix = left
        .iter()
        .rev()
        .zip(right.iter().rev())
        .take_while(same)
        .count();
    match (&left[..left.len() - suffix], &right[..right.len() - suffix]) {
        ([_] | [], [_] | []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: &str, want: Option<&str>) {
        assert_eq!(meant(form), want, "{form}");
    }

    #[test]
    fn one_slip_is_forgiven_and_no_more() {
        check("wendesday", Some("wednesday"));
        check("wednsday", Some("wednesday"));
        check("thurrsday", Some("thursday"));
        check("febuary", Some("february"));
        check("sepember", Some("september"));
        check("tomarrow", Some("tomorrow"));
        check("afternon", Some("afternoon"));
        check("yesterdya", Some("yesterday"));
        check("remember", None);
        check("dismember", None);
        check("saturated", None);
        check("thirsty", None);
        check("wensdy", None);
        check("", None);
    }
}
