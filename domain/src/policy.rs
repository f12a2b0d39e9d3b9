//! Who may do what (domain.md 1), from one table of deed and role; `domain/tests/policy_matrix.txt` shows it whole.
//!
//! A role of an institution reaches only the own institution, a role of an office only the own office. What an actor may
//! not know of is refused like what doesn't exist (invariant 6).

use crate::actor::{Actor, Membership, Role};
use crate::agreement::{AgreementAction, AgreementCommand, Party};
use crate::command::{CalendarCommand, Command};
use crate::ids::{InstitutionId, OfficeId};
use crate::institution::InstitutionCommand;
use crate::office::OfficeCommand;
use crate::person::PersonCommand;
use crate::refusal::{Refusal, Rule};
use crate::wording::Bilingual;

/// Something that can be asked through the door, without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    Agreement(AgreementAction),
    RegisterInstitution,
    ChangeInstitution,
    AppointHeadOfInstitution,
    ActivateInstitution,
    FoundOffice,
    ChangeOffice,
    AppointHeadOfOffice,
    ChangeSettings,
    SetOfficeHours,
    SetUpstream,
    WordClause,
    ActivateOffice,
    RegisterPerson,
    RenamePerson,
    GiveRole,
    EndRole,
    ActivatePerson,
    AnswerCitizen,
    AddHolidays,
}

/// What can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sight {
    /// Agreements with everything that belongs to them.
    Agreement,
    Institution,
    /// Profile and settings of the office.
    Office,
    /// Accounts of people.
    People,
    /// The audit trail of the office.
    Audit,
    /// How much an agreement is used, and by whom: the office, and who answers for the institution.
    Use,
    /// Forbidden input that was seen: the office.
    Suspicion,
}

const STAFF: Role = Role::CooperationStaff;
const HEAD_OF_OFFICE: Role = Role::HeadOfOffice;
const EVALUATOR: Role = Role::Evaluator;
const HEAD: Role = Role::HeadOfInstitution;
const ADMIN: Role = Role::InstitutionAdmin;
const TECHNICAL: Role = Role::TechnicalOfficer;
const OPERATOR: Role = Role::Operator;
const AUDITOR: Role = Role::Auditor;
const SYSTEM_ADMIN: Role = Role::SystemAdmin;

/// Acts that nobody does on the own work: the first is not done by who did the second on the same matter. `decide`
/// holds it, since it takes the facts to know.
pub const FOUR_EYES: &[(AgreementAction, AgreementAction)] =
    &[(AgreementAction::EvaluateReport, AgreementAction::SubmitReport)];

/// What the system does by itself: the automatic suspension (decisions.md 20), the lock after forbidden input, and the first set-up, when there is
/// nobody yet who could.
const BY_SYSTEM: &[Deed] = &[
    Deed::Agreement(AgreementAction::Suspend),
    Deed::Agreement(AgreementAction::LockAccount),
    Deed::FoundOffice,
    Deed::RegisterPerson,
];

/// Whether `actor` may ask `command`. `office` and `institution` are those the aggregate belongs to as stored, where it
/// exists; they must agree with what the command says of itself.
///
/// # Errors
/// [`Refusal::unknown_aggregate`] for what the actor may not know of; [`Rule::Role`] with the roles that may.
pub fn may(
    actor: &Actor,
    command: &Command,
    office: Option<OfficeId>,
    institution: Option<InstitutionId>,
) -> Result<(), Refusal> {
    let deed = Deed::of(command);
    let (claimed_office, claimed_institution) = place_of(command);
    let differs = office.zip(claimed_office).is_some_and(|(stored, claimed)| stored != claimed)
        || institution.zip(claimed_institution).is_some_and(|(stored, claimed)| stored != claimed);
    if differs {
        return Err(Refusal::unknown_aggregate());
    }
    let is_self = matches!(
        command,
        Command::Person { id, command: PersonCommand::Rename { .. } } if actor.person() == Some(*id)
    );
    if is_self {
        return Ok(());
    }
    let office = claimed_office.or(office);
    // A person belongs to offices by memberships: without knowing of one, nobody but a machine may touch the account.
    if office.is_none() && matches!(command, Command::Person { .. }) && !actor.is_machine() {
        return Err(Refusal::unknown_aggregate());
    }
    may_do(actor, deed, office, claimed_institution.or(institution))?;
    if actor.is_machine() { Ok(()) } else { within_bounds(actor, command) }
}

/// Whether `actor` may do `deed` at this office and institution.
///
/// # Errors
/// As [`may`].
pub fn may_do(
    actor: &Actor,
    deed: Deed,
    office: Option<OfficeId>,
    institution: Option<InstitutionId>,
) -> Result<(), Refusal> {
    let allowed = match actor {
        Actor::CommandLine => true,
        Actor::System => BY_SYSTEM.contains(&deed),
        Actor::Person { memberships, .. } => {
            let mut here = memberships.iter().filter(|held| is_here(held, office, institution)).peekable();
            if here.peek().is_none() {
                return Err(Refusal::unknown_aggregate());
            }
            let sees = !matches!(deed, Deed::Agreement(_)) || may_see(actor, Sight::Agreement, office, institution);
            if !sees {
                return Err(Refusal::unknown_aggregate());
            }
            here.any(|held| deed.roles().contains(&held.role))
        }
    };
    if allowed { Ok(()) } else { Err(not_your_role(deed.roles())) }
}

/// Whether `actor` may issue a document of `kind` that comes from `issuer`.
pub fn may_issue(actor: &Actor, office: OfficeId, institution: InstitutionId, issuer: Party, kind: &str) -> bool {
    let deed = Deed::Agreement(AgreementAction::IssueDocument);
    may_do(actor, deed, Some(office), Some(institution)).is_ok()
        && (actor.is_machine() || own_paper(actor, office, issuer, kind).is_ok())
}

/// Whether `actor` may look at something of this office, and of this institution where it belongs to one.
pub fn may_see(actor: &Actor, sight: Sight, office: Option<OfficeId>, institution: Option<InstitutionId>) -> bool {
    if actor.is_machine() {
        return true;
    }
    actor.memberships().iter().filter(|held| is_here(held, office, institution)).any(|held| match sight {
        Sight::Agreement => held.role != SYSTEM_ADMIN,
        Sight::Institution | Sight::Office => true,
        Sight::People => matches!(held.role, SYSTEM_ADMIN | ADMIN | AUDITOR | STAFF | HEAD_OF_OFFICE),
        Sight::Audit => matches!(held.role, SYSTEM_ADMIN | AUDITOR | STAFF | HEAD_OF_OFFICE),
        Sight::Use => !matches!(held.role, OPERATOR | SYSTEM_ADMIN),
        Sight::Suspicion => matches!(held.role, STAFF | HEAD_OF_OFFICE | EVALUATOR | AUDITOR),
    })
}

impl Deed {
    /// Every deed, in the order of the matrix.
    pub fn all() -> impl Iterator<Item = Self> {
        AgreementAction::ALL.into_iter().map(Self::Agreement).chain([
            Self::RegisterInstitution,
            Self::ChangeInstitution,
            Self::AppointHeadOfInstitution,
            Self::ActivateInstitution,
            Self::FoundOffice,
            Self::ChangeOffice,
            Self::AppointHeadOfOffice,
            Self::ChangeSettings,
            Self::SetOfficeHours,
            Self::SetUpstream,
            Self::WordClause,
            Self::ActivateOffice,
            Self::RegisterPerson,
            Self::RenamePerson,
            Self::GiveRole,
            Self::EndRole,
            Self::ActivatePerson,
            Self::AnswerCitizen,
            Self::AddHolidays,
        ])
    }

    /// What a command does.
    pub const fn of(command: &Command) -> Self {
        match command {
            Command::Agreement { command, .. } => Self::Agreement(command.action()),
            Command::Institution { command, .. } => match command {
                InstitutionCommand::Register { .. } => Self::RegisterInstitution,
                InstitutionCommand::ChangeProfile { .. } => Self::ChangeInstitution,
                InstitutionCommand::AppointHead { .. } => Self::AppointHeadOfInstitution,
                InstitutionCommand::Activate { .. } => Self::ActivateInstitution,
            },
            Command::Office { command, .. } => match command {
                OfficeCommand::Found { .. } => Self::FoundOffice,
                OfficeCommand::ChangeProfile { .. } => Self::ChangeOffice,
                OfficeCommand::AppointHead { .. } => Self::AppointHeadOfOffice,
                OfficeCommand::ChangeSettings { .. } => Self::ChangeSettings,
                OfficeCommand::SetHours { .. } => Self::SetOfficeHours,
                OfficeCommand::SetUpstream { .. } => Self::SetUpstream,
                OfficeCommand::ReplaceClause { .. } | OfficeCommand::RestoreClause { .. } => Self::WordClause,
                OfficeCommand::Activate { .. } => Self::ActivateOffice,
            },
            Command::Person { command, .. } => match command {
                PersonCommand::Register { .. } => Self::RegisterPerson,
                PersonCommand::Rename { .. } => Self::RenamePerson,
                PersonCommand::Join { .. } => Self::GiveRole,
                PersonCommand::Leave { .. } => Self::EndRole,
                PersonCommand::Activate { .. } => Self::ActivatePerson,
                PersonCommand::AnswerCitizen { .. } => Self::AnswerCitizen,
            },
            Command::Calendar { command: CalendarCommand::AddHolidays { .. } } => Self::AddHolidays,
        }
    }

    /// Its name in the matrix.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement(action) => action.name(),
            Self::RegisterInstitution => "institution: register",
            Self::ChangeInstitution => "institution: change_profile",
            Self::AppointHeadOfInstitution => "institution: appoint_head",
            Self::ActivateInstitution => "institution: activate",
            Self::FoundOffice => "office: found",
            Self::ChangeOffice => "office: change_profile",
            Self::AppointHeadOfOffice => "office: appoint_head",
            Self::ChangeSettings => "office: change_settings",
            Self::SetOfficeHours => "office: set_hours",
            Self::SetUpstream => "office: set_upstream",
            Self::WordClause => "office: word_clause",
            Self::ActivateOffice => "office: activate",
            Self::RegisterPerson => "person: register",
            Self::RenamePerson => "person: rename",
            Self::GiveRole => "person: join",
            Self::EndRole => "person: leave",
            Self::ActivatePerson => "person: activate",
            Self::AnswerCitizen => "person: answer_citizen",
            Self::AddHolidays => "calendar: add_holidays",
        }
    }

    /// The table: which roles may do it. The auditor only reads; what nobody may is for the command line.
    pub const fn roles(self) -> &'static [Role] {
        use AgreementAction as A;
        match self {
            Self::Agreement(action) => match action {
                // The head submits; staff record what comes on paper.
                A::SubmitRequest | A::SucceedAgreement | A::Withdraw | A::RequestUserId | A::RequestPoc => {
                    &[STAFF, HEAD]
                }
                A::TakeUp | A::CheckCompleteness | A::ReturnForChanges => &[STAFF],
                A::Forward | A::RecordApproval | A::Reject => &[STAFF, HEAD_OF_OFFICE],
                // Each side its own (see `within_bounds`).
                A::AppointTeam => &[STAFF, HEAD_OF_OFFICE, HEAD, ADMIN],
                A::NameContact => &[STAFF, HEAD, ADMIN],
                A::SettleTerms | A::MarkFinal | A::ReopenText => &[STAFF, TECHNICAL],
                A::SignPks => &[STAFF, HEAD_OF_OFFICE],
                A::SignJuknis => &[STAFF, HEAD_OF_OFFICE, TECHNICAL],
                A::RecordNetwork | A::RegisterReader => &[STAFF, HEAD, ADMIN],
                A::GrantQuota
                | A::AddPurpose
                | A::EndPurpose
                | A::RegisterAddresses
                | A::SetDailyCap
                | A::RecordClosing => &[STAFF],
                A::SetHours => &[STAFF, HEAD_OF_OFFICE],
                A::RegisterApplication | A::DescribeServiceFlow => &[STAFF, HEAD, ADMIN, TECHNICAL],
                A::RegisterOperator | A::DismissOperator => &[STAFF, HEAD, ADMIN],
                A::RequestAccessApproval
                | A::RecordAccessApproval
                | A::HandOverUserId
                | A::ChangeHolder
                | A::TakeOver => &[STAFF, HEAD_OF_OFFICE],
                // The receiver alone sees the secret.
                A::RevealSecret | A::RotateSecret => &[HEAD, ADMIN],
                A::RevokeSecret => &[STAFF, HEAD, ADMIN],
                A::CloseUserId => &[STAFF, HEAD],
                A::LockAccount | A::UnlockAccount | A::ReviewSuspicion => &[STAFF, HEAD_OF_OFFICE],
                A::RecordDeclaration => &[STAFF, HEAD, ADMIN, OPERATOR],
                A::SchedulePoc | A::RecordPocResult | A::HandOverIntegration => &[STAFF, HEAD_OF_OFFICE],
                A::RecordCertificate | A::SubmitReport | A::RecordChange | A::ReceiveRenewal => &[STAFF, HEAD],
                A::ForwardReport => &[STAFF, HEAD_OF_OFFICE],
                // Who evaluates is not who keeps the agreement.
                A::AskCorrection | A::EvaluateReport | A::EvaluateUnscheduled => &[EVALUATOR],
                A::ForwardEvaluation => &[STAFF, HEAD_OF_OFFICE, EVALUATOR],
                // Who asked for it sees whether it was done.
                A::FulfilFollowUp => &[STAFF, EVALUATOR],
                A::ReportIncident => &[STAFF, HEAD_OF_OFFICE, HEAD, ADMIN, OPERATOR],
                A::DescribeIncident => &[STAFF, HEAD_OF_OFFICE, HEAD, ADMIN],
                A::NotifyIncident => &[STAFF, HEAD_OF_OFFICE, HEAD],
                A::WaiveDuty
                | A::RecordRenewalApproval
                | A::SignAddendum
                | A::RefuseRenewal
                | A::Remind
                | A::Warn
                | A::Suspend
                | A::RevokeAccess
                | A::CutQuota
                | A::Lift
                | A::SetAside
                | A::Terminate
                | A::End => &[STAFF, HEAD_OF_OFFICE],
                // Each side its own; an operator the own declaration only (see `within_bounds`).
                A::IssueDocument => &[STAFF, HEAD_OF_OFFICE, HEAD, ADMIN, OPERATOR],
                A::RevokeDocument => &[STAFF, HEAD_OF_OFFICE],
                A::ImportAgreement => &[],
            },
            Self::RegisterInstitution
            | Self::ChangeInstitution
            | Self::AppointHeadOfInstitution
            | Self::ActivateInstitution => &[STAFF],
            Self::FoundOffice | Self::ActivateOffice => &[],
            Self::ChangeOffice | Self::AppointHeadOfOffice => &[SYSTEM_ADMIN, STAFF],
            Self::ChangeSettings | Self::SetOfficeHours | Self::SetUpstream => &[SYSTEM_ADMIN, HEAD_OF_OFFICE],
            Self::WordClause => &[STAFF, HEAD_OF_OFFICE],
            Self::RegisterPerson | Self::GiveRole | Self::EndRole => &[SYSTEM_ADMIN, ADMIN],
            Self::RenamePerson | Self::ActivatePerson => &[SYSTEM_ADMIN],
            Self::AnswerCitizen => &[STAFF, HEAD_OF_OFFICE],
            Self::AddHolidays => &[SYSTEM_ADMIN, STAFF],
        }
    }

    /// Whether the system may do it by itself.
    pub fn is_by_system(self) -> bool {
        BY_SYSTEM.contains(&self)
    }
}

impl Role {
    /// The name on screen.
    pub const fn label(self) -> Bilingual {
        match self {
            Self::CooperationStaff => Bilingual::new("Petugas kerja sama", "Cooperation staff"),
            Self::HeadOfOffice => Bilingual::new("Kepala dinas", "Head of office"),
            Self::Evaluator => Bilingual::new("Evaluator", "Evaluator"),
            Self::HeadOfInstitution => Bilingual::new("Pimpinan Lembaga Pengguna", "Head of institution"),
            Self::InstitutionAdmin => Bilingual::new("Admin lembaga", "Institution admin"),
            Self::TechnicalOfficer => Bilingual::new("Pejabat teknis", "Technical officer"),
            Self::Operator => Bilingual::new("Operator", "Operator"),
            Self::Auditor => Bilingual::new("Auditor", "Auditor"),
            Self::SystemAdmin => Bilingual::new("Admin sistem", "System administrator"),
        }
    }
}

/// The membership reaches this place: its own institution, else everything of its office.
fn is_here(held: &Membership, office: Option<OfficeId>, institution: Option<InstitutionId>) -> bool {
    match held.institution {
        Some(own) => institution == Some(own) && office.is_none_or(|office| office == held.office),
        // National matters (the calendar) belong to no office.
        None => office.is_none_or(|office| office == held.office),
    }
}

/// Office and institution that a command itself names.
fn place_of(command: &Command) -> (Option<OfficeId>, Option<InstitutionId>) {
    match command {
        Command::Agreement { office, command, .. } => {
            let institution = match command {
                AgreementCommand::SubmitRequest { institution, .. }
                | AgreementCommand::SucceedAgreement { institution, .. } => Some(*institution),
                AgreementCommand::ImportAgreement { imported } => Some(imported.institution),
                _ => None,
            };
            (Some(*office), institution)
        }
        Command::Institution { office, id, .. } => (Some(*office), Some(*id)),
        Command::Office { id, .. } => (Some(*id), None),
        Command::Person { command, .. } => match command {
            PersonCommand::Register { membership, .. } | PersonCommand::Join { membership } => {
                (Some(membership.office), membership.institution)
            }
            PersonCommand::Leave { office, institution, .. } => (Some(*office), *institution),
            PersonCommand::AnswerCitizen { office, .. } => (Some(*office), None),
            PersonCommand::Rename { .. } | PersonCommand::Activate { .. } => (None, None),
        },
        Command::Calendar { command: CalendarCommand::AddHolidays { rows } } => {
            (rows.iter().find_map(|row| row.office), None)
        }
    }
}

/// Limits that depend on what the command says: each side appoints its own team and issues its own documents, an
/// institution doesn't answer its own change requests, its admin keeps operators only, and additional holidays are those of one office.
fn within_bounds(actor: &Actor, command: &Command) -> Result<(), Refusal> {
    match command {
        Command::Agreement { office, command, .. } => {
            let of_office = actor.memberships().iter().any(|held| held.institution.is_none() && held.office == *office);
            let refused = match command {
                AgreementCommand::AppointTeam { team } => team.party == Party::Office && !of_office,
                AgreementCommand::NameContact { contact } => contact.party == Party::Office && !of_office,
                AgreementCommand::RecordChange { change } => change.decision.is_some() && !of_office,
                _ => false,
            };
            if refused {
                return Err(side_of_office());
            }
            match command {
                AgreementCommand::IssueDocument { edition } => own_paper(actor, *office, edition.issuer, &edition.kind),
                _ => Ok(()),
            }
        }
        Command::Person { id, command } => {
            let (role, office) = match command {
                PersonCommand::Register { membership, .. } | PersonCommand::Join { membership } => {
                    (membership.role, membership.office)
                }
                PersonCommand::Leave { role, office, .. } => (*role, *office),
                // In one's own name only.
                PersonCommand::AnswerCitizen { .. } if actor.person() != Some(*id) => {
                    return Err(Refusal::unknown_aggregate());
                }
                PersonCommand::Rename { .. } | PersonCommand::Activate { .. } | PersonCommand::AnswerCitizen { .. } => {
                    return Ok(());
                }
            };
            let all_roles = actor.is(SYSTEM_ADMIN, office);
            if all_roles || role == OPERATOR { Ok(()) } else { Err(not_your_role(&[SYSTEM_ADMIN])) }
        }
        Command::Calendar { command: CalendarCommand::AddHolidays { rows } } => {
            let mut offices = rows.iter().filter_map(|row| row.office);
            let first = offices.next();
            if offices.any(|office| Some(office) != first) {
                return Err(Refusal::unknown_aggregate());
            }
            // A national holiday counts for every office of the installation.
            let national = rows.iter().any(|row| row.office.is_none());
            let keeps_settings = actor.memberships().iter().any(|held| held.role == SYSTEM_ADMIN);
            if national && !keeps_settings { Err(not_your_role(&[SYSTEM_ADMIN])) } else { Ok(()) }
        }
        Command::Institution { .. } | Command::Office { .. } => Ok(()),
    }
}

/// Papers of the office are issued there; who is nothing but operator issues non-disclosure declarations (D13) only.
fn own_paper(actor: &Actor, office: OfficeId, issuer: Party, kind: &str) -> Result<(), Refusal> {
    let of_office = actor.memberships().iter().any(|held| held.institution.is_none() && held.office == office);
    if issuer == Party::Office && !of_office {
        return Err(side_of_office());
    }
    let only_operator = actor.memberships().iter().all(|held| held.role == OPERATOR);
    if only_operator && !kind.starts_with("D13") {
        return Err(not_your_role(&[STAFF, HEAD_OF_OFFICE, HEAD, ADMIN]));
    }
    Ok(())
}

fn side_of_office() -> Refusal {
    Refusal::new(
        Rule::Role,
        Bilingual::new("Bagian ini dicatat oleh kantor.", "This part is recorded by the office."),
        Bilingual::new(
            "Petugas kerja sama kantor Disdukcapil mencatatnya.",
            "The cooperation staff of the office record it.",
        ),
    )
}

fn not_your_role(roles: &[Role]) -> Refusal {
    let what =
        Bilingual::new("Tindakan ini di luar wewenang peran Anda.", "This is not within the authority of your role.");
    if roles.is_empty() {
        return Refusal::new(
            Rule::Role,
            what,
            Bilingual::new(
                "Tindakan ini hanya dapat dilakukan dari baris perintah server.",
                "It can only be done from the command line of the server.",
            ),
        );
    }
    let id: Vec<_> = roles.iter().map(|role| role.label().id.into_owned()).collect();
    let en: Vec<_> = roles.iter().map(|role| role.label().en.into_owned()).collect();
    Refusal::new(
        Rule::Role,
        what,
        Bilingual::owned(format!("Yang berwenang: {}.", id.join(", ")), format!("Those who may: {}.", en.join(", "))),
    )
}
