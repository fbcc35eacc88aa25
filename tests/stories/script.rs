//! The words of a story file: steps, and below each what is seen.

/// Something a person or the clock does.
#[derive(Debug, PartialEq)]
pub(crate) enum Step {
    /// `at 2026-03-04 10:20 Europe/Berlin`: the moment the story begins. Only as the first step.
    At(String),
    /// `Maria in #acme-account: words`, or `Maria in #acme-account, in the thread: words`.
    Say {
        who: String,
        place: String,
        thread: bool,
        words: String,
    },
    /// `Maria types in #acme-account: /tip late delivery`.
    Type {
        who: String,
        place: String,
        words: String,
    },
    /// `Maria presses [Track it]`: on the newest card she sees that has such a button.
    Press { who: String, label: String },
    /// `Maria chooses "Tomorrow" of [When]`: in a list, by its choice's label.
    Choose {
        who: String,
        choice: String,
        label: String,
    },
    /// `Maria fills in: what = send it; when = 2026-03-05`, in the topmost window.
    Fill {
        who: String,
        answers: Vec<(String, String)>,
    },
    /// `Maria closes the window`.
    Close { who: String },
    /// `Maria opens Home`.
    Home { who: String },
    /// `Maria uses "Rephrase this" on her last message in #general`.
    Shortcut {
        who: String,
        label: String,
        place: String,
    },
    /// `Maria edits her last message in #general: words`.
    Edit {
        who: String,
        place: String,
        words: String,
    },
    /// `Maria deletes her last message in #general`.
    Delete { who: String, place: String },
    /// `the clock moves 2 hours` / `the clock moves to 2026-03-05 09:00 Europe/Berlin`.
    Clock(String),
    /// `Goodword restarts`: the bot ends and starts again on the same data.
    Restart,
    /// `Goodword is removed from #billing`.
    Removed(String),
    /// `#billing is archived`.
    Archived(String),
    /// `Slack misbehaves: {"kind": "error500", "method": "chat.postMessage", "times": 1}`.
    Fault(String),
}

/// A story: comments and blank lines kept, so that it can be written again.
#[derive(Debug)]
pub(crate) struct Script {
    pub(crate) scenes: Vec<Scene>,
}

/// A step with what stands around it.
#[derive(Debug)]
pub(crate) struct Scene {
    /// Comments and blank lines before the step.
    pub(crate) before: Vec<String>,
    /// The step as it is written.
    pub(crate) line: String,
    pub(crate) step: Step,
    /// What is seen then, without its indentation.
    pub(crate) seen: Vec<String>,
}

impl Script {
    /// Reads a story.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let mut scenes: Vec<Scene> = Vec::new();
        let mut before = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if let Some(seen) = line.strip_prefix("    ") {
                let scene = scenes.last_mut().ok_or("a story begins with a step")?;
                scene.seen.push(seen.to_owned());
            } else if line.trim().is_empty()
                || line.starts_with('#') && !line.contains(" is archived")
            {
                before.push(line.to_owned());
            } else {
                let step = step(line)
                    .ok_or_else(|| format!("line {}: I don't know this step: {line}", index + 1))?;
                scenes.push(Scene {
                    before: std::mem::take(&mut before),
                    line: line.to_owned(),
                    step,
                    seen: vec![],
                });
            }
        }
        Ok(Self { scenes })
    }

    /// Writes the story down.
    pub(crate) fn written(&self) -> String {
        let mut text = String::new();
        for scene in &self.scenes {
            for line in scene.before.iter().chain([&scene.line]) {
                text.push_str(line);
                text.push('\n');
            }
            for line in &scene.seen {
                text.push_str(format!("    {line}").trim_end());
                text.push('\n');
            }
        }
        text
    }
}

fn step(line: &str) -> Option<Step> {
    if let Some(moment) = line.strip_prefix("at ") {
        return Some(Step::At(moment.into()));
    }
    if let Some(how) = line.strip_prefix("the clock moves ") {
        return Some(Step::Clock(how.into()));
    }
    if let Some(fault) = line.strip_prefix("Slack misbehaves: ") {
        return Some(Step::Fault(fault.into()));
    }
    if line == "Goodword restarts" {
        return Some(Step::Restart);
    }
    if let Some(place) = line.strip_prefix("Goodword is removed from ") {
        return Some(Step::Removed(place.into()));
    }
    if let Some(place) = line.strip_suffix(" is archived") {
        return Some(Step::Archived(place.into()));
    }
    let (who, rest) = line.split_once(' ')?;
    person(who.into(), rest)
}

#[expect(clippy::too_many_lines, reason = "a table: a line for each step")]
fn person(who: String, rest: &str) -> Option<Step> {
    if let Some(rest) = rest.strip_prefix("in ") {
        let (place, words) = rest.split_once(": ")?;
        let (place, thread) = match place.strip_suffix(", in the thread") {
            Some(place) => (place, true),
            None => (place, false),
        };
        return Some(Step::Say {
            who,
            place: place.into(),
            thread,
            words: unescaped(words),
        });
    }
    if let Some(rest) = rest.strip_prefix("types in ") {
        let (place, words) = rest.split_once(": ")?;
        return Some(Step::Type {
            who,
            place: place.into(),
            words: unescaped(words),
        });
    }
    if let Some(label) = rest.strip_prefix("presses [") {
        return Some(Step::Press {
            who,
            label: label.strip_suffix(']')?.into(),
        });
    }
    if let Some(rest) = rest.strip_prefix("chooses \"") {
        let (choice, label) = rest.split_once("\" of [")?;
        return Some(Step::Choose {
            who,
            choice: choice.into(),
            label: label.strip_suffix(']')?.into(),
        });
    }
    if let Some(answers) = rest.strip_prefix("fills in: ") {
        let answers = answers
            .split("; ")
            .filter(|answer| !answer.is_empty())
            .map(|answer| {
                let (id, value) = answer.split_once(" = ")?;
                Some((id.to_owned(), unescaped(value)))
            });
        return Some(Step::Fill {
            who,
            answers: answers.collect::<Option<_>>()?,
        });
    }
    if let Some(rest) = rest.strip_prefix("uses \"") {
        let (label, rest) = rest.split_once('"')?;
        let place = rest.rsplit_once(" in ")?.1;
        return Some(Step::Shortcut {
            who,
            label: label.into(),
            place: place.into(),
        });
    }
    if let Some(rest) = rest.strip_prefix("edits ") {
        let (target, words) = rest.split_once(": ")?;
        let place = target.rsplit_once(" in ")?.1;
        return Some(Step::Edit {
            who,
            place: place.into(),
            words: unescaped(words),
        });
    }
    if let Some(rest) = rest.strip_prefix("deletes ") {
        return Some(Step::Delete {
            who,
            place: rest.rsplit_once(" in ")?.1.into(),
        });
    }
    match rest {
        "opens Home" => Some(Step::Home { who }),
        "closes the window" => Some(Step::Close { who }),
        _ => None,
    }
}

/// Words may say `\n`, and `{x*5000}` for a long run of one letter.
fn unescaped(words: &str) -> String {
    let mut words = words.replace("\\n", "\n");
    if let (Some(start), Some(end)) = (words.find('{'), words.find('}'))
        && let Some((what, times)) = words[start + 1..end].rsplit_once('*')
        && let Ok(times) = times.parse::<usize>()
    {
        words.replace_range(start..=end, &what.repeat(times));
    }
    words
}
