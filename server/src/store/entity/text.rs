//! The texts: terms, PKS, Juknis.

use super::{fact, items, table};

fact! {
    terms = "terms" {
        pub effective: Date,
        pub layout: String,
        pub legal_basis_list: String,
        pub balikan_field_list: Option<String>,
        pub balikan_channel_list: Option<String>,
        pub iso_rule: Option<String>,
        pub iso_months: Option<i64>,
        pub iso_date: Option<Date>,
        pub reader_need: String,
        pub reader_months: Option<i64>,
        pub duty_map: String,
    }
}

items! {
    term_methods = "term_methods" {
        pub method: String,
        pub address_part_list: String,
        pub mandatory_list: String,
    }
}

table! {
    /// Elements of a method of the terms; `place` is the method's, `element_place` the element's within it.
    term_elements = "term_elements" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub agreement_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub element_place: i64,
        pub office_id: Uuid,
        pub element: String,
    }
}

fact! {
    finals = "finals" {
        pub text: String,
        pub final_on: Date,
        /// The event that opened the text again.
        pub reopened_seq: Option<i64>,
    }
}

fact! {
    pks = "pks" {
        pub office_number: String,
        pub institution_number: String,
        pub signed_on: Date,
        pub signed_at: String,
        pub term_wording: String,
        pub term_years: Option<i64>,
        pub term_until: Option<Date>,
        pub ends_on: Date,
        pub scan: Option<Uuid>,
    }
}

fact! {
    juknis = "juknis" {
        pub number: String,
        pub institution_number: Option<String>,
        pub dated: Date,
        pub place: String,
        pub layout: String,
        pub signers: String,
        pub initials: bool,
        pub user_id_request_by: Option<Date>,
        pub scan: Option<Uuid>,
    }
}
