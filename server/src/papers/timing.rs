//! When a paper belongs to the life of an agreement (documents.md, column *when*).

use patuh_app::views::PaperPhase;
use patuh_domain::agreement::Stage;

use crate::documents::Form;

/// A paper that every agreement passes through belongs to a stage that is reached; letters
/// written on occasion are there when their occasion is, and no stage calls for them.
pub(super) fn is_timely(form: Form, stage: Stage) -> bool {
    let from = match form {
        Form::D01 | Form::D02 => Stage::Requested,
        Form::D03 | Form::D04 => Stage::UnderReview,
        Form::D05 | Form::D06 | Form::D07 => Stage::Drafting,
        Form::D08 | Form::D09 | Form::D10 | Form::D11 | Form::D13a | Form::D13b | Form::D14 => Stage::Onboarding,
        Form::D15 | Form::D16 | Form::D17 | Form::D18 | Form::D19a | Form::D19b | Form::D23 | Form::D28 => {
            Stage::ProofOfConcept
        }
        Form::D25 => Stage::Ended,
        Form::D12 | Form::D22 => Stage::Renewing,
        Form::D20
        | Form::D21
        | Form::D24
        | Form::D26
        | Form::D27
        | Form::D29a
        | Form::D29b
        | Form::D30
        | Form::D31
        | Form::D32
        | Form::D33 => return false,
    };
    stage >= from && !matches!(stage, Stage::Rejected | Stage::Withdrawn)
}

/// The phase of an agreement in which it is made.
pub(super) const fn phase_of(form: Form) -> PaperPhase {
    match form {
        Form::D01 | Form::D02 | Form::D03 | Form::D04 => PaperPhase::Request,
        Form::D05 | Form::D06 | Form::D07 => PaperPhase::Drafting,
        Form::D08
        | Form::D09
        | Form::D10
        | Form::D11
        | Form::D13a
        | Form::D13b
        | Form::D14
        | Form::D29a
        | Form::D29b
        | Form::D31
        | Form::D33 => PaperPhase::Access,
        Form::D15 | Form::D16 | Form::D17 => PaperPhase::Trial,
        Form::D18 | Form::D19a | Form::D19b | Form::D20 | Form::D21 | Form::D27 | Form::D28 | Form::D30 => {
            PaperPhase::Running
        }
        Form::D12 | Form::D22 | Form::D23 | Form::D24 | Form::D26 | Form::D32 => PaperPhase::Change,
        Form::D25 => PaperPhase::End,
    }
}

/// No stage ever calls for it: it is written when its occasion is there.
pub(super) fn is_occasional(form: Form) -> bool {
    !is_timely(form, Stage::Terminated)
}
