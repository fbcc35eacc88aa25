//! To whom something is owed: a colleague chosen from a list, or a name in one's own words.
//!
//! A colleague is kept as the mention a message would hold, with their name when it is known.

use crate::features::Context;
use crate::features::Known;
use crate::ids::Member;
use crate::ids::Workspace;
use crate::store::StoreError;
use crate::view::Span;
use crate::view::Text;

/// Returns the colleague that a recipient is, when it is nothing but one.
pub(super) fn member(to: &str) -> Option<Member> {
    let inner = to.trim().strip_prefix("<@")?.strip_suffix('>')?;
    let id = inner.split('|').next()?;
    is_id(id).then(|| Member::new(id))
}

/// Returns whether an id may be one of a person. It is drawn as a mention, so that nothing else may pass.
pub(super) fn is_id(id: &str) -> bool {
    (1..=32).contains(&id.len()) && id.bytes().all(|letter| letter.is_ascii_alphanumeric())
}

/// Returns a colleague as a recipient.
pub(super) fn recipient(
    context: &Context<'_>,
    workspace: &Workspace,
    member: &Member,
) -> Result<String, StoreError> {
    let known: Option<Known> = context.reads.get(workspace, member.as_str())?;
    let name: String = known
        .map(|Known(person)| person.name)
        .unwrap_or_default()
        .chars()
        .filter(|letter| !matches!(letter, '<' | '>' | '|' | '\n'))
        .collect();
    Ok(if name.trim().is_empty() {
        format!("<@{member}>")
    } else {
        format!("<@{member}|{}>", name.trim())
    })
}

/// Returns whether a recipient is a colleague whose name is not known.
pub(super) fn is_nameless(to: &str) -> bool {
    member(to).is_some() && !to.contains('|')
}

/// Adds a recipient to a text.
pub(crate) fn and_whom(text: Text, to: &str, shortened: impl Fn(&str) -> String) -> Text {
    match member(to).filter(|_| is_nameless(to)) {
        // The platform knows the name.
        Some(member) => text.with(Span::Mention(member)),
        None => text.and_said(shortened(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(to: &str, want: Option<&str>) {
        assert_eq!(member(to), want.map(Member::new), "{to}");
    }

    #[test]
    fn a_colleague_is_a_mention_and_nothing_else() {
        check("<@U1>", Some("U1"));
        check(" <@U1|Maria> ", Some("U1"));
        check("<@U1|Maria> and Sam", None);
        check("Acme", None);
        check("<@>", None);
        check("<!channel>", None);
        check("<@U1 x>", None);
        check("<@U1>\u{200b}", None);
    }
}
