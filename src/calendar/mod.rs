//! Working days and hours, holidays, zones: what a team's week looks like.

mod ics;
mod parse;
mod wall;
mod week;
mod working;
mod yearly;

pub use ics::IcsError;
pub use ics::days_off;
pub use parse::CalendarError;
pub use parse::time_of_day;
pub use parse::weekday;
pub use parse::weekday_name;
pub use parse::working_days;
pub use wall::wall_time;
pub use week::Calendar;
pub use week::DateOrder;
