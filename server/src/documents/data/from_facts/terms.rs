//! The substance of the agreement as printed: methods, feedback data, certificate, reader, optional clauses.

use chrono::NaiveDate;
use patuh_domain::agreement::{
    BalikanChannel, Contact, CostBearer, DataBalikan, IsoRule, Method, Party, ReaderNeed, Terms, is_diskominfo,
};
use patuh_domain::duty::DutyKind;
use patuh_domain::office::EvaluationRecipient;

use super::{Mapping, filled};
use crate::documents::data::parts::{
    Balikan, Clauses, ContactPart, Count, Iso, JuknisReference, MethodPart, Numbers, PksReference, ReaderPart,
};

impl Mapping<'_> {
    /// The terms of `date`, or the latest drafted.
    pub(super) fn terms(&self, date: NaiveDate) -> Option<&Terms> {
        self.facts.agreement.terms_on(date)
    }

    /// What the data is for.
    pub(super) fn purpose(&self) -> Option<String> {
        let purpose = self.facts.agreement.request().and_then(|request| filled(&request.purpose));
        self.need(purpose, "request.purpose", "Tujuan pemanfaatan", "Purpose of use")
    }

    /// Methods granted on `date`, or asked for.
    pub(super) fn methods(&self, date: NaiveDate) -> Vec<MethodPart> {
        let methods: Vec<_> = self.facts.agreement.methods_on(date).iter().map(MethodPart::from).collect();
        self.need(
            (!methods.is_empty()).then_some(()),
            "terms.methods",
            "Metode akses dan elemen data",
            "Methods and elements",
        );
        methods
    }

    /// Feedback data by the terms of `date`, or as asked for.
    pub(super) fn balikan(&self, date: NaiveDate) -> Option<Balikan> {
        let agreed = self.terms(date).and_then(|terms| terms.data_balikan.as_ref());
        let asked = self.facts.agreement.request().and_then(|request| request.data_balikan.as_ref());
        let balikan = agreed.or(asked).filter(|balikan| !balikan.fields.is_empty()).map(balikan_part);
        self.need(balikan, "terms.data_balikan", "Data balikan", "Feedback data")
    }

    /// The certificate clause.
    pub(super) fn iso(&self, date: NaiveDate) -> Option<Iso> {
        match self.terms(date)?.iso_27001? {
            IsoRule::MonthsAfterSignature { months } => Some(Iso::Months { months: u64::from(months).into() }),
            IsoRule::FixedDate { date } => Some(Iso::Date { date: date.into() }),
        }
    }

    /// The reader clause; before the terms are drafted, readers go with the method.
    pub(super) fn reader(&self, date: NaiveDate) -> ReaderPart {
        let clause = self.terms(date).map(|terms| terms.card_reader);
        let granted = self.facts.agreement.methods_on(date).iter().any(|grant| grant.method == Method::CardReader);
        ReaderPart {
            need: match clause.map(|clause| clause.need) {
                Some(ReaderNeed::Required) => "required",
                Some(ReaderNeed::AsNeeded) => "as_needed",
                Some(ReaderNeed::None) => "none",
                None if granted => "as_needed",
                None => "none",
            },
            months: clause.and_then(|clause| clause.within_months).map(|months| u64::from(months).into()),
        }
    }

    /// Which optional clauses the texts have.
    pub(super) fn clauses(&self) -> Clauses {
        let style = &self.choices.style;
        Clauses {
            diskominfo: self.works_with_diskominfo(),
            guidance: style.guidance,
            recipient: match self.facts.office.profile.evaluation_recipient {
                EvaluationRecipient::Dirjen => "dirjen",
                EvaluationRecipient::Gubernur => "gubernur",
                EvaluationRecipient::Bupati => "bupati",
                EvaluationRecipient::WaliKota => "wali_kota",
            },
            sptjm: self.has_duty(DutyKind::Sptjm),
            nda: self.has_duty(DutyKind::Nda),
            renewal_letter: self.has_duty(DutyKind::RenewalLetter),
            institution_left: self.facts.office.settings.institution_left,
            stamp_line: style.stamp_line,
        }
    }

    /// The latest terms have this duty; they do unless they say otherwise (domain.md 4).
    fn has_duty(&self, kind: DutyKind) -> bool {
        let terms = self.facts.agreement.latest_terms();
        terms.and_then(|terms| terms.duties.get(&kind)).copied().unwrap_or(true)
    }

    /// Diskominfo takes part in the network, and is not the institution itself.
    fn works_with_diskominfo(&self) -> bool {
        let itself = is_diskominfo(&self.facts.institution.profile.name);
        self.facts.agreement.network.as_ref().is_some_and(|network| {
            !itself
                && (network.diskominfo_ip.is_some()
                    || network.paid_by.contains(&CostBearer::Diskominfo)
                    || network.provider.as_deref().is_some_and(is_diskominfo))
        })
    }

    /// Both numbers of the PKS.
    pub(super) fn pks_numbers(&self) -> Numbers {
        let pks = self.facts.agreement.pks.as_ref();
        Numbers {
            office: self.need(
                pks.and_then(|pks| filled(&pks.office_number)),
                "pks.office_number",
                "Nomor PKS dari PIHAK KESATU",
                "Number of the agreement, first party",
            ),
            institution: self.need(
                pks.and_then(|pks| filled(&pks.institution_number)),
                "pks.institution_number",
                "Nomor PKS dari PIHAK KEDUA",
                "Number of the agreement, second party",
            ),
        }
    }

    /// How the PKS is cited by what follows from it.
    pub(super) fn pks_reference(&self) -> PksReference {
        let Numbers { office, institution } = self.pks_numbers();
        let signed_on = self.facts.agreement.pks.as_ref().map(|pks| pks.signed_on.into());
        let signed_on = self.need(signed_on, "pks.signed_on", "Tanggal PKS", "Date of the agreement");
        PksReference { office, institution, signed_on }
    }

    /// How the Juknis is cited.
    pub(super) fn juknis_reference(&self) -> JuknisReference {
        let juknis = self.facts.agreement.juknis.as_ref();
        JuknisReference {
            number: self.need(
                juknis.and_then(|juknis| filled(&juknis.number)),
                "juknis.number",
                "Nomor Juknis",
                "Number of the technical guidelines",
            ),
            date: self.need(
                juknis.map(|juknis| juknis.date.into()),
                "juknis.date",
                "Tanggal Juknis",
                "Date of the technical guidelines",
            ),
        }
    }

    /// Contact persons, those of `party` or of both sides.
    pub(super) fn contacts(&self, party: Option<Party>) -> Vec<ContactPart> {
        let part = |contact: &Contact| ContactPart {
            party: party_label(contact.party).to_owned(),
            name: contact.name.clone(),
            position: contact.position.clone(),
            phone: contact.phone.clone(),
        };
        let contacts: Vec<_> = self
            .facts
            .agreement
            .contacts
            .iter()
            .filter(|contact| party.is_none_or(|party| contact.party == party))
            .map(part)
            .collect();
        self.need((!contacts.is_empty()).then_some(()), "contacts", "Narahubung", "Contact persons");
        contacts
    }
}

/// `PIHAK KESATU` or `PIHAK KEDUA`.
pub(super) const fn party_label(party: Party) -> &'static str {
    match party {
        Party::Office => "PIHAK KESATU",
        Party::Institution => "PIHAK KEDUA",
    }
}

/// Who pays, in the words of the text.
pub(super) const fn payer(bearer: CostBearer) -> &'static str {
    match bearer {
        CostBearer::Office => "PIHAK KESATU",
        CostBearer::Institution => "PIHAK KEDUA",
        CostBearer::Diskominfo => "perangkat daerah yang membidangi komunikasi dan informatika",
    }
}

/// A number of something small.
pub(super) fn count(number: impl Into<u64>) -> Count {
    number.into().into()
}

fn balikan_part(balikan: &DataBalikan) -> Balikan {
    let channel = |channel: &BalikanChannel| match channel {
        BalikanChannel::WebService => "web service",
        BalikanChannel::Upload => "unggahan berkas Excel atau CSV",
        BalikanChannel::Form => "formulir daring",
        BalikanChannel::PopUp => "isian yang muncul setelah pencarian atau verifikasi",
        BalikanChannel::Media => "media penyimpanan yang diserahkan kepada PIHAK KESATU dengan tanda terima",
    };
    Balikan {
        fields: balikan.fields.iter().map(|field| field.replace('_', " ").to_lowercase()).collect(),
        channels: balikan.channels.iter().map(channel).collect(),
    }
}
