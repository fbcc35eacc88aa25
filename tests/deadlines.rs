//! What a spoken deadline means, row by row: the interval it names, and the moment that is owed.
//!
//! Unless a test says otherwise it is Wednesday, 4 March 2026, 10:20 in Berlin.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use goodword::calendar::Calendar;
use goodword::calendar::DateOrder;
use goodword::calendar::wall_time;
use goodword::deadlines::Deadline;
use goodword::deadlines::Reference;
use goodword::deadlines::TimeExpression;
use goodword::deadlines::deadline;
use goodword::deadlines::duration;
use goodword::deadlines::read;
use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::civil::date;
use jiff::civil::time;
use jiff::tz::TimeZone;

const NOW: &str = "2026-03-04T10:20:00[Europe/Berlin]";

fn with<T>(now: &str, calendar: &Calendar, ask: impl FnOnce(Reference<'_>) -> T) -> T {
    let now: Zoned = now.parse().unwrap();
    ask(Reference {
        now: now.timestamp(),
        zone: now.time_zone(),
        calendar,
    })
}

fn short(at: DateTime) -> String {
    let form = if at.second() == 0 {
        "%Y-%m-%d %H:%M"
    } else {
        "%Y-%m-%d %H:%M:%S"
    };
    at.strftime(form).to_string()
}

fn says(expression: &TimeExpression) -> String {
    format!("{}..{}", short(expression.start), short(expression.end))
}

/// Checks the interval of the one time in a text.
#[track_caller]
fn check(text: &str, want: &str) {
    check_at(NOW, text, want);
}

#[track_caller]
fn check_at(now: &str, text: &str, want: &str) {
    let times = with(now, &Calendar::default(), |reference| read(text, reference));
    let got: Vec<String> = times.iter().map(says).collect();
    assert_eq!(got, [want], "{text}");
}

/// Checks when something is due: "open", "past", or the moment on the speaker's wall.
#[track_caller]
fn due(text: &str, want: &str) {
    due_at(NOW, text, want);
}

#[track_caller]
fn due_at(now: &str, text: &str, want: &str) {
    due_with(now, &Calendar::default(), text, want);
}

#[track_caller]
fn due_with(now: &str, calendar: &Calendar, text: &str, want: &str) {
    let got = match with(now, calendar, |reference| deadline(text, reference)) {
        Deadline::Open => "open".to_owned(),
        Deadline::Past(_) => "past".to_owned(),
        Deadline::Due(time) => short(time.due.unwrap().datetime()),
    };
    assert_eq!(got, want, "{text}");
}

/// Checks the other readings of the one time in a text.
#[track_caller]
fn others(now: &str, text: &str, want: &[&str]) {
    let times = with(now, &Calendar::default(), |reference| read(text, reference));
    let got: Vec<String> = times[0]
        .others
        .iter()
        .map(|other| short(other.datetime()))
        .collect();
    assert_eq!(got, want, "{text}");
}

/// Checks what stays of a sentence when its deadline is cut out, and what the deadline was.
#[track_caller]
fn cut(text: &str, rest: &str, core: &str) {
    let time = with(NOW, &Calendar::default(), |reference| {
        match deadline(text, reference) {
            Deadline::Due(time) | Deadline::Past(time) => time,
            Deadline::Open => panic!("{text} has no deadline"),
        }
    });
    let left = format!("{}{}", &text[..time.span.start], &text[time.span.end..]);
    assert_eq!(left.split_whitespace().collect::<Vec<_>>().join(" "), rest);
    assert_eq!(&text[time.core], core);
}

/// Checks that a text has no time in it.
#[track_caller]
fn none(text: &str) {
    let times = with(NOW, &Calendar::default(), |reference| read(text, reference));
    let got: Vec<&str> = times.iter().map(|time| &text[time.span.clone()]).collect();
    assert_eq!(got, Vec::<&str>::new(), "{text}");
}

#[test]
fn today_and_its_parts_are_parts_of_today() {
    check("today", "2026-03-04 00:00..2026-03-05 00:00");
    check("tonight", "2026-03-04 18:00..2026-03-05 00:00");
    check("this morning", "2026-03-04 00:00..2026-03-04 12:00");
    check("this afternoon", "2026-03-04 12:00..2026-03-04 19:00");
    check("this evening", "2026-03-04 18:00..2026-03-05 00:00");
    check("later today", "2026-03-04 10:20..2026-03-05 00:00");
    check(
        "I'll do it in the morning",
        "2026-03-04 00:00..2026-03-04 12:00",
    );
    check_at(
        "2026-03-04T16:20:00[Europe/Berlin]",
        "I'll do it in the morning",
        "2026-03-05 00:00..2026-03-05 12:00",
    );
    due("this morning", "2026-03-04 12:00");
    due("will get back to you this afternoon", "2026-03-04 17:00");
    due("tonight", "2026-03-04 21:00");
    due("this evening", "2026-03-04 21:00");
    due("today", "2026-03-04 17:00");
    due("later today", "2026-03-04 17:00");
    due("tomorrow morning", "2026-03-05 12:00");
    due("Friday afternoon", "2026-03-06 17:00");
    due("tomorrow night", "2026-03-05 21:00");
    due("rest of the day", "2026-03-04 17:00");
}

#[test]
fn days_are_counted_from_today() {
    check("tomorrow", "2026-03-05 00:00..2026-03-06 00:00");
    check(
        "the day after tomorrow",
        "2026-03-06 00:00..2026-03-07 00:00",
    );
    check("in 3 days", "2026-03-07 00:00..2026-03-08 00:00");
    check("in a few days", "2026-03-07 00:00..2026-03-08 00:00");
    check("in a couple of days", "2026-03-06 00:00..2026-03-07 00:00");
    check("in two weeks", "2026-03-18 00:00..2026-03-19 00:00");
    check("in a fortnight", "2026-03-18 00:00..2026-03-19 00:00");
    check("in a month", "2026-04-04 00:00..2026-04-05 00:00");
    check("3 days from now", "2026-03-07 00:00..2026-03-08 00:00");
    check(
        "two days after tomorrow",
        "2026-03-07 00:00..2026-03-08 00:00",
    );
    due("tomorrow", "2026-03-05 17:00");
    due("in 3 days", "2026-03-07 17:00");
    due("in two weeks", "2026-03-18 17:00");
    due("a week from Friday", "2026-03-13 17:00");
    due("two weeks from tomorrow", "2026-03-19 17:00");
}

#[test]
fn a_weekday_is_the_next_one_after_today() {
    check("Friday", "2026-03-06 00:00..2026-03-07 00:00");
    check("on Friday", "2026-03-06 00:00..2026-03-07 00:00");
    check("this Friday", "2026-03-06 00:00..2026-03-07 00:00");
    check("Wednesday", "2026-03-11 00:00..2026-03-12 00:00");
    check("this Wednesday", "2026-03-04 00:00..2026-03-05 00:00");
    check("next Friday", "2026-03-13 00:00..2026-03-14 00:00");
    check("next Wednesday", "2026-03-11 00:00..2026-03-12 00:00");
    check("a week on Friday", "2026-03-13 00:00..2026-03-14 00:00");
    check("Friday week", "2026-03-13 00:00..2026-03-14 00:00");
    check("Friday next week", "2026-03-13 00:00..2026-03-14 00:00");
    check(
        "Wednesday of next week",
        "2026-03-11 00:00..2026-03-12 00:00",
    );
    due("Friday", "2026-03-06 17:00");
    due("by Sunday", "2026-03-08 17:00");
    due("coming Monday", "2026-03-09 17:00");
    let friday = "2026-03-06T09:00:00[Europe/Berlin]";
    check_at(friday, "Friday", "2026-03-13 00:00..2026-03-14 00:00");
    check_at(friday, "this Friday", "2026-03-06 00:00..2026-03-07 00:00");
    check_at(friday, "next Friday", "2026-03-13 00:00..2026-03-14 00:00");
    let sunday = "2026-03-08T12:00:00[Europe/Berlin]";
    check_at(sunday, "next Friday", "2026-03-13 00:00..2026-03-14 00:00");
    check_at(sunday, "Monday", "2026-03-09 00:00..2026-03-10 00:00");
}

#[test]
fn periods_are_those_of_the_calendar() {
    check("next week", "2026-03-09 00:00..2026-03-16 00:00");
    check("next month", "2026-04-01 00:00..2026-05-01 00:00");
    check("next quarter", "2026-04-01 00:00..2026-07-01 00:00");
    check("next year", "2027-01-01 00:00..2028-01-01 00:00");
    check("this week", "2026-03-02 00:00..2026-03-09 00:00");
    check("this month", "2026-03-01 00:00..2026-04-01 00:00");
    check("end of the week", "2026-03-02 00:00..2026-03-09 00:00");
    check(
        "the end of next month",
        "2026-04-01 00:00..2026-05-01 00:00",
    );
    check("by end of quarter", "2026-01-01 00:00..2026-04-01 00:00");
    check("the end of the year", "2026-01-01 00:00..2027-01-01 00:00");
    check("the week after next", "2026-03-16 00:00..2026-03-23 00:00");
    check("in March", "2026-03-01 00:00..2026-04-01 00:00");
    check("by February", "2027-02-01 00:00..2027-03-01 00:00");
    check("Q3", "2026-07-01 00:00..2026-10-01 00:00");
    check(
        "by the end of Q1 2027",
        "2027-01-01 00:00..2027-04-01 00:00",
    );
    due("next week", "2026-03-13 17:00");
    due("this week", "2026-03-06 17:00");
    due("by the end of the month", "2026-03-31 17:00");
    due("by end of next month", "2026-04-30 17:00");
    due("by the end of May", "2026-05-29 17:00");
    due("next quarter", "2026-06-30 17:00");
    due("this year", "2026-12-31 17:00");
    due("early next week", "2026-03-09 17:00");
    due("the middle of next week", "2026-03-11 17:00");
    due("before next week", "2026-03-06 17:00");
    due("last Friday of October", "2026-10-30 17:00");
    due("the last working day of March", "2026-03-31 17:00");
}

#[test]
fn the_weekend_is_saturday_and_sunday() {
    check("the weekend", "2026-03-07 00:00..2026-03-09 00:00");
    check("this weekend", "2026-03-07 00:00..2026-03-09 00:00");
    check("next weekend", "2026-03-14 00:00..2026-03-16 00:00");
    due("before the weekend", "2026-03-06 17:00");
    due("by the weekend", "2026-03-06 17:00");
    due("over the weekend", "2026-03-08 21:00");
    due("this weekend", "2026-03-08 21:00");
}

#[test]
fn a_date_without_a_year_is_the_next_one() {
    check("the 12th", "2026-03-12 00:00..2026-03-13 00:00");
    check("March 20", "2026-03-20 00:00..2026-03-21 00:00");
    check("20 March", "2026-03-20 00:00..2026-03-21 00:00");
    check("3/20", "2026-03-20 00:00..2026-03-21 00:00");
    check("2026-03-20", "2026-03-20 00:00..2026-03-21 00:00");
    check("Mar 20th 2027", "2027-03-20 00:00..2027-03-21 00:00");
    check("by the 3rd", "2026-04-03 00:00..2026-04-04 00:00");
    check("on the fourth", "2026-03-04 00:00..2026-03-05 00:00");
    check("March 3", "2027-03-03 00:00..2027-03-04 00:00");
    check(
        "the twenty-first of June",
        "2026-06-21 00:00..2026-06-22 00:00",
    );
    check("May twenty one", "2026-05-21 00:00..2026-05-22 00:00");
    check(
        "the 20th of next month",
        "2026-04-20 00:00..2026-04-21 00:00",
    );
    check("Thursday the 12th", "2026-03-12 00:00..2026-03-13 00:00");
    check("Tue, 10 March", "2026-03-10 00:00..2026-03-11 00:00");
    check("10-August 2026", "2026-08-10 00:00..2026-08-11 00:00");
    check("3/20/27", "2027-03-20 00:00..2027-03-21 00:00");
    check("20.3.2026", "2026-03-20 00:00..2026-03-21 00:00");
    check("31/3", "2026-03-31 00:00..2026-04-01 00:00");
    check("Feb 29", "2028-02-29 00:00..2028-03-01 00:00");
    check("Christmas Eve", "2026-12-24 00:00..2026-12-25 00:00");
    check(
        "three days after Easter",
        "2026-04-08 00:00..2026-04-09 00:00",
    );
    due("I'll do it the 12th", "2026-03-12 17:00");
    due("by March 20", "2026-03-20 17:00");
}

#[test]
fn a_time_without_am_or_pm_falls_into_working_hours() {
    check("at 3", "2026-03-04 15:00..2026-03-04 15:01");
    check("3pm", "2026-03-04 15:00..2026-03-04 15:01");
    check("15:00", "2026-03-04 15:00..2026-03-04 15:01");
    check("half past 2", "2026-03-04 14:30..2026-03-04 14:31");
    check("quarter to five", "2026-03-04 16:45..2026-03-04 16:46");
    check(
        "a quarter past eleven",
        "2026-03-04 11:15..2026-03-04 11:16",
    );
    check("twenty past 4", "2026-03-04 16:20..2026-03-04 16:21");
    check("noon", "2026-03-04 12:00..2026-03-04 12:01");
    check("midnight", "2026-03-05 00:00..2026-03-05 00:01");
    check("at 9", "2026-03-05 09:00..2026-03-05 09:01");
    check("at 11", "2026-03-04 11:00..2026-03-04 11:01");
    check("tonight at 8", "2026-03-04 20:00..2026-03-04 20:01");
    check("8 tonight", "2026-03-04 20:00..2026-03-04 20:01");
    check("tomorrow at 5", "2026-03-05 17:00..2026-03-05 17:01");
    check(
        "at 7:30 tomorrow evening",
        "2026-03-05 19:30..2026-03-05 19:31",
    );
    check(
        "at seven thirty tomorrow",
        "2026-03-05 07:30..2026-03-05 07:31",
    );
    check("8.30 pm", "2026-03-04 20:30..2026-03-04 20:31");
    check("by 10.30", "2026-03-04 10:30..2026-03-04 10:31");
    check("by 1700hrs", "2026-03-04 17:00..2026-03-04 17:01");
    check("Friday at midnight", "2026-03-07 00:00..2026-03-07 00:01");
    check("330 p.m.", "2026-03-04 15:30..2026-03-04 15:31");
    check("15h30", "2026-03-04 15:30..2026-03-04 15:31");
    check("at 4 o'clock", "2026-03-04 16:00..2026-03-04 16:01");
    check("10am", "2026-03-05 10:00..2026-03-05 10:01");
    check("12pm", "2026-03-04 12:00..2026-03-04 12:01");
    check("Friday 12am", "2026-03-06 00:00..2026-03-06 00:01");
    check(
        "2026-03-20T15:30:00",
        "2026-03-20 15:30..2026-03-20 15:30:01",
    );
    due("Friday 3pm", "2026-03-06 15:00");
    due("at noon on Monday", "2026-03-09 12:00");
}

#[test]
fn hours_and_days_are_counted_from_the_moment_it_is_said() {
    due("in 15 min", "2026-03-04 10:35");
    due("in an hour and a half", "2026-03-04 11:50");
    due("within 48 hours", "2026-03-06 10:20");
    due("in the next 3 days", "2026-03-07 17:00");
    due("in a couple of hours", "2026-03-04 12:20");
    due("in a few days", "2026-03-07 17:00");
    due("in the next two hours", "2026-03-04 12:20");
    due("in half an hour", "2026-03-04 10:50");
    due("in 1h30", "2026-03-04 11:50");
    due("in 1.5 hours", "2026-03-04 11:50");
    due("in two and a half hours", "2026-03-04 12:50");
    due("in 1d 2hr 5min", "2026-03-05 12:25");
    due("in a quarter of an hour", "2026-03-04 10:35");
    due("30 minutes from now", "2026-03-04 10:50");
    due("within the hour", "2026-03-04 11:20");
    due("in the next hour", "2026-03-04 11:20");
    due("in 20", "2026-03-04 10:40");
    due("in 2-3 days", "2026-03-07 17:00");
    due("in no more than 3 days", "2026-03-07 17:00");
    due("in under an hour", "2026-03-04 11:20");
    due("in two to three weeks", "2026-03-25 17:00");
    due("in an hour or two", "2026-03-04 12:20");
    due("in 2 more hours", "2026-03-04 12:20");
    due("in three-quarters of an hour", "2026-03-04 11:05");
    due("within the week", "2026-03-06 17:00");
    due("in two days’ time", "2026-03-06 17:00");
    due("w/in 2 hrs", "2026-03-04 12:20");
    due("within a week", "2026-03-11 17:00");
    check("in the next 2 hours", "2026-03-04 10:20..2026-03-04 12:20");
    check("in 2 hours", "2026-03-04 12:20..2026-03-04 12:20:01");
}

#[test]
fn working_days_skip_weekends_and_holidays() {
    due("in 2 business days", "2026-03-06 17:00");
    due("within 3 working days", "2026-03-09 17:00");
    due("next business day", "2026-03-05 17:00");
    due("two business days from now", "2026-03-06 17:00");
    let calendar = Calendar {
        holidays: [date(2026, 3, 5), date(2026, 3, 9)].into(),
        ..Calendar::default()
    };
    due_with(NOW, &calendar, "in 2 business days", "2026-03-10 17:00");
    due_with(NOW, &calendar, "next working day", "2026-03-06 17:00");
    due_with(NOW, &calendar, "before Friday", "2026-03-04 17:00");
    due_with(NOW, &calendar, "Thursday", "2026-03-05 17:00");
    let friday_off = Calendar {
        holidays: [date(2026, 3, 6), date(2026, 3, 31)].into(),
        ..Calendar::default()
    };
    due_with(NOW, &friday_off, "EOW", "2026-03-05 17:00");
    due_with(NOW, &friday_off, "by EOM", "2026-03-30 17:00");
    due_with(NOW, &friday_off, "this week", "2026-03-05 17:00");
}

#[test]
fn a_span_runs_from_its_first_start_to_its_last_end() {
    check("between 3 and 4pm", "2026-03-04 15:00..2026-03-04 16:00");
    check("3-4pm", "2026-03-04 15:00..2026-03-04 16:00");
    check("11-1pm", "2026-03-04 11:00..2026-03-04 13:00");
    check("from 2 to 5", "2026-03-04 14:00..2026-03-04 17:00");
    check("10:30-11:30", "2026-03-04 10:30..2026-03-04 11:30");
    check("Monday to Wednesday", "2026-03-09 00:00..2026-03-12 00:00");
    check("Mon-Wed", "2026-03-09 00:00..2026-03-12 00:00");
    check("March 10-12", "2026-03-10 00:00..2026-03-13 00:00");
    check(
        "between the 21st and 23rd",
        "2026-03-21 00:00..2026-03-24 00:00",
    );
    check(
        "tomorrow between 3 and 4",
        "2026-03-05 15:00..2026-03-05 16:00",
    );
    check(
        "Friday 3pm to Monday noon",
        "2026-03-06 15:00..2026-03-09 12:00",
    );
    due("between 3 and 4pm", "2026-03-04 16:00");
    due("Monday to Wednesday", "2026-03-11 17:00");
    due("tomorrow 3–4pm", "2026-03-05 16:00");
}

#[test]
fn a_zone_in_the_text_is_the_zone_of_its_time() {
    due("3pm ET", "2026-03-04 21:00");
    due("by 9am PT tomorrow", "2026-03-05 18:00");
    due("3pm CET", "2026-03-04 15:00");
    due("3pm UTC", "2026-03-04 16:00");
    due("at 15:00 GMT+2", "2026-03-04 14:00");
    due("5pm London time", "2026-03-04 18:00");
    due("Friday 8:00 GMT", "2026-03-06 09:00");
    due("EOD ET", "2026-03-04 23:00");
    // On both sides of the change to summer time in New York, before Berlin's.
    due("March 12 3pm EST", "2026-03-12 20:00");
    due("July 1st 3pm PST", "2026-07-02 00:00");
    due("2026-03-20T15:30:00Z", "2026-03-20 16:30");
    due("2026-03-20T15:30+01:00", "2026-03-20 15:30");
}

#[test]
fn the_end_of_a_day_is_when_work_ends() {
    check("EOD", "2026-03-04 17:00..2026-03-04 17:01");
    due("EOD", "2026-03-04 17:00");
    due("COB", "2026-03-04 17:00");
    due("by close of business", "2026-03-04 17:00");
    due("by the end of the day", "2026-03-04 17:00");
    due("end of day", "2026-03-04 17:00");
    due("EOD Thursday", "2026-03-05 17:00");
    due("Thursday EOD", "2026-03-05 17:00");
    due("COB tomorrow", "2026-03-05 17:00");
    due("by tomorrow's EOD", "2026-03-05 17:00");
    due("send today's numbers tomorrow", "2026-03-05 17:00");
    due("end of day Friday", "2026-03-06 17:00");
    due("by the end of tomorrow", "2026-03-05 17:00");
    due("EOW", "2026-03-06 17:00");
    due("eom", "2026-03-31 17:00");
    due("EOQ", "2026-03-31 17:00");
    due("EOY", "2026-12-31 17:00");
    due("first thing", "2026-03-05 09:00");
    due("by start of business tomorrow", "2026-03-05 09:00");
    due("by midweek", "2026-03-04 17:00");
    due("first thing Monday", "2026-03-09 09:00");
    due("first thing tomorrow morning", "2026-03-05 09:00");
    due("first thing in the morning", "2026-03-05 09:00");
    check("at lunch", "2026-03-04 12:00..2026-03-04 13:00");
    check("by lunchtime", "2026-03-04 12:00..2026-03-04 13:00");
    due("before lunch", "2026-03-04 12:00");
    let late = Calendar {
        day_start: time(10, 0, 0, 0),
        day_end: time(18, 30, 0, 0),
        ..Calendar::default()
    };
    due_with(NOW, &late, "EOD", "2026-03-04 18:30");
    due_with(NOW, &late, "first thing tomorrow", "2026-03-05 10:00");
    due_with(NOW, &late, "Friday", "2026-03-06 18:30");
}

#[test]
fn words_like_soon_leave_it_open() {
    for text in [
        "soon",
        "ASAP",
        "shortly",
        "later",
        "when I can",
        "one day",
        "I'll look into it",
        "",
        "as soon as possible",
        "in due time",
        "in a bit",
    ] {
        due(text, "open");
    }
}

#[test]
fn before_is_the_start_of_a_time_and_the_working_day_before_a_day() {
    due("before 3pm", "2026-03-04 15:00");
    due("before Friday", "2026-03-05 17:00");
    due("before Monday", "2026-03-06 17:00");
    due("before tomorrow", "2026-03-04 17:00");
    due("before noon tomorrow", "2026-03-05 12:00");
    due("before the end of the day", "2026-03-04 17:00");
    due("before this evening", "2026-03-04 18:00");
    due("prior to 2pm", "2026-03-04 14:00");
    due("earlier than Friday 3pm", "2026-03-06 15:00");
    due("before April", "2026-03-31 17:00");
}

#[test]
fn a_deadline_is_never_past() {
    let afternoon = "2026-03-04T16:00:00[Europe/Berlin]";
    due_at(afternoon, "by 3pm", "2026-03-05 15:00");
    due_at(afternoon, "by 3pm today", "past");
    due_at(afternoon, "this morning", "past");
    due_at(afternoon, "by yesterday", "past");
    due_at(afternoon, "two days ago", "past");
    due_at(afternoon, "yesterday", "past");
    due_at(afternoon, "2020-01-01", "past");
    due_at(afternoon, "I fixed what broke yesterday", "open");
    due_at(afternoon, "it hurts since Monday", "open");
    due_at(afternoon, "two days ago I said so", "open");
    due_at(
        afternoon,
        "as I said last week, by Friday",
        "2026-03-06 17:00",
    );
    due_at("2026-03-04T18:00:00[Europe/Berlin]", "EOD", "past");
    due_at("2026-03-04T18:00:00[Europe/Berlin]", "today", "past");
    due_at("2026-03-07T12:00:00[Europe/Berlin]", "this week", "past");
}

#[test]
fn friday_evening_is_the_edge_of_the_week() {
    let before = "2026-03-06T16:59:00[Europe/Berlin]";
    let after = "2026-03-06T17:01:00[Europe/Berlin]";
    for text in [
        "EOD",
        "today",
        "EOW",
        "this week",
        "by the end of the week",
        "this Friday",
    ] {
        due_at(before, text, "2026-03-06 17:00");
        due_at(after, text, "past");
    }
    due_at(before, "Friday", "2026-03-13 17:00");
    due_at(after, "before Monday", "past");
    due_at(before, "before Monday", "2026-03-06 17:00");
    due_at(before, "in 2 business days", "2026-03-10 17:00");
    due_at(after, "next business day", "2026-03-09 17:00");
    due_at(after, "tomorrow", "2026-03-07 17:00");
    due_at(after, "in an hour", "2026-03-06 18:01");
    due_at(after, "next week", "2026-03-13 17:00");
    // What is past is offered as long as it is not over.
    others(after, "today", &["2026-03-07 00:00"]);
    others(after, "EOD", &[]);
}

#[test]
fn years_end_and_leap_days_come() {
    let eve = "2027-12-31T16:00:00[Europe/Berlin]";
    due_at(eve, "tomorrow", "2028-01-01 17:00");
    due_at(eve, "EOY", "2027-12-31 17:00");
    due_at(eve, "by the end of the year", "2027-12-31 17:00");
    due_at(eve, "next week", "2028-01-07 17:00");
    due_at(eve, "in two months", "2028-02-29 17:00");
    due_at(eve, "Feb 29", "2028-02-29 17:00");
    due_at(eve, "January 1st", "2028-01-01 17:00");
    due_at(eve, "next quarter", "2028-03-31 17:00");
    due_at(eve, "in 9 hours", "2028-01-01 01:00");
    let leap = "2028-02-29T12:00:00[Europe/Berlin]";
    due_at(leap, "in a year", "2029-02-28 17:00");
    due_at(leap, "tomorrow", "2028-03-01 17:00");
    due_at(leap, "Feb 29", "2028-02-29 17:00");
    due_at(leap, "EOM", "2028-02-29 17:00");
}

#[test]
fn what_may_mean_two_things_keeps_the_other() {
    others(NOW, "3/4", &["2026-04-03 17:00"]);
    others(NOW, "12/5", &["2026-05-12 17:00"]);
    others(NOW, "3/20", &[]);
    others(NOW, "5/5", &[]);
    others(NOW, "next Friday", &["2026-03-06 17:00"]);
    others(
        "2026-03-08T12:00:00[Europe/Berlin]",
        "next Friday",
        &["2026-03-20 17:00"],
    );
    others(NOW, "next Wednesday", &[]);
    others(NOW, "at 7", &["2026-03-04 19:00"]);
    others(NOW, "tomorrow at 8", &["2026-03-05 20:00"]);
    others(NOW, "at 3", &[]);
    others(NOW, "Friday at midnight", &["2026-03-06 00:00"]);
    others(NOW, "Friday", &[]);
    others(NOW, "Wednesday", &["2026-03-04 17:00"]);
}

#[test]
fn a_team_may_write_the_day_first() {
    let calendar = Calendar {
        date_order: DateOrder::DayFirst,
        ..Calendar::default()
    };
    due_with(NOW, &calendar, "by 5/4", "2026-04-05 17:00");
    due_with(NOW, &calendar, "by 3/20", "2026-03-20 17:00");
    due_with(NOW, &calendar, "by 05/04/2026", "2026-04-05 17:00");
    due_with(
        NOW,
        &Calendar::default(),
        "by 05/04/2026",
        "2026-05-04 17:00",
    );
    due_with(NOW, &calendar, "by 2026-04-05", "2026-04-05 17:00");
}

#[test]
fn misspellings_and_chat_forms_are_understood() {
    due("tmrw", "2026-03-05 17:00");
    due("by tmr noon", "2026-03-05 12:00");
    due("2mrw", "2026-03-05 17:00");
    due("by tom", "2026-03-05 17:00");
    due("thurs", "2026-03-05 17:00");
    due("weds", "2026-03-11 17:00");
    due("nxt wk", "2026-03-13 17:00");
    due("eod", "2026-03-04 17:00");
    due("cob", "2026-03-04 17:00");
    due("eow", "2026-03-06 17:00");
    due("b4 fri", "2026-03-05 17:00");
    due("tommorow mornin", "2026-03-05 12:00");
    due("by wensday", "2026-03-11 17:00");
    due("by *Friday*", "2026-03-06 17:00");
    due("by FRIDAY!!", "2026-03-06 17:00");
    due("in 2 hrs", "2026-03-04 12:20");
    due("3ish", "2026-03-04 15:00");
    due("3ish items", "open");
    due("around 3ish pm", "2026-03-04 15:00");
}

#[test]
fn the_time_that_bounds_the_promise_is_its_deadline() {
    due(
        "I'll send the notes of Monday by Friday",
        "2026-03-06 17:00",
    );
    due(
        "by Friday I'll send what we discussed for Monday",
        "2026-03-06 17:00",
    );
    due(
        "After the call tomorrow I'll send it on Friday",
        "2026-03-06 17:00",
    );
    due(
        "I'll try by Friday, Monday at the latest",
        "2026-03-09 17:00",
    );
    due("Can't right now, will send it Friday", "2026-03-06 17:00");
    due("I'll send it Friday, can't right now", "2026-03-06 17:00");
    due("I'll do it now", "open");
    due("no later than 6pm on Thursday", "2026-03-05 18:00");
    due("Thursday, no later than 6pm", "2026-03-05 18:00");
    due(
        "I'll have it ready at the latest by tomorrow",
        "2026-03-05 17:00",
    );
    due("latest Friday", "2026-03-06 17:00");
    due(
        "the latest version is out, I'll install it Friday",
        "2026-03-06 17:00",
    );
    due("due Monday", "2026-03-09 17:00");
    due("not before Monday", "2026-03-09 17:00");
    due("after the weekend", "2026-03-09 17:00");
    due("after lunch", "2026-03-04 13:00");
    due("I report every Friday", "open");
    due("on Fridays", "open");
    due("I'll need it for two hours", "open");
    due("by now", "open");
}

#[test]
fn a_deadline_can_be_cut_out_of_its_sentence() {
    cut(
        "send Acme the quote by Friday 3pm",
        "send Acme the quote",
        "Friday 3pm",
    );
    cut("call Bob tomorrow at the latest", "call Bob", "tomorrow");
    cut(
        "reply to Ann no later than noon on Monday",
        "reply to Ann",
        "noon on Monday",
    );
    cut(
        "check with engineering, at 4pm",
        "check with engineering,",
        "4pm",
    );
    cut("by Friday: send the quote", ": send the quote", "Friday");
    cut("close it on the 12th", "close it", "the 12th");
    cut("have it done until Thursday", "have it done", "Thursday");
    cut(
        "rückmelden – by Friday – an Zoë 🎉",
        "rückmelden – – an Zoë 🎉",
        "Friday",
    );
    cut("3 to Tuesday noon", "3", "Tuesday noon");
}

#[test]
fn what_is_not_a_time_stays_none() {
    for text in [
        "may",
        "you may go",
        "March on",
        "march on",
        "second option",
        "the second option is better",
        "sun is shining",
        "version 3.11",
        "24/7",
        "ratio 3/4",
        "call 555-1234",
        "I have 3 questions",
        "at 5 locations",
        "room 12",
        "I sat down",
        "mon ami",
        "one may ask",
        "we support 24/7 here",
        "10.1",
        "$15",
        "#12",
        "5%",
        "1:1",
        "3 30",
        "two three",
        "192.168.0.1",
        "the end",
        "in the end",
        "first of all",
        "Have a great week!",
        "Good morning",
        "good night all",
        "a day",
        "end of the line",
        "deliver 2000 pieces",
        "I'm at 101 points!",
        "may I ask",
        "by the way",
        "at once",
        "last but not least",
        "https://example.com/2026-03-20/3pm",
        "8/32",
        "February 30",
        "25:12",
        "14pm",
        "on the other hand",
        "at first",
        "for the first time",
        "this may help",
        "in the coming days",
        "as of now",
        "rated at 3",
        "in second place",
        "up-to-date",
        "the 3rd option",
        "a quarter of users",
    ] {
        none(text);
    }
}

#[test]
fn names_greetings_measures_and_files_are_no_times() {
    for text in [
        "a ratio of 3/4",
        "change the ratio to 3/4",
        "1/2 of the users",
        "rate it from 1 to 10",
        "see report-2026-03-10.pdf",
        "backup_2026",
        "2026-03-10.csv",
        "www.example.com/2026-03-10",
        "example.com/2026/03/10/post",
        "order 20260313",
        "upgrade to 6.3.26",
        "April will take a look",
        "June said hello",
        "I'll ask August",
        "happy Friday!",
        "Merry Christmas",
        "enjoy the rest of your day",
        "spring boot",
        "in spring boots",
        "fall back to the default",
        "the fall of an empire",
        "in the fall of the empire",
        "a winter coat",
        "week 2 of the project",
        "there is no week 00",
        "the Monday after the release",
        "the day before the launch",
        "at the same time",
        "the first half was great",
        "H1",
        "where it sat",
        "one month of work is one month",
        "half price",
        "twenty to six people",
        "5 to 4",
        "remember, dismember",
        "another two hours",
        "the weeks of waiting",
    ] {
        none(text);
    }
}

#[test]
fn seasons_and_numbered_weeks_are_periods() {
    check("next summer", "2026-06-21 00:00..2026-09-23 00:00");
    check("this winter", "2025-12-21 00:00..2026-03-20 00:00");
    check("in the fall", "2026-09-23 00:00..2026-12-21 00:00");
    check(
        "in the spring of 2027",
        "2027-03-20 00:00..2027-06-21 00:00",
    );
    check("summer 2027", "2027-06-21 00:00..2027-09-23 00:00");
    due("by the end of the summer", "2026-09-22 17:00");
    due("last summer", "past");
    check("week 12", "2026-03-16 00:00..2026-03-23 00:00");
    check("in week 3", "2027-01-18 00:00..2027-01-25 00:00");
    check("cw14", "2026-03-30 00:00..2026-04-06 00:00");
    check("2027-W12", "2027-03-22 00:00..2027-03-29 00:00");
    check(
        "calendar week 12 of 2027",
        "2027-03-22 00:00..2027-03-29 00:00",
    );
    due("I'll have it in week 12", "2026-03-20 17:00");
}

#[test]
fn days_are_found_beside_other_days() {
    check(
        "the day before Christmas",
        "2026-12-24 00:00..2026-12-25 00:00",
    );
    check(
        "the day after next Monday",
        "2026-03-10 00:00..2026-03-11 00:00",
    );
    check(
        "the Monday after Easter",
        "2026-04-06 00:00..2026-04-07 00:00",
    );
    check(
        "the Friday before Easter",
        "2026-04-03 00:00..2026-04-04 00:00",
    );
    check(
        "the second Monday after March 15",
        "2026-03-23 00:00..2026-03-24 00:00",
    );
    check(
        "the week before Christmas",
        "2026-12-14 00:00..2026-12-21 00:00",
    );
    check(
        "the weekend after Easter",
        "2026-04-11 00:00..2026-04-13 00:00",
    );
    check(
        "the night before Christmas",
        "2026-12-24 18:00..2026-12-25 00:00",
    );
    check(
        "the closest Friday to March 12",
        "2026-03-13 00:00..2026-03-14 00:00",
    );
    check(
        "the second closest Friday to March 12",
        "2026-03-06 00:00..2026-03-07 00:00",
    );
    check(
        "the last working day before the 15th",
        "2026-03-13 00:00..2026-03-14 00:00",
    );
    check(
        "3 days before the end of the month",
        "2026-03-28 00:00..2026-03-29 00:00",
    );
    due("the Monday after Easter at 3", "2026-04-06 15:00");
}

#[test]
fn the_nth_of_a_month_is_of_the_next_when_it_is_past() {
    check("the 1st of the month", "2026-04-01 00:00..2026-04-02 00:00");
    check(
        "first Monday of the month",
        "2026-04-06 00:00..2026-04-07 00:00",
    );
    check(
        "on the second Friday in June",
        "2026-06-12 00:00..2026-06-13 00:00",
    );
    check(
        "on the third Thursday",
        "2026-03-19 00:00..2026-03-20 00:00",
    );
    check(
        "second to last Friday of May",
        "2026-05-22 00:00..2026-05-23 00:00",
    );
    check(
        "the last weekend of July",
        "2026-07-25 00:00..2026-07-27 00:00",
    );
    check(
        "last two weeks of June",
        "2026-06-17 00:00..2026-07-01 00:00",
    );
    check(
        "in the 2nd half of May",
        "2026-05-16 00:00..2026-06-01 00:00",
    );
    check("H1 2027", "2027-01-01 00:00..2027-07-01 00:00");
    due("every second Tuesday", "open");
}

#[test]
fn early_mid_and_late_are_parts_of_a_period() {
    check("early March", "2026-03-01 00:00..2026-03-11 00:00");
    check("mid-March", "2026-03-11 00:00..2026-03-21 00:00");
    check("late March", "2026-03-21 00:00..2026-04-01 00:00");
    check("late next week", "2026-03-12 00:00..2026-03-16 00:00");
    check_at(
        "2026-03-25T10:20:00[Europe/Berlin]",
        "mid March",
        "2027-03-11 00:00..2027-03-21 00:00",
    );
    due("mid-March", "2026-03-15 17:00");
    due("late next month", "2026-04-30 17:00");
}

#[test]
fn the_same_time_of_another_day_is_the_time_it_is_said() {
    check("same time tomorrow", "2026-03-05 10:20..2026-03-05 10:21");
    check(
        "tomorrow at this time",
        "2026-03-05 10:20..2026-03-05 10:21",
    );
    check("this time next week", "2026-03-11 10:20..2026-03-11 10:21");
    check("same time on Monday", "2026-03-09 10:20..2026-03-09 10:21");
    check("same day next week", "2026-03-11 00:00..2026-03-12 00:00");
    due("by the end of the hour", "2026-03-04 11:00");
}

#[test]
fn hours_of_every_shape_are_read() {
    check("9-5 tomorrow", "2026-03-05 09:00..2026-03-05 17:00");
    check("tomorrow 2 to 3", "2026-03-05 14:00..2026-03-05 15:00");
    check("from noon to 2pm", "2026-03-04 12:00..2026-03-04 14:00");
    due("I'll call at 5, ok?", "2026-03-04 17:00");
    due("at 1930", "2026-03-04 19:30");
    due("at half six", "2026-03-04 18:30");
    due("tomorrow 0900 hours", "2026-03-05 09:00");
    due("at eight oh five tomorrow", "2026-03-05 08:05");
    due("tmr 10", "2026-03-05 10:00");
    due("fri pm", "2026-03-06 17:00");
    due("tomorrow am", "2026-03-05 12:00");
    due("at 9:30 AM sharp, Thursday", "2026-03-05 09:30");
    due("at 14.30 CET", "2026-03-04 14:30");
    due("3pm New York time", "2026-03-04 21:00");
    due("Tue, 17 Mar 2026 08:09:10 +0100", "2026-03-17 08:09:10");
    due("in 1:30 hours", "2026-03-04 11:50");
    due("in 1½ hours", "2026-03-04 11:50");
    due("in 20ish minutes", "2026-03-04 10:40");
    due("in an hour or so", "2026-03-04 11:20");
    due("in another week or 2", "2026-03-18 17:00");
    due("give me ten minutes", "2026-03-04 10:30");
    due("2 weeks", "2026-03-18 17:00");
    due("in 3/4 of an hour", "2026-03-04 11:05");
    due("in a quarter hour", "2026-03-04 10:35");
    due("in two-three days", "2026-03-07 17:00");
    due("2026-03-12T15:00:00.000Z", "2026-03-12 16:00");
}

#[test]
fn dates_of_every_shape_are_read() {
    due("Mar. 14, '26", "2026-03-14 17:00");
    due("by 20260313", "2026-03-13 17:00");
    due("by 6.3.26", "2026-03-06 17:00");
    due("14-Mar-26", "2026-03-14 17:00");
    due("14mar2026", "2026-03-14 17:00");
    due("Q3'27", "2027-09-30 17:00");
    due("EOM April", "2026-04-30 17:00");
    due("EOW next week", "2026-03-13 17:00");
    due("before the end of the week", "2026-03-06 17:00");
    due("a week Monday", "2026-03-16 17:00");
    due("Friday fortnight", "2026-03-20 17:00");
    due("two weeks tomorrow", "2026-03-19 17:00");
    due("ship it mon", "2026-03-09 17:00");
    due("by febuary 12", "2027-02-12 17:00");
    due("on Wendsday", "2026-03-11 17:00");
    due("last June", "past");
    due("as I said earlier today", "open");
    due("I sent it last night", "open");
    due("earlier next week", "2026-03-09 17:00");
    due("by tomorrow, Friday at the very latest", "2026-03-06 17:00");
    due("Ash Wednesday", "2027-02-10 17:00");
    due("by Pentecost", "2026-05-24 17:00");
}

#[test]
fn a_bare_length_of_time_is_read_only_where_one_is_expected() {
    #[track_caller]
    fn check(text: &str, want: Option<&str>) {
        let got = with(NOW, &Calendar::default(), |reference| {
            duration(text, reference)
        });
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let want = want.map(|want| wall_time(want.parse().unwrap(), &zone).unwrap().timestamp());
        assert_eq!(got, want, "{text}");
    }
    check("2h", Some("2026-03-04T12:20"));
    check("30m", Some("2026-03-04T10:50"));
    check("1d", Some("2026-03-05T10:20"));
    check("90 min", Some("2026-03-04T11:50"));
    check("2 hours", Some("2026-03-04T12:20"));
    check("an hour", Some("2026-03-04T11:20"));
    check("for half an hour", Some("2026-03-04T10:50"));
    check("in a week", Some("2026-03-11T10:20"));
    check("1h30m", Some("2026-03-04T11:50"));
    check("2 business days", Some("2026-03-06T10:20"));
    check("0m", None);
    check("tomorrow", None);
    check("2", None);
    check("2h ago", None);
    check("", None);
    check("99999 years", None);
    none("2h");
    none("it took 2 hours");
}

#[test]
fn clocks_that_change_move_no_deadline() {
    // Berlin: 02:00 to 03:00 is skipped on 29 March, and comes twice on 25 October.
    let spring = "2026-03-28T22:00:00[Europe/Berlin]";
    due_at(spring, "tomorrow 2:30am", "2026-03-29 03:30");
    due_at(spring, "in 6 hours", "2026-03-29 05:00");
    due_at(spring, "tomorrow 9am", "2026-03-29 09:00");
    due_at(spring, "in 24 hours", "2026-03-29 23:00");
    due_at(spring, "in 1 day", "2026-03-29 17:00");
    let autumn = "2026-10-24T22:00:00[Europe/Berlin]";
    due_at(autumn, "in 6 hours", "2026-10-25 03:00");
    due_at(autumn, "in 24 hours", "2026-10-25 21:00");
    let twice = with(autumn, &Calendar::default(), |reference| {
        read("tomorrow 2:30am", reference)
    });
    assert_eq!(
        twice[0].due.as_ref().unwrap().to_string(),
        "2026-10-25T02:30:00+02:00[Europe/Berlin]"
    );
    // New York: 8 March and 1 November.
    let spring = "2026-03-07T22:00:00[America/New_York]";
    due_at(spring, "tomorrow 2:30am", "2026-03-08 03:30");
    due_at(spring, "in 6 hours", "2026-03-08 05:00");
    let autumn = "2026-10-31T22:00:00[America/New_York]";
    due_at(autumn, "in 6 hours", "2026-11-01 03:00");
    due_at(autumn, "tomorrow 1:30am", "2026-11-01 01:30");
    // Lord Howe moves by half an hour: 4 October and 5 April.
    let spring = "2026-10-03T22:00:00[Australia/Lord_Howe]";
    due_at(spring, "tomorrow 2:10am", "2026-10-04 02:40");
    due_at(spring, "in 6 hours", "2026-10-04 04:30");
    let autumn = "2026-04-04T22:00:00[Australia/Lord_Howe]";
    due_at(autumn, "in 6 hours", "2026-04-05 03:30");
}
