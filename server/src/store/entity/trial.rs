//! Stage 7: Proof of Concept. A subject is an application or a method.

use super::{fact, items};

fact! {
    poc_requests = "poc_requests" {
        pub letter_number: String,
        pub letter_date: Date,
        pub particulars: Option<String>,
    }
}

items! {
    poc_request_subjects = "poc_request_subjects" {
        pub application_id: Option<Uuid>,
        pub method: Option<String>,
    }
}

fact! {
    poc_schedules = "poc_schedules" {
        pub scheduled_on: Date,
        pub confirmation_number: String,
        pub confirmation_date: Date,
        pub particulars: Option<String>,
    }
}

items! {
    poc_schedule_subjects = "poc_schedule_subjects" {
        pub application_id: Option<Uuid>,
        pub method: Option<String>,
    }
}

fact! {
    poc_results = "poc_results" {
        pub application_id: Option<Uuid>,
        pub method: Option<String>,
        pub verdict: String,
        pub effective: Date,
        pub letter_number: Option<String>,
        pub letter_date: Option<Date>,
        pub remark: Option<String>,
        pub particulars: Option<String>,
    }
}

fact! {
    integration_handovers = "integration_handovers" {
        pub bast_number: String,
        pub bast_date: Date,
        pub receiver: Option<String>,
    }
}

items! {
    integration_items = "integration_items" {
        pub name: String,
        pub remark: Option<String>,
    }
}
