//! What happens while an agreement lives, and how it ends.

use super::{fact, items};

fact! {
    certificates = "certificates" {
        pub number: String,
        pub body: String,
        pub scope: String,
        pub valid_until: Date,
        pub received_on: Date,
    }
}

fact! {
    reports = "reports" {
        pub semester: String,
        pub letter_number: String,
        pub letter_date: Date,
        pub received_on: Date,
        pub channel: String,
        pub hits: Option<i64>,
        pub balikan: Option<i64>,
        pub nothing_stored: Option<bool>,
        pub storage_remark: Option<String>,
        pub incident_remark: Option<String>,
        pub benefits: Option<String>,
        pub obstacles: Option<String>,
        pub plans: Option<String>,
        pub frozen_due: Option<Date>,
        pub scan: Option<Uuid>,
        pub submitted_by: Option<Uuid>,
    }
}

fact! {
    evaluations = "evaluations" {
        pub semester: String,
        pub completed_on: Date,
        pub conclusion: String,
        pub forwarded_number: Option<String>,
        pub forwarded_date: Option<Date>,
        pub complete: Option<bool>,
        pub notes: Option<String>,
        pub evaluator: Option<String>,
        pub frozen_due: Option<Date>,
        pub occasion: Option<String>,
    }
}

items! {
    evaluation_findings = "evaluation_findings" {
        pub duty: String,
        pub subject: Option<String>,
        pub finding: String,
        pub evidence: Option<String>,
        pub score: Option<i64>,
    }
}

items! {
    evaluation_follow_ups = "evaluation_follow_ups" {
        pub what: String,
        pub due_on: Date,
    }
}

items! {
    evaluation_scores = "evaluation_scores" {
        pub criterion: String,
        pub weight: i64,
        pub points: i64,
    }
}

fact! {
    follow_ups_done = "follow_ups_done" {
        pub what: String,
        pub due_on: Date,
        pub done_on: Date,
        pub evidence: String,
    }
}

fact! {
    set_asides = "set_asides" {
        pub cause: String,
        pub step: String,
        pub reason: String,
        pub put_off_until: Option<Date>,
        pub decided_on: Date,
        pub decided_by: String,
    }
}

fact! {
    report_corrections = "report_corrections" {
        pub semester: String,
        pub report_number: String,
        pub report_date: Date,
        pub asked_on: Date,
        pub reasons: String,
        pub asked_by: Option<String>,
    }
}

fact! {
    report_forwardings = "report_forwardings" {
        pub semester: String,
        pub letter_number: String,
        pub letter_date: Date,
        pub frozen_due: Option<Date>,
    }
}

fact! {
    changes = "changes" {
        pub kind: String,
        pub subject: String,
        pub happened_on: Date,
        pub letter_number: Option<String>,
        pub letter_date: Option<Date>,
        pub decision_number: Option<String>,
        pub decision_date: Option<Date>,
        pub granted: Option<bool>,
        pub particulars: Option<String>,
    }
}

fact! {
    reminders = "reminders" {
        pub duty: String,
        pub letter_number: String,
        pub letter_date: Date,
        pub until: Option<Date>,
    }
}

fact! {
    sanctions = "sanctions" {
        pub id: Uuid,
        pub kind: String,
        pub letter_number: String,
        pub letter_date: Date,
        pub basis: String,
        pub from_at: DateTimeUtc,
        pub per_day: Option<i64>,
        pub lift_condition: Option<String>,
        pub lift_number: Option<String>,
        pub lift_date: Option<Date>,
        pub lifted_at: Option<DateTimeUtc>,
        pub particulars: Option<String>,
    }
}

fact! {
    renewals = "renewals" {
        pub letter_number: String,
        pub letter_date: Date,
        pub received_on: Date,
        pub approval_number: Option<String>,
        pub approval_date: Option<Date>,
        pub outcome: Option<String>,
        pub addendum_office_number: Option<String>,
        pub addendum_institution_number: Option<String>,
        pub outcome_signed_on: Option<Date>,
        pub addendum_ends_on: Option<Date>,
        pub refusal_number: Option<String>,
        pub refusal_date: Option<Date>,
        pub frozen_due: Option<Date>,
        pub scan: Option<Uuid>,
        pub particulars: Option<String>,
    }
}

fact! {
    readers = "readers" {
        pub brand: String,
        pub serial: String,
        pub place: String,
        pub sam_id: Option<String>,
        pub configuration: Option<String>,
        pub condition: Option<String>,
        pub personalised_on: Option<Date>,
        pub activated_on: Option<Date>,
        pub deactivated_on: Option<Date>,
    }
}

fact! {
    incidents = "incidents" {
        pub id: Uuid,
        pub detected_at: DateTimeUtc,
        pub subject: String,
        pub notified_at: Option<DateTimeUtc>,
        pub notice_number: Option<String>,
        pub notice_date: Option<Date>,
        pub particulars: Option<String>,
    }
}

fact! {
    closings = "closings" {
        pub bast_number: String,
        pub bast_date: Date,
        pub remark: Option<String>,
        pub frozen_due: Option<Date>,
    }
}

fact! {
    waivers = "waivers" {
        pub kind: String,
        pub subject: Option<String>,
        pub reason: String,
        pub waived_by: String,
        pub waived_on: Date,
    }
}

fact! {
    endings = "endings" {
        pub kind: String,
        pub ended_on: Option<Date>,
        pub letter_number: Option<String>,
        pub letter_date: Option<Date>,
        pub reason: Option<String>,
        pub cause: Option<String>,
    }
}
