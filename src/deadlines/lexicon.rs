//! Every word the grammar knows: what it can be, and what it is called in the rules.
//!
//! Misspellings and chat forms are rows here and nowhere else. Phrases of several words are rules.

use std::collections::HashMap;

use super::classes::AMPM;
use super::classes::AT;
use super::classes::COUNTED;
use super::classes::Classes;
use super::classes::DOUBTFUL;
use super::classes::FOLLOWS;
use super::classes::LINK;
use super::classes::MEASURE;
use super::classes::MONTH;
use super::classes::NAMED_HOUR;
use super::classes::NUMBER;
use super::classes::OBJECT;
use super::classes::ORDINAL;
use super::classes::PART;
use super::classes::PLURAL;
use super::classes::QUANTITY;
use super::classes::SHORT;
use super::classes::SPELLED;
use super::classes::UNIT;
use super::classes::WEEKDAY;
use super::classes::ZONE;
use super::words;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// 1 s
    Second,
    /// 60 s
    Minute,
    /// 3,600 s
    Hour,
    /// A calendar day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Seven days.
    Week,
    /// Fourteen days.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

/// The units by the index their words carry.
pub(super) const UNITS: [Unit; 10] = [
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::Day,
    Unit::Weekend,
    Unit::Week,
    Unit::Fortnight,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
];

/// Words with a class, what the rules call them, their index within the class, and all the ways to write them.
const NAMES: &[(Classes, &str, i8, &str)] = &[
    (WEEKDAY, "monday", 0, "monday monady munday mondy mnday"),
    (WEEKDAY | PLURAL, "monday", 0, "mondays"),
    (WEEKDAY | DOUBTFUL | SHORT, "monday", 0, "mon"),
    (
        WEEKDAY,
        "tuesday",
        1,
        "tuesday teusday tuseday tusday tuesdy",
    ),
    (WEEKDAY | PLURAL, "tuesday", 1, "tuesdays"),
    (WEEKDAY | SHORT, "tuesday", 1, "tue tues"),
    (
        WEEKDAY,
        "wednesday",
        2,
        "wednesday wensday wednsday wednesay wedensday wendesday weds",
    ),
    (WEEKDAY | PLURAL, "wednesday", 2, "wednesdays"),
    (WEEKDAY | DOUBTFUL | SHORT, "wednesday", 2, "wed"),
    (
        WEEKDAY,
        "thursday",
        3,
        "thursday thrusday thurday thusday thursdy thirsday",
    ),
    (WEEKDAY | PLURAL, "thursday", 3, "thursdays"),
    (WEEKDAY | SHORT, "thursday", 3, "thu thur thurs"),
    (WEEKDAY, "friday", 4, "friday firday fridy firiday"),
    (WEEKDAY | PLURAL, "friday", 4, "fridays"),
    (WEEKDAY | SHORT, "friday", 4, "fri"),
    (WEEKDAY, "saturday", 5, "saturday saterday saturdy satuday"),
    (WEEKDAY | PLURAL, "saturday", 5, "saturdays"),
    (WEEKDAY | DOUBTFUL | SHORT, "saturday", 5, "sat"),
    (WEEKDAY, "sunday", 6, "sunday sundy"),
    (WEEKDAY | PLURAL, "sunday", 6, "sundays"),
    (WEEKDAY | DOUBTFUL | SHORT, "sunday", 6, "sun"),
    (MONTH, "january", 1, "january januray janurary janaury"),
    (MONTH | DOUBTFUL | SHORT, "january", 1, "jan"),
    (MONTH, "february", 2, "february febuary feburary febrary"),
    (MONTH | DOUBTFUL | SHORT, "february", 2, "feb"),
    (MONTH | DOUBTFUL, "march", 3, "march"),
    (MONTH | DOUBTFUL | SHORT, "march", 3, "mar"),
    (MONTH, "april", 4, "april apirl"),
    (MONTH | DOUBTFUL | SHORT, "april", 4, "apr"),
    (MONTH | DOUBTFUL, "may", 5, "may"),
    (MONTH, "june", 6, "june"),
    (MONTH | DOUBTFUL | SHORT, "june", 6, "jun"),
    (MONTH, "july", 7, "july"),
    (MONTH | DOUBTFUL | SHORT, "july", 7, "jul"),
    (MONTH, "august", 8, "august agust"),
    (MONTH | DOUBTFUL | SHORT, "august", 8, "aug"),
    (MONTH, "september", 9, "september setember septemeber"),
    (MONTH | DOUBTFUL | SHORT, "september", 9, "sep sept"),
    (MONTH, "october", 10, "october octobre ocotber"),
    (MONTH | DOUBTFUL | SHORT, "october", 10, "oct"),
    (MONTH, "november", 11, "november novemeber"),
    (MONTH | DOUBTFUL | SHORT, "november", 11, "nov"),
    (MONTH, "december", 12, "december decemeber"),
    (MONTH | DOUBTFUL | SHORT, "december", 12, "dec"),
    (UNIT, "second", 0, "sec s"),
    (UNIT | PLURAL, "second", 0, "seconds secs second's"),
    (UNIT, "minute", 1, "minute min m minit"),
    (
        UNIT | PLURAL,
        "minute",
        1,
        "minutes minuts mintues mins minits",
    ),
    (UNIT, "hour", 2, "hour hr h"),
    (UNIT | PLURAL, "hour", 2, "hours hrs huors hous hour's"),
    (UNIT, "day", 3, "day d"),
    (UNIT | PLURAL, "day", 3, "days dayz day's"),
    (UNIT, "weekend", 4, "weekend wknd wkend"),
    (UNIT | PLURAL, "weekend", 4, "weekends"),
    (UNIT, "week", 5, "week wk w weeek"),
    (UNIT | PLURAL, "week", 5, "weeks wks week's"),
    (UNIT, "fortnight", 6, "fortnight fortnights fortnight's"),
    (UNIT, "month", 7, "month mo mth monht"),
    (UNIT | PLURAL, "month", 7, "months mos mths month's"),
    (UNIT, "quarter", 8, "quarter qtr quater"),
    (UNIT | PLURAL, "quarter", 8, "quarters qtrs"),
    (UNIT, "year", 9, "year yr y"),
    (UNIT | PLURAL, "year", 9, "years yrs year's"),
    (PART, "morning", 0, "morning mornings mornin morn"),
    (PART, "lunch", 1, "lunch lunchtime"),
    (
        PART,
        "afternoon",
        2,
        "afternoon afternoons arvo aft afternon",
    ),
    (PART, "evening", 3, "evening evenings eve evenin"),
    (PART, "night", 4, "night nights nite"),
    (AMPM, "am", 0, "am"),
    (AMPM, "pm", 1, "pm"),
    (AMPM, "ampm", 2, "ampm"),
    (NAMED_HOUR, "noon", 12, "noon midday noontime"),
    (NAMED_HOUR, "midnight", 24, "midnight midnite"),
];

/// Numbers in words, and words that open an amount.
const NUMBERS: &[(Classes, i32, &str)] = &[
    (NUMBER | SPELLED, 0, "zero"),
    (NUMBER | SPELLED, 1, "one"),
    (NUMBER | SPELLED, 2, "two"),
    (NUMBER | SPELLED, 3, "three"),
    (NUMBER | SPELLED, 4, "four"),
    (NUMBER | SPELLED, 5, "five"),
    (NUMBER | SPELLED, 6, "six"),
    (NUMBER | SPELLED, 7, "seven"),
    (NUMBER | SPELLED, 8, "eight"),
    (NUMBER | SPELLED, 9, "nine"),
    (NUMBER | SPELLED, 10, "ten"),
    (NUMBER | SPELLED, 11, "eleven"),
    (NUMBER | SPELLED, 12, "twelve"),
    (NUMBER | SPELLED, 13, "thirteen"),
    (NUMBER | SPELLED, 14, "fourteen"),
    (NUMBER | SPELLED, 15, "fifteen"),
    (NUMBER | SPELLED, 16, "sixteen"),
    (NUMBER | SPELLED, 17, "seventeen"),
    (NUMBER | SPELLED, 18, "eighteen"),
    (NUMBER | SPELLED, 19, "nineteen"),
    (NUMBER | SPELLED, 20, "twenty"),
    (NUMBER | SPELLED, 30, "thirty"),
    (NUMBER | SPELLED, 40, "forty fourty"),
    (NUMBER | SPELLED, 50, "fifty"),
    (NUMBER | SPELLED, 60, "sixty"),
    (NUMBER | SPELLED, 70, "seventy"),
    (NUMBER | SPELLED, 80, "eighty"),
    (NUMBER | SPELLED, 90, "ninety"),
    (ORDINAL | SPELLED, 1, "first"),
    (ORDINAL | SPELLED, 3, "third"),
    (ORDINAL | SPELLED, 4, "fourth"),
    (ORDINAL | SPELLED, 5, "fifth"),
    (ORDINAL | SPELLED, 6, "sixth"),
    (ORDINAL | SPELLED, 7, "seventh"),
    (ORDINAL | SPELLED, 8, "eighth"),
    (ORDINAL | SPELLED, 9, "ninth"),
    (ORDINAL | SPELLED, 10, "tenth"),
    (ORDINAL | SPELLED, 11, "eleventh"),
    (ORDINAL | SPELLED, 12, "twelfth"),
    (ORDINAL | SPELLED, 13, "thirteenth"),
    (ORDINAL | SPELLED, 14, "fourteenth"),
    (ORDINAL | SPELLED, 15, "fifteenth"),
    (ORDINAL | SPELLED, 16, "sixteenth"),
    (ORDINAL | SPELLED, 17, "seventeenth"),
    (ORDINAL | SPELLED, 18, "eighteenth"),
    (ORDINAL | SPELLED, 19, "nineteenth"),
    (ORDINAL | SPELLED, 20, "twentieth"),
    (ORDINAL | SPELLED, 30, "thirtieth"),
    (QUANTITY, 2, "couple pair"),
    (QUANTITY, 3, "few"),
    (QUANTITY, 7, "several"),
    (QUANTITY, 12, "dozen"),
];

/// Other ways to write a word of the rules: misspellings, chat forms, joined forms.
const ALIASES: &[(&str, &str)] = &[
    (
        "tomorrow",
        "tomorrow tmrw tmrrw tmr tmw tmrow tmoro 2mrw 2moro 2morrow 2mrrw tommorow tommorrow tomorow tomorro tomorrw tomoz tomoro tommorw",
    ),
    ("today", "today 2day tday todya"),
    ("tonight", "tonight 2nite tonite tnite 2night tonght"),
    ("yesterday", "yesterday yday ystrdy yesterady"),
    ("next", "next nxt"),
    ("coming", "coming upcoming forthcoming"),
    ("last", "last previous"),
    ("eod", "eod eob cob"),
    ("end", "end close ends"),
    ("business", "business working work biz"),
    (
        "about",
        "about around roughly approximately approx circa ca say like maybe probably sometime somewhere early-ish",
    ),
    ("until", "until till til untill 'til"),
    ("latest", "latest tops"),
    ("o'clock", "o'clock oclock"),
    ("beginning", "beginning start starting"),
    ("middle", "middle mid"),
    ("and", "and & n"),
    ("more", "more additional extra full"),
    ("now", "now nw"),
    ("within", "within w/in"),
    ("before", "before b4 bef bfore"),
    ("later", "later l8r"),
    ("saint", "saint st"),
];

/// Words that stand before or between times without saying more.
const LINKS: &str = "at on in the for @ about of this , ( ) - t exactly only just";

/// Words before which a number counts things rather than naming an hour.
const COUNTED_WORDS: &str = "send have has had get got need needs finish do does did all only the these those you them us want take takes \
     add buy see make made give gave order book bring show review read write with than and or my your our their his her \
     another other some any no are is be was were them page step version level chapter room ticket issue item part type size";

/// Words after which "the 12th" is a day: "I'll do it the 12th".
const OBJECTS: &str =
    "it this that them these those you him her us everyone all back again there here done ready";

/// Words before which 3/4 and the like are no date.
const MEASURES: &str = "ratio score scored version ver v rated rating page pages step chapter room ext extension part fraction odds aspect \
     ranked grade section build release tel phone call isbn ip";

/// Words after which a bare number is an hour.
const AT_WORDS: &str = "at @ by before until about than after past from between due < =";

/// Words that can follow a time.
const FOLLOWS_WORDS: &str = "at on in by before until and or but if when while because since as so then with for to from of via \
     through please today tomorrow tonight this next works work sharp is are was be will would should can latest only too also \
     unless instead , ) ( - / : | ' @ i you we they he she it me us my your our their the a thanks thank ok okay cheers not \
     o'clock after last over during every each yesterday than btw max minimum via again back here there good right";

/// What a word can be, and its value in each class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// The number the rules know it by; 0 is no word of ours.
    pub word: u16,
    /// What it can be.
    pub classes: Classes,
    /// Its index as a weekday, month, unit, part, feast or zone.
    pub name: i8,
    /// Its value as a number or ordinal.
    pub number: i32,
}

/// The words, by how they are written.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    entries: HashMap<Box<str>, Entry>,
    words: HashMap<Box<str>, u16>,
}

impl Lexicon {
    /// Builds the lexicon from the tables.
    pub(super) fn new(zones: &[(i8, &str)]) -> Self {
        let mut lexicon = Self::default();
        for word in words::FIXED {
            lexicon.word(word);
        }
        for (classes, word, name, forms) in NAMES {
            for form in forms.split_whitespace() {
                let entry = lexicon.entry(form, word);
                entry.classes |= classes;
                entry.name = *name;
            }
        }
        for (classes, number, forms) in NUMBERS {
            for form in forms.split_whitespace() {
                let entry = lexicon.entry(form, form);
                entry.classes |= classes;
                entry.number = *number;
            }
        }
        // The one word that is both a unit and an ordinal.
        let second = lexicon.entry("second", "second");
        *second = Entry {
            classes: UNIT | ORDINAL | SPELLED,
            number: 2,
            name: 0,
            ..*second
        };
        for (name, form) in zones {
            let entry = lexicon.entry(form, form);
            entry.classes |= ZONE;
            if entry.name == 0 {
                entry.name = *name;
            }
        }
        for (class, forms) in [
            (LINK, LINKS),
            (COUNTED, COUNTED_WORDS),
            (OBJECT, OBJECTS),
            (MEASURE, MEASURES),
            (AT, AT_WORDS),
            (FOLLOWS, FOLLOWS_WORDS),
        ] {
            for form in forms.split_whitespace() {
                lexicon.entry(form, form).classes |= class;
            }
        }
        for (word, forms) in ALIASES {
            let classes = lexicon.get(word).classes;
            for form in forms.split_whitespace() {
                lexicon.entry(form, word).classes |= classes;
            }
        }
        lexicon
    }

    /// Returns what a lower-cased word can be.
    pub(super) fn get(&self, form: &str) -> Entry {
        self.entries.get(form).copied().unwrap_or_default()
    }

    /// Returns the number a word has in the rules, giving it one if it has none.
    pub(super) fn word(&mut self, word: &str) -> u16 {
        self.entry(word, word).word
    }

    /// Returns how many words there are, for tables indexed by them.
    pub(super) fn len(&self) -> usize {
        self.words.len() + 1
    }

    fn entry(&mut self, form: &str, word: &str) -> &mut Entry {
        let next = u16::try_from(self.words.len() + 1).unwrap_or(u16::MAX);
        let id = *self.words.entry(word.into()).or_insert(next);
        let entry = self.entries.entry(form.into()).or_default();
        if entry.word == 0 {
            entry.word = id;
        }
        entry
    }
}
