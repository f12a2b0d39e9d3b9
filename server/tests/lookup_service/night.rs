//! What the system does by itself: nothing unless an office wants it, once, and not again once it was lifted.

use patuh_app::ports::Reading as _;
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementCommand, Facts, Sanction, SanctionKind, Standing};
use patuh_domain::duty::{DutyKind, DutyState};
use patuh_domain::letter::Letter;
use patuh_domain::office::OfficeCommand;
use patuh_server::night::automatic_steps;
use patuh_server::store::load;

use super::*;

const NUMBER: &str = "400.12/1/PENANGGUHAN/2026";

impl Service {
    async fn suspend_after(&self, days: Option<u32>) {
        let (office, _) = self.agreement().await;
        let known = load::office(self.state.store.db(), office).await.expect("offices").expect("the office");
        let mut settings = known.value.settings;
        settings.auto_suspend_days = days;
        settings.auto_suspend_number = Some(NUMBER.to_owned());
        let command = OfficeCommand::ChangeSettings { settings: Box::new(settings) };
        let command = Command::Office { id: office, command };
        self.state.rooms.desk.perform(&self.player(Role::HeadOfOffice), envelope(command)).await.expect("done");
    }

    /// Agreements of the office in force and open whose report is late by more than these days.
    async fn late(&self, days: i64) -> Vec<(std::sync::Arc<Facts>, std::sync::Arc<Standing>)> {
        let (office, _) = self.agreement().await;
        let mut all = self.state.rooms.reading.agreements(&Actor::System).await.expect("agreements");
        all.retain(|(facts, standing)| {
            let late = standing.duties.iter().any(|duty| {
                duty.kind == DutyKind::SemesterReport
                    && duty.state == DutyState::Overdue
                    && duty.days.is_some_and(|left| left < -days)
            });
            facts.office.id == office
                && standing.stage.in_force()
                && !standing.suspended
                && !standing.access_revoked
                && late
        });
        all
    }
}

fn automatic(facts: &Facts) -> Option<&Sanction> {
    facts.agreement.sanctions.iter().find(|sanction| sanction.letter.number == NUMBER)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_report_suspends_by_itself_only_where_the_office_wants_it_and_once() {
    for database in databases().await.expect("databases") {
        let service = Service::start(&database.store).await;
        let late = service.late(3).await;
        let (facts, _) = late.first().expect("the demonstration has a late report").clone();
        assert_eq!(automatic_steps(&service.state.rooms).await.expect("steps"), 0, "off unless it is switched on");

        service.suspend_after(Some(3)).await;
        assert_eq!(automatic_steps(&service.state.rooms).await.expect("steps"), late.len());
        assert_eq!(automatic_steps(&service.state.rooms).await.expect("steps"), 0, "once");
        let head = service.player(Role::HeadOfOffice);
        let seen = service.state.rooms.reading.agreement(&head, facts.agreement.id).await.expect("the agreement");
        assert!(seen.standing.suspended && !seen.standing.access.granted);
        let sanction = automatic(&seen.facts).expect("a suspension").clone();
        assert_eq!(sanction.kind, SanctionKind::Suspension);
        assert!(sanction.basis.starts_with("Laporan pemanfaatan data semester"), "{}", sanction.basis);
        assert_eq!(seen.history[0].who, "Sistem");

        let letter = Letter { number: "400.12/2/PULIH/2026".to_owned(), date: sanction.letter.date };
        let lift = AgreementCommand::Lift { sanction: sanction.id, letter, at: sanction.from };
        let command = Command::Agreement { office: facts.office.id, id: facts.agreement.id, command: lift };
        service.state.rooms.desk.perform(&head, envelope(command)).await.expect("lifted");
        assert_eq!(automatic_steps(&service.state.rooms).await.expect("steps"), 0, "whoever lifted it has decided");
        database.remove().await.expect("remove");
    }
}
