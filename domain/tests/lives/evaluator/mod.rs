//! The rules written a second time, from domain.md and decisions.md: no folding of events, no helper of the product.
//! Everything is looked up again in the list of events for each moment.
//!
//! Where the rules are silent it does as the product does, so there it proves only that the product agrees with itself:
//! a certificate counts if it is valid on receipt and longer than the last; the first renewal letter of a term meets its
//! duty; a head's notice is the first letter of that term of office; what falls due between the end and a late bridge
//! is due on its first day; closing counts from end or revocation, whichever came first; the bridge needs the renewal
//! form, the term the first form; a head works only under a User ID he answers for, and what a head answers for passes
//! on to the next; a person's hit counts on an application only where it is named; of several grants the one begun last
//! holds; a reader counts from personalisation or activation; a provisional due date isn't kept.

mod access;
mod book;
mod days;
mod duties;
mod people;
mod stage;

pub use access::{Answer, Asker, Call};
pub use book::Book;
pub use days::{NEAR, later, months_from, tomorrow, yesterday};
pub use duties::Expected;
