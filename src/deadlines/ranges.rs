//! Ranges from one time to another: "Monday to Wednesday", "between the 21st and 23rd".

use super::reader::MOST_PHRASES;
use super::reader::Reader;
use super::reader::Spoken;
use super::words;

impl Reader<'_> {
    /// Reads the end of a range: "Monday to Wednesday", "between the 21st and 23rd".
    pub(super) fn extend_to_range(&self, first: usize, spoken: &mut Spoken) {
        let said = &spoken.said;
        if !(said.names_a_day() || said.clock.is_some()) || said.shift.is_some() {
            return;
        }
        let between = self.tokens[first].word == words::BETWEEN;
        let Some(joint) = self.tokens.get(spoken.tokens.end) else {
            return;
        };
        let goes_on = match joint.word {
            words::TO | words::HYPHEN | words::UNTIL | words::THROUGH => said.limit.is_none(),
            words::AND => between,
            _ => false,
        };
        if !goes_on {
            return;
        }
        let start = spoken.tokens.end + 1;
        let start = start
            + usize::from(
                self.tokens
                    .get(start)
                    .is_some_and(|token| token.word == words::THE),
            );
        let Some(found) = self.grammar.longest(self.tokens, start) else {
            return;
        };
        let alike = (said.names_a_day() && found.said.names_a_day())
            || (said.clock.is_some() && (found.said.clock.is_some() || found.said.names_a_day()));
        if !alike || found.said.limit.is_some() || found.said.shift.is_some() {
            return;
        }
        let last = self.joined(
            Spoken {
                said: found.said,
                tokens: start..found.end,
                core: start..found.end,
            },
            MOST_PHRASES,
        );
        // "10:00 - 15/15" ends in no time of day.
        if !spoken.said.names_a_day() && last.said.clock.is_none() {
            return;
        }
        spoken.tokens.end = last.tokens.end;
        spoken.core.end = last.core.end;
        spoken.said.strength = spoken.said.strength.max(last.said.strength);
        spoken.said.through = Some(Box::new(last.said));
    }
}
