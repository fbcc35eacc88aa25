//! The words themselves: names, numbers, and all the ways to write them.
//!
//! Misspellings and chat forms are rows here and nowhere else. Phrases of several words are rules.

use super::classes::AMPM;
use super::classes::Classes;
use super::classes::DOUBTFUL;
use super::classes::MONTH;
use super::classes::NAMED_HOUR;
use super::classes::NUMBER;
use super::classes::ORDINAL;
use super::classes::PART;
use super::classes::PLURAL;
use super::classes::QUANTITY;
use super::classes::SEASON;
use super::classes::SHORT;
use super::classes::SPELLED;
use super::classes::UNIT;
use super::classes::WEEKDAY;

/// Words with a class, what the rules call them, their index within the class, and all the ways to write them.
pub(super) const NAMES: &[(Classes, &str, i8, &str)] = &[
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
        "wednesday wensday wendsday wednsday wednesay wedensday wendesday weds",
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
    (SEASON, "spring", 0, "spring springtime"),
    (SEASON, "summer", 1, "summer summertime"),
    (SEASON, "autumn", 2, "autumn fall"),
    (SEASON, "winter", 3, "winter wintertime"),
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
    (NAMED_HOUR, "noon", 12, "noon midday noontime noonish"),
    (NAMED_HOUR, "midnight", 24, "midnight midnite"),
];

/// Numbers in words, and words that open an amount.
pub(super) const NUMBERS: &[(Classes, i32, &str)] = &[
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
    (QUANTITY, 2, "couple cpl coupla pair"),
    (QUANTITY, 3, "few"),
    (QUANTITY, 7, "several"),
    (QUANTITY, 12, "dozen"),
];

/// Other ways to write a word of the rules: misspellings, chat forms, joined forms.
pub(super) const ALIASES: &[(&str, &str)] = &[
    (
        "tomorrow",
        "tomorrow tomm tmmrw tmo tmrw tmrrw tmr tmw tmrow tmoro 2mrw 2moro 2morrow 2mrrw tommorow tommorrow tomorow tomorro tomorrw tomoz tomoro tommorw",
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
    ("latest", "latest"),
    ("max", "max maximum tops"),
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
    ("through", "through thru"),
    ("later", "later ltr"),
    ("cw", "cw kw"),
    (
        "happy",
        "happy merry enjoy great lovely wonderful nice blessed fabulous fantastic joyful glorious",
    ),
    ("rated", "rated rating ranked scored score"),
    ("oh", "oh"),
    ("closest", "closest nearest"),
    ("h1", "h1"),
    ("h2", "h2"),
];

/// Words that stand before or between times without saying more.
pub(super) const LINKS: &str = "at on in the for @ about of this , ( ) - t exactly only just";

/// Words before which a number counts things rather than naming an hour.
pub(super) const COUNTED_WORDS: &str = "send have has had get got need needs finish do does did all only the these those you them us want take takes \
     add buy see make made give gave order book bring show review read write with than and or my your our their his her \
     another other some any no are is be was were them page step version level chapter room ticket issue item part type size";

/// Words before a person, so that a month after them is one: "ask April".
pub(super) const ADDRESSED_WORDS: &str = "ask asked tell told ping pinged cc hi hey hello thanks thank dear email message messaged meet met call called remind";

/// What a person does, so that a month before it is one: "June said".
pub(super) const ACTS_WORDS: &str = "will said says asked asks wants wrote writes told tells thinks mentioned suggested replied called confirmed can could has had";

/// Words after which "the 12th" is a day: "I'll do it the 12th".
pub(super) const OBJECTS: &str =
    "it this that them these those you him her us everyone all back again there here done ready";

/// Words before which 3/4 and the like are no date.
pub(super) const MEASURES: &str = "ratio score scored version ver v rated rating page pages step chapter room ext extension part fraction odds aspect \
     ranked grade section build release tel phone call isbn ip";

/// Words after which a bare number is an hour.
pub(super) const AT_WORDS: &str = "at @ by before until about than after past from between due < =";

/// Words that can follow a time.
pub(super) const FOLLOWS_WORDS: &str = "at on in by before until and or but if when while because since as so then with for to from of via \
     through please today tomorrow tonight this next works work sharp is are was be will would should can latest only too also \
     unless instead , ) ( - / : | ' @ i you we they he she it me us my your our their the a thanks thank ok okay cheers not \
     o'clock after last over during every each yesterday than btw max minimum via again back here there good right";
