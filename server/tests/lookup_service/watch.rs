//! Forbidden input through the whole router: recorded without a NIK, locked where the office wants it, unlocked by a
//! review; and look-ups by the hour that agree with the rows.

use patuh_domain::agreement::{AfterReview, SuspicionVerdict};
use patuh_domain::ids::{AccountId, SuspicionId};
use patuh_domain::office::{OfficeCommand, ProbingPolicy};
use patuh_domain::refusal::Rule;
use patuh_server::store::entity::{lookup_hours, suspicions};
use patuh_server::store::load;

use super::*;

impl Service {
    async fn watch(&self, policy: ProbingPolicy) {
        let (office, _) = self.agreement().await;
        let known = load::office(self.state.store.db(), office).await.expect("offices").expect("the office");
        let mut settings = known.value.settings;
        settings.probing = policy;
        let command = OfficeCommand::ChangeSettings { settings: Box::new(settings) };
        let command = Command::Office { id: office, command };
        self.state.rooms.desk.perform(&self.player(Role::HeadOfOffice), envelope(command)).await.expect("done");
    }

    /// Tries serials one by one; the codes.
    async fn probe(&self, birthday: &str, tries: u32) -> Vec<String> {
        let mut codes = Vec::new();
        for serial in 1..=tries {
            codes.push(self.code(&format!("990101{birthday}{:04}", serial + 400)).await);
        }
        codes
    }

    /// Those of this test, without the demonstration's past.
    async fn suspicions(&self) -> Vec<suspicions::Model> {
        suspicions::Entity::find()
            .filter(suspicions::Column::FoundAt.gt(Utc::now() - chrono::TimeDelta::hours(12)))
            .all(self.state.store.db())
            .await
            .expect("suspicions")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn forbidden_input_locks_the_user_id_until_a_person_has_looked() {
    for database in databases().await.expect("databases") {
        let service = Service::start(&database.store).await;
        service.watch(ProbingPolicy::Lock).await;
        let codes = service.probe("120377", 8).await;
        let locked = codes.iter().position(|code| code == "17").expect("locked");
        assert_eq!(locked, 5, "the fifth serial completes the run, and is answered: {codes:?}");
        assert!(codes[locked..].iter().all(|code| code == "17"), "{codes:?}");

        let seen = service.suspicions().await;
        let [suspicion] = seen.as_slice() else { panic!("{seen:?}") };
        assert_eq!((suspicion.kind.as_str(), suspicion.times), ("serial_run", 5));
        for tried in ["1203770401", "990101", "120377"] {
            assert!(!format!("{suspicion:?}").contains(tried), "{suspicion:?}");
        }

        let (office, id) = service.agreement().await;
        let facts = load::facts(&database.store.db().clone(), id).await.expect("facts").expect("the agreement").value;
        let lock = facts.agreement.lock_on(AccountId(suspicion.account_id)).expect("a lock");
        assert_eq!((lock.by.as_str(), lock.suspicion), ("Sistem", Some(SuspicionId(suspicion.id))));

        let review = |after| AgreementCommand::ReviewSuspicion {
            suspicion: SuspicionId(suspicion.id),
            account: AccountId(suspicion.account_id),
            verdict: SuspicionVerdict::Harmless,
            after,
            remark: "Uji coba aplikasi".to_owned(),
        };
        let head = service.player(Role::HeadOfInstitution);
        let command = Command::Agreement { office, id, command: review(AfterReview::Unlock) };
        let refused =
            service.state.rooms.desk.perform(&head, envelope(command)).await.expect_err("not their own judge");
        assert!(
            matches!(&refused, patuh_app::ports::DeskError::Refused(refusal) if refusal.rule == Rule::Role),
            "{refused:?}"
        );
        service.perform(review(AfterReview::Unlock)).await;
        assert_eq!(service.code(FOUND).await, "01", "open again at once");
        let codes = service.probe("130377", 8).await;
        assert!(codes.contains(&"17".to_owned()), "seen anew: {codes:?}");
        assert_eq!(service.suspicions().await.len(), 2);
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_may_be_told_only_or_not_at_all() {
    for database in databases().await.expect("databases") {
        let service = Service::start(&database.store).await;
        service.watch(ProbingPolicy::Notice).await;
        let codes = service.probe("120377", 30).await;
        assert!(!codes.contains(&"17".to_owned()), "{codes:?}");
        assert_eq!(service.suspicions().await.len(), 1, "one attack is one row");
        service.watch(ProbingPolicy::Off).await;
        service.probe("130377", 30).await;
        assert_eq!(service.suspicions().await.len(), 1);
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn malformed_numbers_are_seen_although_they_are_refused() {
    let databases = databases().await.expect("databases");
    let service = Service::start(&databases[0].store).await;
    service.watch(ProbingPolicy::Lock).await;
    for tried in 0..12 {
        service.code(&format!("99{tried}")).await;
    }
    let seen = service.suspicions().await;
    assert_eq!(seen.iter().map(|row| row.kind.as_str()).collect::<Vec<_>>(), ["many_misses"]);
    assert_eq!(service.code(FOUND).await, "17");
    for database in databases {
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_agree_with_the_rows() {
    for database in databases().await.expect("databases") {
        let service = Service::start(&database.store).await;
        let before = lookup_hours::Entity::find().all(database.store.db()).await.expect("hours");
        for nik in [FOUND, FOUND, "9901011203400003", "9901011708880005", "x", "x", "x"] {
            service.code(nik).await;
        }
        service.state.rooms.lookups.ledger().flush().await;
        let rows = lookup_hours::Entity::find().all(database.store.db()).await.expect("hours");
        let sum = |outcome: &str, code: &str| -> i64 {
            let of = |rows: &[lookup_hours::Model]| -> i64 {
                let alike = rows.iter().filter(|row| row.outcome == outcome && row.code == code);
                alike.map(|row| row.times).sum()
            };
            of(&rows) - of(&before)
        };
        assert_eq!(
            [
                sum("reserved", ""),
                sum("answered", "01"),
                sum("answered", "11"),
                sum("answered", "13"),
                sum("refused", "15"),
                sum("refunded", ""),
            ],
            [4, 2, 1, 1, 3, 0]
        );
        database.remove().await.expect("remove");
    }
}
