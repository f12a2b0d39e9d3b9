//! Entities: one module per table, named like it.
//!
//! Policy: entities hold what the columns hold and nothing more; they are used inside `store` and by the machinery
//! modules that own a table (`identity`, `machinery`). Everything that an office or institution may not see of another
//! is read through `store::scope`.

mod access_terms;
mod documents;
mod history;
mod life;
mod looking_up;
mod machinery;
mod onboarding;
mod parties;
mod rehearsal;
mod request;
mod text;
mod trial;
mod watching;

pub use access_terms::*;
pub use documents::*;
pub use history::*;
pub use life::*;
pub use looking_up::*;
pub use machinery::*;
pub use onboarding::*;
pub use parties::*;
pub use rehearsal::*;
pub use request::*;
pub use text::*;
pub use trial::*;
pub use watching::*;

/// A table of its own shape.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident = $table:tt { $($columns:tt)* }) => {
        $(#[$doc])*
        pub mod $name {
            use sea_orm::entity::prelude::*;

            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                $($columns)*
            }

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

/// A table of facts of an agreement: one row per event, in the order of recording.
macro_rules! fact {
    ($(#[$doc:meta])* $name:ident = $table:tt { $($columns:tt)* }) => {
        $crate::store::entity::table! {
            $(#[$doc])*
            $name = $table {
                #[sea_orm(primary_key, auto_increment = false)]
                pub agreement_id: Uuid,
                #[sea_orm(primary_key, auto_increment = false)]
                pub seq: i64,
                pub office_id: Uuid,
                pub recorded_at: DateTimeUtc,
                $($columns)*
            }
        }
    };
}

/// A list within a fact; `place` counts from 0.
macro_rules! items {
    ($(#[$doc:meta])* $name:ident = $table:tt { $($columns:tt)* }) => {
        $crate::store::entity::table! {
            $(#[$doc])*
            $name = $table {
                #[sea_orm(primary_key, auto_increment = false)]
                pub agreement_id: Uuid,
                #[sea_orm(primary_key, auto_increment = false)]
                pub seq: i64,
                #[sea_orm(primary_key, auto_increment = false)]
                pub place: i64,
                pub office_id: Uuid,
                $($columns)*
            }
        }
    };
}

pub(super) use {fact, items, table};
