//! The review of forbidden input.

use patuh_domain::agreement::{AfterReview, AgreementCommand as C, SuspicionVerdict};

use crate::forms::labels::from_word;
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, Posted, SuspicionView};

/// What is asked of whoever judges it.
pub fn review(view: &SuspicionView) -> FormSpec {
    let verdicts =
        SuspicionVerdict::ALL.into_iter().map(|verdict| Choice::new(verdict.name(), verdict.label())).collect();
    let mut after = vec![Choice::new("leave", AfterReview::Leave.label())];
    if view.row.locked {
        after.push(Choice::new("unlock", AfterReview::Unlock.label()));
    } else {
        after.push(Choice::new("lock", AfterReview::Lock.label()));
    }
    FormSpec::new(
        say("Tinjauan", "Review"),
        say(
            "Tanyakan penjelasan lembaga bila perlu. Tinjauan dan alasannya tercatat; teguran dan sanksi adalah langkah tersendiri.",
            "Ask the institution to explain where needed. The review and its reason are recorded; warning and sanction are steps of their own.",
        ),
        say("Simpan tinjauan", "Save the review"),
        vec![
            F::new("verdict", say("Kesimpulan", "Conclusion"), K::Radio(verdicts)),
            F::new("after", say("User ID", "User ID"), K::Radio(after)).propose("leave"),
            F::new("remark", say("Alasan", "Reason"), K::LongText)
                .hint(say("Misalnya: pelayanan di desa, uji coba aplikasi.", "E.g. service in a village, a trial.")),
        ],
    )
}

/// Reads [`review`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_review(posted: &Posted, view: &SuspicionView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let verdict = form.choice("verdict", from_word::<SuspicionVerdict>);
    let after = form.choice("after", from_word::<AfterReview>);
    let remark = form.text("remark");
    let (suspicion, account) = (view.row.id, view.row.account);
    let command =
        verdict.zip(after).map(|(verdict, after)| C::ReviewSuspicion { suspicion, account, verdict, after, remark });
    form.finish_some(command)
}
