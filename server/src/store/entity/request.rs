//! Agreements, and stages 1 to 4.

use super::{fact, items, table};

table! {
    /// Agreements: whose they are and how far their history goes.
    agreements = "agreements" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub institution_id: Uuid,
        pub version: i64,
        pub recorded_at: DateTimeUtc,
    }
}

fact! {
    requests = "requests" {
        pub letter_number: String,
        pub letter_date: Date,
        pub subject: String,
        pub purpose: String,
        pub daily_need: Option<i64>,
        pub balikan_field_list: Option<String>,
        pub balikan_channel_list: Option<String>,
        pub term_years: Option<i64>,
        pub received_on: Date,
        pub scan: Option<Uuid>,
        pub particulars: Option<String>,
    }
}

items! {
    request_methods = "request_methods" {
        pub method: String,
        pub element_list: String,
        pub address_part_list: String,
        pub mandatory_list: String,
    }
}

fact! {
    takeups = "takeups" {
        pub taken_up_on: Date,
    }
}

fact! {
    checklists = "checklists" {
        pub checked_on: Date,
        pub officer: Option<String>,
    }
}

items! {
    checklist_items = "checklist_items" {
        pub requirement: String,
        pub present: bool,
        pub remark: Option<String>,
    }
}

fact! {
    returns = "returns" {
        pub returned_on: Date,
        pub reasons: String,
    }
}

fact! {
    predecessors = "predecessors" {
        pub predecessor_id: Option<Uuid>,
        pub number: String,
        pub cause: String,
        pub bast_number: Option<String>,
        pub bast_date: Option<Date>,
    }
}

fact! {
    completions = "completions" {
        pub completed_on: Date,
    }
}

fact! {
    forwardings = "forwardings" {
        pub letter_number: String,
        pub letter_date: Date,
    }
}

fact! {
    approvals = "approvals" {
        pub letter_number: String,
        pub letter_date: Date,
        pub subject: String,
        pub signed_by: String,
        pub kind: String,
        pub scan: Option<Uuid>,
    }
}

fact! {
    teams = "teams" {
        pub party: String,
        pub letter_number: String,
        pub letter_date: Date,
    }
}

items! {
    team_members = "team_members" {
        pub name: String,
        pub nip: Option<String>,
        pub rank: Option<String>,
        pub grade: Option<String>,
        pub position: String,
    }
}

fact! {
    contacts = "contacts" {
        pub party: String,
        pub name: String,
        pub position: String,
        pub phone: String,
    }
}
