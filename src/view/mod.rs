//! What a person sees, without a platform: texts, cards, forms, and the wording of dates and counts.
//!
//! A card says what is shown; how a platform draws it is its adapter's business. Nothing here decides anything.

mod card;
mod form;
mod text;
pub mod wording;

pub use card::Button;
pub use card::Card;
pub use card::Choice;
pub use card::Confirm;
pub use card::Control;
pub use card::Part;
pub use card::Pick;
pub use card::Picker;
pub use card::PickerKind;
pub use card::Style;
pub use form::Field;
pub use form::FieldKind;
pub use form::Form;
pub use text::Span;
pub use text::Text;
