//! Whatever is said, wherever and whenever: its times obey the laws.
#![no_main]

#[path = "../../laws/ground.rs"]
mod ground;
mod input;
#[path = "../../laws/deadlines.rs"]
mod laws;

use goodword::deadlines::Reference;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(input) = input::input(bytes) {
        let reference = Reference {
            now: input.now,
            zone: &input.zone,
            calendar: &input.calendar,
        };
        if let Err(broken) = laws::check(&input.text, reference) {
            panic!("{:?} at {}: {broken}", input.text, input.now);
        }
    }
});
