//! Stages 1 to 3: taking up, checking, returning, forwarding, approval, refusal, withdrawal.

use patuh_domain::agreement::{
    AgreementCommand as C, Approval, ApprovalKind, ChecklistItem, REQUIREMENTS, requirements_of,
};

use super::today;
use crate::forms::labels::{choices, from_word, word};
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, Column, ColumnKind, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

pub(super) fn take_up(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Ambil berkas untuk diverifikasi", "Take up the file"),
        say(
            "Permohonan masuk tahap Verifikasi berkas dan pemohon melihat bahwa berkasnya sedang diperiksa.",
            "The request moves to review, and the applicant sees that it is being checked.",
        ),
        say("Ambil berkas", "Take up"),
        vec![F::new("on", say("Tanggal", "Date"), K::Date).propose(today(view))],
    )
}

pub(super) fn parse_take_up(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let on = form.date("on");
    form.finish(C::TakeUp { on })
}

pub(super) fn check_completeness(view: &AgreementView) -> FormSpec {
    let agreement = &view.facts.agreement;
    let last = agreement.checklists.last();
    let asked = requirements_of(&view.facts.office.settings);
    let names: Vec<Choice> = asked.map(|(key, name)| Choice::new(key, name)).collect();
    let keys: Vec<String> = names.iter().map(|choice| choice.value.clone()).collect();
    let known = |key: &str| last.and_then(|list| list.items.iter().find(|item| item.requirement == key));
    let columns = vec![
        Column { name: "key", label: say("Persyaratan", "Requirement"), kind: ColumnKind::Named(names) },
        Column { name: "present", label: say("Ada", "Present"), kind: ColumnKind::YesNo },
        Column { name: "remark", label: say("Catatan", "Remark"), kind: ColumnKind::Text },
    ];
    // One value a cell, row by row: the page lays them out by the number of columns.
    let cells = keys.into_iter().flat_map(|key| {
        let item = known(&key);
        let present = if item.is_some_and(|item| item.present) { "ya" } else { "tidak" };
        let remark = item.and_then(|item| item.remark.clone()).unwrap_or_default();
        [key, present.to_owned(), remark]
    });
    FormSpec::new(
        say("Periksa kelengkapan berkas", "Check completeness"),
        say(
            "Hasil pemeriksaan (D03) tersimpan di riwayat. Bila semua syarat ada, berkas dapat diteruskan ke Ditjen; bila belum, kembalikan kepada pemohon dengan alasannya.",
            "The result (D03) is kept in the history. If everything is present the file can be forwarded; if not, return it with reasons.",
        ),
        say("Simpan hasil pemeriksaan", "Save the result"),
        vec![
            F::new("on", say("Tanggal pemeriksaan", "Date of the check"), K::Date).propose(today(view)),
            F::new("item", say("Persyaratan", "Requirements"), K::Rows { columns, blank: 0 }).propose_all(cells),
        ],
    )
}

pub(super) fn parse_check_completeness(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let on = form.date("on");
    let items: Vec<_> = form
        .rows("item", ["key", "present", "remark"])
        .into_iter()
        .map(|[requirement, present, remark]| ChecklistItem {
            requirement,
            present: present == "ya",
            remark: Some(remark).filter(|text| !text.is_empty()),
        })
        .collect();
    form.finish(C::CheckCompleteness { on, items })
}

pub(super) fn return_for_changes(view: &AgreementView) -> FormSpec {
    let missing = view.facts.agreement.checklists.last().map(|list| {
        list.items
            .iter()
            .filter(|item| !item.present)
            .map(|item| {
                let label = REQUIREMENTS
                    .iter()
                    .find(|(key, _)| *key == item.requirement)
                    .map_or_else(|| item.requirement.clone(), |(_, label)| label.id.to_string());
                match &item.remark {
                    Some(remark) => format!("{label}: {remark}"),
                    None => format!("{label} belum ada"),
                }
            })
            .collect::<Vec<_>>()
            .join("\n")
    });
    let reasons: Vec<Choice> = view
        .facts
        .office
        .settings
        .reasons
        .iter()
        .map(|reason| Choice::named(reason.sentence(), reason.sentence()))
        .collect();
    let library =
        F::new("reason", say("Alasan dari pustaka", "Reasons from the library"), K::Checks(reasons.clone())).optional();
    let library: Vec<F> = if reasons.is_empty() { Vec::new() } else { vec![library] };
    // A chosen reason is enough.
    let written = F::new("reasons", say("Yang harus diperbaiki", "What must change"), K::LongText);
    let written = if reasons.is_empty() { written } else { written.optional() };
    FormSpec::new(
        say("Kembalikan untuk diperbaiki", "Return for changes"),
        say(
            "Permohonan kembali ke tahap Permohonan. Pemohon melihat alasan ini dan dapat mengajukan lagi tanpa mengisi ulang.",
            "The request goes back to the applicant, who sees these reasons and can submit again without filling in everything anew.",
        ),
        say("Kembalikan", "Return"),
        [
            vec![F::new("on", say("Tanggal", "Date"), K::Date).propose(today(view))],
            library,
            vec![written.hint(say("Satu hal satu baris.", "One matter a line.")).propose(missing.unwrap_or_default())],
        ]
        .concat(),
    )
}

pub(super) fn parse_return_for_changes(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let on = form.date("on");
    let chosen = posted.all("reason").iter().filter(|reason| !reason.is_empty()).cloned();
    let reasons: Vec<String> = chosen.chain(form.lines("reasons")).collect();
    if reasons.is_empty() {
        form.wrong("reasons", "Pilih atau tulis alasannya.", "Choose or write the reason.");
    }
    form.finish(C::ReturnForChanges { on, reasons: reasons.join("\n") })
}

pub(super) fn forward(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Teruskan ke Ditjen Dukcapil", "Forward to the Ditjen"),
        say(
            "Tahap menjadi Menunggu persetujuan Ditjen. Surat (D04) melampirkan permohonan dan kajian teknis.",
            "The stage becomes awaiting approval. The letter (D04) encloses the request and the study.",
        ),
        say("Catat penerusan", "Record"),
        vec![F::new("letter", say("Surat ke Dirjen Dukcapil", "Letter to the Dirjen"), K::Letter)],
    )
}

pub(super) fn parse_forward(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    form.finish(C::Forward { letter })
}

pub(super) fn record_approval(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Catat surat persetujuan Ditjen", "Record the Ditjen's approval"),
        say(
            "Tahap menjadi Penyusunan PKS dan Juknis. Surat ini menjadi dasar hukum terakhir dalam PKS.",
            "The stage becomes drafting. This letter becomes the last legal basis of the PKS.",
        ),
        say("Catat persetujuan", "Record"),
        vec![
            F::new("letter", say("Surat persetujuan", "Approval letter"), K::Letter),
            F::new("subject", say("Hal", "Subject"), K::Text).propose("Persetujuan Pemanfaatan Data Kependudukan"),
            F::new("signed_by", say("Ditandatangani oleh", "Signed by"), K::Text).propose("Direktur Jenderal"),
            F::new(
                "kind",
                say("Jenis", "Kind"),
                K::Select(choices([ApprovalKind::New, ApprovalKind::Renewal, ApprovalKind::Change], word)),
            )
            .propose("new"),
            F::new("scan", say("Pindaian surat", "Scan"), K::File).optional(),
        ],
    )
}

pub(super) fn parse_record_approval(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let subject = form.text("subject");
    let signed_by = form.text("signed_by");
    let kind = form.choice("kind", from_word).unwrap_or(ApprovalKind::New);
    let scan = form.file("scan");
    form.finish(C::RecordApproval { approval: Approval { letter, subject, signed_by, kind, scan } })
}

pub(super) fn reject(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Tolak permohonan", "Reject the request"),
        say(
            "Permohonan berakhir sebagai Ditolak dan tidak dapat dibuka lagi; lembaga dapat mengajukan permohonan baru.",
            "The request ends as rejected and can't be opened again; the institution can submit a new one.",
        ),
        say("Tolak permohonan", "Reject"),
        vec![
            F::new("letter", say("Surat penolakan", "Letter of refusal"), K::Letter),
            F::new("reason", say("Alasan", "Reason"), K::LongText),
        ],
    )
    .grave()
}

pub(super) fn parse_reject(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let reason = form.text("reason");
    form.finish(C::Reject { letter, reason })
}

pub(super) fn withdraw(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Tarik permohonan", "Withdraw the request"),
        say(
            "Permohonan berakhir sebagai Ditarik pemohon dan tidak dapat dibuka lagi.",
            "The request ends as withdrawn and can't be opened again.",
        ),
        say("Tarik permohonan", "Withdraw"),
        vec![
            F::new("on", say("Tanggal", "Date"), K::Date).propose(today(view)),
            F::new("reason", say("Alasan", "Reason"), K::LongText),
            F::new("letter", say("Surat penarikan", "Letter"), K::Letter).optional(),
        ],
    )
    .grave()
}

pub(super) fn parse_withdraw(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let on = form.date("on");
    let reason = form.text("reason");
    let letter = form.optional_letter("letter");
    form.finish(C::Withdraw { on, letter, reason })
}
