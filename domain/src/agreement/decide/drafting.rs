//! Stage 4: teams, contacts, terms, and when a text is final (domain.md 2, 3; decisions.md 21).

use chrono::NaiveDate;

use super::case::Case;
use super::check::{distinct, filled, follows, letter_after, not_future, refuse, refuse_with};
use super::request::grants;
use crate::agreement::{AgreementEvent as E, ChangeKind, Contact, IsoRule, Team, Terms, Text, same_name};
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

pub(super) fn appoint_team(case: &Case<'_>, team: Team) -> Decision {
    if let Some(approval) = &case.agreement.approval {
        letter_after(
            (approval.letter.date, ("Tanggal persetujuan", "Date of the approval")),
            &team.order,
            case.today,
            "order",
            ("Surat Perintah", "Order"),
        )?;
    }
    if team.members.is_empty() {
        return Err(refuse(
            Rule::Field,
            ("Tim belum beranggota.", "The team has no member."),
            ("Isi paling sedikit satu anggota.", "Name at least one member."),
        )
        .at("member"));
    }
    for (index, member) in team.members.iter().enumerate() {
        filled(&member.name, "member", ("Nama anggota", "Name of the member"))?;
        filled(&member.position, "member", ("Jabatan anggota", "Position of the member"))?;
        if team.members[..index]
            .iter()
            .any(|earlier| same_name(&earlier.name, &member.name) && earlier.nip == member.nip)
        {
            return Err(refuse_with(
                Rule::Duplicate,
                format!("{} tertulis dua kali.", member.name),
                format!("{} is there twice.", member.name),
                ("Hapus salah satunya.", "Remove one of them."),
            )
            .at("member"));
        }
    }
    Ok(vec![E::TeamAppointed { team }])
}

pub(super) fn name_contact(case: &Case<'_>, contact: Contact) -> Decision {
    filled(&contact.name, "name", ("Nama narahubung", "Name of the contact"))?;
    filled(&contact.position, "position", ("Jabatan", "Position"))?;
    filled(&contact.phone, "phone", ("Nomor telepon", "Telephone"))?;
    if case.agreement.contacts.contains(&contact) {
        return Err(refuse(
            Rule::Duplicate,
            ("Narahubung ini sudah tercatat.", "This contact is recorded already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("name"));
    }
    Ok(vec![E::ContactNamed { contact }])
}

/// Drafts may hold from any day; while in force new terms rest on a change that was granted.
pub(super) fn settle_terms(case: &Case<'_>, terms: Terms) -> Decision {
    grants(&terms.methods)?;
    distinct(&terms.legal_bases, "legal_bases", ("Dasar hukum", "Legal bases"))?;
    if let Some(balikan) = &terms.data_balikan {
        distinct(&balikan.fields, "balikan_fields", ("Isian data balikan", "Fields of the feedback data"))?;
        distinct(&balikan.channels, "balikan_channels", ("Saluran data balikan", "Channels of the feedback data"))?;
    }
    let no_months = matches!(terms.iso_27001, Some(IsoRule::MonthsAfterSignature { months: 0 }))
        || terms.card_reader.within_months == Some(0);
    if no_months {
        return Err(refuse(
            Rule::Field,
            ("Tenggat nol bulan tidak bermakna.", "A deadline of zero months has no meaning."),
            ("Isi paling sedikit satu bulan, atau kosongkan.", "Give at least one month, or leave it empty."),
        )
        .at("iso_months"));
    }
    if let (Some(granted_on), Some(_)) = (granted_change(case), case.signed_on()) {
        follows(
            (granted_on, ("Tanggal keputusan perubahan", "Date of the decision on the change")),
            (terms.effective, ("Tanggal berlaku", "First day of the terms")),
            "effective",
        )?;
    }
    Ok(vec![E::TermsSettled { terms }])
}

/// The latest change of methods or elements that was granted and has no terms of its own yet.
pub(super) fn granted_change(case: &Case<'_>) -> Option<NaiveDate> {
    let settled_on = case.agreement.latest_terms().map(|terms| terms.effective);
    case.agreement
        .changes
        .iter()
        .filter(|change| matches!(change.kind, ChangeKind::Method | ChangeKind::Elements))
        .filter(|change| change.granted == Some(true))
        .filter_map(|change| change.decision.as_ref().map(|decision| decision.date))
        .filter(|decided| settled_on.is_none_or(|settled| settled < *decided))
        .max()
}

pub(super) fn mark_final(case: &Case<'_>, text: Text, on: NaiveDate) -> Decision {
    finalisable(case, text)?;
    let name = ("Tanggal final", "Day it was final");
    not_future(on, case.today, "on", name)?;
    if let Some(approval) = &case.agreement.approval {
        follows((approval.letter.date, ("Tanggal persetujuan", "Date of the approval")), (on, name), "on")?;
    }
    Ok(vec![E::TextFinalised { text, on }])
}

/// What a text needs before it can be final: terms; for the Juknis the network too.
pub(super) fn finalisable(case: &Case<'_>, text: Text) -> Result<(), Refusal> {
    if case.is_final(text) {
        return Err(refuse(
            Rule::Duplicate,
            ("Naskah ini sudah final.", "This text is final already."),
            ("Buka kembali naskahnya bila harus diubah.", "Open it again if it must change."),
        )
        .at("text"));
    }
    if case.agreement.latest_terms().is_none() {
        return Err(refuse(
            Rule::Missing,
            (
                "Substansi perjanjian (metode, elemen, data balikan, dasar hukum) belum ditetapkan.",
                "The terms (methods, elements, feedback data, legal bases) are not settled.",
            ),
            ("Tim penyusun menetapkan substansi perjanjian dahulu.", "The drafting team settles the terms first."),
        ));
    }
    if text == Text::Juknis && case.agreement.network.is_none() {
        return Err(refuse(
            Rule::Missing,
            ("Jaringan belum dicatat.", "The network is not recorded."),
            (
                "Lembaga menyampaikan IP LAN, penyedia, dan bandwidth; petugas mencatatnya.",
                "The institution names IP LAN, provider and bandwidth; staff record them.",
            ),
        ));
    }
    Ok(())
}

pub(super) fn reopen(case: &Case<'_>, text: Text) -> Decision {
    reopenable(case, text)?;
    Ok(vec![E::TextReopened { text }])
}

/// A text can be opened again while it is final and not signed.
pub(super) fn reopenable(case: &Case<'_>, text: Text) -> Result<(), Refusal> {
    let signed = match text {
        Text::Pks => case.agreement.pks.is_some(),
        Text::Juknis => case.agreement.juknis.is_some(),
    };
    if signed {
        return Err(refuse(
            Rule::Stage,
            ("Naskah ini sudah ditandatangani.", "This text is signed."),
            ("Perubahan dilakukan dengan adendum.", "Changes are made by addendum."),
        )
        .at("text"));
    }
    if !case.is_final(text) {
        return Err(refuse(
            Rule::Stage,
            ("Naskah ini masih terbuka.", "This text is open."),
            ("Ubah langsung naskahnya.", "Change it as it is."),
        )
        .at("text"));
    }
    Ok(())
}
