//! One run: line by line, in order, each answer written before the next line is waited for.

use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::IsTerminal as _;
use std::io::Read;
use std::io::Write;

use anyhow::Context as _;
use jiff::tz::TimeZone;
use serde_json::value::RawValue;

use super::analyst::Analyst;
use super::answer::Answer;
use super::answer::Failure;
use super::lines::Length;
use super::lines::Line;
use super::lines::Lines;
use super::lines::MOST_MEGABYTES;
use super::moment::Moment;
use super::options::Analyze;
use super::progress;
use super::progress::Progress;
use super::row;
use super::row::Row;
use super::unreadable::Unreadable;
use super::zone;
use super::zone::Zones;
use crate::clock::Clock;
use crate::config::Config;
use crate::view::wording::count;
use crate::wire;

/// How much is written at a time, when nobody waits for it.
const CHUNK: usize = 64 * 1024;

impl Analyze {
    /// Answers every line.
    ///
    /// A line that cannot be read is an answer too, so the run succeeds; how many there were is said at the end.
    pub(in crate::commands) fn run(self, config: Config, clock: &dyn Clock) -> anyhow::Result<()> {
        let zone = match &self.timezone {
            Some(name) => zone::zone(name).context("--timezone")?,
            None => TimeZone::try_system().unwrap_or(TimeZone::UTC),
        };
        if let Some(reference) = &self.reference {
            Moment::of(reference, None, &zone).context("--reference")?;
        }
        let (knowledge, _) = wire::knowledge(config.tips)?;
        let analyst = Analyst {
            knowledge,
            calendar: config.calendar,
            reference: self.reference,
            zone,
            zones: Zones::default(),
            only: self.only,
        };
        let mut run = Run {
            analyst,
            clock,
            is_text: self.text,
            read: 0,
            failed: 0,
        };
        let path = self.file.filter(|path| path.as_os_str() != "-");
        let (progress, ended) = match &path {
            None => {
                let input = io::stdin();
                if input.is_terminal() {
                    eprintln!("Reading what you type, line by line; Ctrl+D ends.");
                }
                let progress = Progress::start(progress::size(&input));
                let ended = run.all(input.lock(), &progress);
                (progress, ended)
            }
            Some(path) => {
                let named = || format!("could not read {}", path.display());
                let file = File::open(path).with_context(named)?;
                let progress = Progress::start(progress::size(&file));
                let ended = run.all(file, &progress);
                (progress, ended)
            }
        };
        progress.finish();
        ended?;
        if run.failed > 0 {
            eprintln!(
                "goodword: {} of {} could not be read; the answers say why",
                run.failed,
                count(run.read, "line", "lines"),
            );
        }
        Ok(())
    }
}

/// Why a run ends early.
enum Ended {
    /// Nobody reads the answers any more.
    Unread,
    /// The world failed.
    Failed(anyhow::Error),
}

struct Run<'c> {
    analyst: Analyst,
    clock: &'c dyn Clock,
    is_text: bool,
    read: usize,
    failed: usize,
}

impl Run<'_> {
    /// Answers every line of a source on standard output; a reader who has enough ends it quietly.
    fn all(&mut self, source: impl Read, progress: &Progress) -> anyhow::Result<()> {
        let output = BufWriter::with_capacity(CHUNK, io::stdout().lock());
        match self.answer_all(source, output, progress) {
            Ok(()) | Err(Ended::Unread) => Ok(()),
            Err(Ended::Failed(error)) => Err(error),
        }
    }

    fn answer_all(
        &mut self,
        source: impl Read,
        mut output: BufWriter<impl Write>,
        progress: &Progress,
    ) -> Result<(), Ended> {
        let mut lines = Lines::of(source);
        loop {
            let mut unwritten = None;
            let next = lines.next(|bytes| {
                progress.reached(bytes);
                if let Err(error) = output.flush() {
                    unwritten = Some(error.kind());
                    return Err(error);
                }
                Ok(())
            });
            let line = match next {
                Ok(Some(line)) => line,
                Ok(None) => return Ok(()),
                Err(error) if unwritten.is_some() => return Err(written(error)),
                Err(error) => {
                    let error = anyhow::Error::from(error).context("could not read any further");
                    return Err(Ended::Failed(error));
                }
            };
            self.answer(&line, &mut output).map_err(written)?;
        }
    }

    /// Writes the answer to a line.
    fn answer(&mut self, line: &Line<'_>, output: &mut impl Write) -> io::Result<()> {
        if !self.is_text && line.bytes.trim_ascii().is_empty() {
            return Ok(());
        }
        self.read += 1;
        let readable = readable(line);
        let answered = match &readable {
            Ok(words) if self.is_text => self.plain(words, line.number, output)?,
            Ok(words) => self.row(words, output)?,
            Err((unreadable, _)) => Err(unreadable.clone()),
        };
        if let Err(unreadable) = answered {
            self.failed += 1;
            let start = match &readable {
                Ok(words) => words,
                Err((_, start)) => start,
            };
            let failure = Failure {
                id: (!self.is_text).then(|| row::id_of(start)).flatten(),
                line: line.number,
                error: unreadable.to_string(),
            };
            serde_json::to_writer(&mut *output, &failure)?;
            output.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Answers a row.
    fn row(&mut self, words: &str, output: &mut impl Write) -> io::Result<Result<(), Unreadable>> {
        match Row::of(words) {
            Ok(row) => self.look(&row, output),
            Err(unreadable) => Ok(Err(unreadable)),
        }
    }

    /// Answers a plain text, known by its line's number.
    fn plain(
        &mut self,
        words: &str,
        number: u64,
        output: &mut impl Write,
    ) -> io::Result<Result<(), Unreadable>> {
        let number = number.to_string();
        let row = Row {
            id: serde_json::from_str::<&RawValue>(&number).ok(),
            text: words.into(),
            ..Row::default()
        };
        self.look(&row, output)
    }

    fn look(
        &mut self,
        row: &Row<'_>,
        output: &mut impl Write,
    ) -> io::Result<Result<(), Unreadable>> {
        let seen = match self.analyst.look(row, self.clock.now()) {
            Ok(seen) => seen,
            Err(unreadable) => return Ok(Err(unreadable)),
        };
        let answer = Answer::of(row.id, &row.text, &seen, self.analyst.only);
        serde_json::to_writer(&mut *output, &answer)?;
        output.write_all(b"\n")?;
        Ok(Ok(()))
    }
}

/// Returns a line as text, or why it is none and the start of it that is.
fn readable<'a>(line: &Line<'a>) -> Result<&'a str, (Unreadable, &'a str)> {
    let text = str::from_utf8(line.bytes);
    let good = text.map_or_else(|error| error.valid_up_to(), str::len);
    let start = line.bytes.get(..good).unwrap_or_default();
    let start = str::from_utf8(start).unwrap_or_default();
    match (line.length, text) {
        (Length::TooLong, _) => Err((Unreadable::TooLong(MOST_MEGABYTES), start)),
        (Length::Whole, Err(_)) => Err((Unreadable::NotUtf8(good + 1), start)),
        (Length::Whole, Ok(text)) => Ok(text),
    }
}

/// Says why an answer could not be written.
fn written(error: io::Error) -> Ended {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Ended::Unread;
    }
    Ended::Failed(anyhow::Error::from(error).context("could not write the answers"))
}
