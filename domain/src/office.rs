//! The civil registry office (*Disdukcapil*, PIHAK KESATU) and its settings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::access::{Hours, OfficeHours};
use crate::actor::Actor;
use crate::agreement::{JuknisLayout, PksLayout};
use crate::calendar::Zone;
use crate::clause::{self, OwnClause, own_clause};
use crate::duty::DutyKind;
use crate::head::{Head, head_on};
use crate::ids::OfficeId;
use crate::measure::{self, Criterion, LadderStep, ReturnReason, usual_criteria, usual_ladder, usual_reasons};
use crate::refusal::{Refusal, Rule};
use crate::stationery::Stationery;
use crate::wording::Bilingual;

/// The level of government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Provinsi,
    Kabupaten,
    Kota,
}

/// Who receives the evaluations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EvaluationRecipient {
    /// The Minister through the Dirjen.
    Dirjen,
    Gubernur,
    Bupati,
    WaliKota,
}

/// What happens when look-ups follow a forbidden pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProbingPolicy {
    /// Nothing is looked for.
    Off,
    /// It is recorded and shown to staff.
    Notice,
    /// And the User ID is locked until a person has reviewed it.
    Lock,
}

impl ProbingPolicy {
    /// Every policy.
    pub const ALL: [Self; 3] = [Self::Off, Self::Notice, Self::Lock];
}

/// What an office may set; the defaults are the decisions of domain.md.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficeSettings {
    /// *Cuti bersama* are days off.
    pub collective_leave_off: bool,
    /// The head signs an NDA too (4.3).
    pub head_signs_nda: bool,
    /// Days of grace for a new head's SPTJM (decisions.md 19).
    pub head_grace_days: u32,
    /// Working days for an evaluation (4.5).
    pub evaluation_working_days: u32,
    /// Working days for the forwarding of a report (4.13).
    pub forwarding_working_days: u32,
    /// Working days for a notice of change (4.6).
    pub change_notice_working_days: u32,
    /// Working days for closing (decisions.md 17).
    pub closing_working_days: u32,
    /// Hand-over of the User ID within two weeks (4.9).
    pub handover_duty: bool,
    /// A second Ditjen approval precedes the hand-over (stage 6).
    pub second_approval: bool,
    /// Until the PoC of an application or method is passed its look-ups are answered by the embedded simulator.
    pub sandbox_until_poc: bool,
    /// The longest bridge in months (decisions.md 14).
    pub bridge_months: u32,
    /// Suspend by itself when a report is overdue by more than this many days; `None` is off.
    pub auto_suspend_days: Option<u32>,
    /// The number under which it does, authorised beforehand (decisions.md 20).
    pub auto_suspend_number: Option<String>,
    /// Days before the due date from which a duty is *due soon*, where it differs from the default.
    pub windows: BTreeMap<DutyKind, u32>,
    pub pks_layout: PksLayout,
    pub juknis_layout: JuknisLayout,
    /// F4 (215 x 330 mm) instead of A4.
    pub paper_f4: bool,
    /// Initials box on every page of PKS and Juknis.
    pub initials: bool,
    /// The institution signs left.
    pub institution_left: bool,
    /// NDAs carry a duty stamp.
    pub nda_meterai: bool,
    /// Additional requirements of the completeness check.
    pub requirements: Vec<String>,
    /// Keys of standard requirements that it doesn't ask for.
    pub left_out: Vec<String>,
    /// Reasons for returns, ready to be chosen.
    pub reasons: Vec<ReturnReason>,
    /// What evaluations give points for.
    pub criteria: Vec<Criterion>,
    /// Sanctions in the order in which they are proposed.
    pub ladder: Vec<LadderStep>,
    /// What happens when forbidden input is seen (domain.md 5).
    pub probing: ProbingPolicy,
    /// Pattern of letter numbers, `{n}`, `{roman}`, `{year}`: a suggestion only.
    pub number_pattern: String,
    /// How documents look.
    pub stationery: Stationery,
}

impl Default for OfficeSettings {
    fn default() -> Self {
        Self {
            collective_leave_off: true,
            head_signs_nda: true,
            head_grace_days: 0,
            evaluation_working_days: 20,
            forwarding_working_days: 10,
            change_notice_working_days: 10,
            closing_working_days: 10,
            handover_duty: false,
            second_approval: false,
            sandbox_until_poc: false,
            bridge_months: 6,
            auto_suspend_days: None,
            auto_suspend_number: None,
            windows: BTreeMap::new(),
            pks_layout: PksLayout::Articles,
            juknis_layout: JuknisLayout::Criteria,
            paper_f4: false,
            initials: true,
            institution_left: false,
            nda_meterai: true,
            requirements: Vec::new(),
            left_out: Vec::new(),
            reasons: usual_reasons(),
            criteria: usual_criteria(),
            ladder: usual_ladder(),
            probing: ProbingPolicy::Notice,
            number_pattern: "400.12/{n}/DUKCAPIL/{year}".to_owned(),
            stationery: Stationery::default(),
        }
    }
}

impl OfficeSettings {
    /// This standard requirement isn't asked for.
    pub fn is_left_out(&self, key: &str) -> bool {
        self.left_out.iter().any(|left_out| left_out == key)
    }
}

/// What is printed on letterheads and decides the local date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeProfile {
    pub name: String,
    /// E.g. "Pemerintah Kabupaten Wanasari".
    pub government: String,
    pub level: Level,
    pub region_code: String,
    pub address: String,
    pub city: String,
    pub postcode: String,
    pub phone: String,
    pub email: String,
    pub website: String,
    pub zone: Zone,
    pub evaluation_recipient: EvaluationRecipient,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    pub id: OfficeId,
    pub profile: OfficeProfile,
    pub heads: Vec<Head>,
    pub settings: OfficeSettings,
    /// Hours of access, in the order of recording; none is around the clock.
    #[serde(default)]
    pub hours: Vec<OfficeHours>,
    /// Where the office reaches the centre's service; `None` is where the installation does.
    #[serde(default)]
    pub upstream: Option<UpstreamService>,
    /// Clauses it worded for itself, in the order of decision.
    #[serde(default)]
    pub clauses: Vec<OwnClause>,
    /// Off for an office that no longer works with Patuh: all access under it is closed (16).
    pub active: bool,
}

impl Office {
    /// The head on `date`.
    pub fn head(&self, date: NaiveDate) -> Option<&Head> {
        head_on(&self.heads, date)
    }
}

/// The centre's service as an office reaches it. The office's credentials there are kept elsewhere, encrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpstreamService {
    /// `https://host:port/…`, or `http://…` within the closed network.
    pub address: String,
    /// SHA-256 of the certificate that is trusted, as `AB:CD:…`.
    pub pin: Option<String>,
    /// Names the credentials.
    pub credentials: Option<uuid::Uuid>,
}

/// What can be asked of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum OfficeCommand {
    Found {
        profile: OfficeProfile,
        head: Head,
    },
    ChangeProfile {
        profile: OfficeProfile,
    },
    AppointHead {
        head: Head,
    },
    ChangeSettings {
        settings: Box<OfficeSettings>,
    },
    /// An own text for a clause, from `on`, today or later.
    ReplaceClause {
        document: String,
        key: String,
        text: String,
        reason: String,
        on: NaiveDate,
    },
    /// Back to the product's own text.
    RestoreClause {
        document: String,
        key: String,
        reason: String,
        on: NaiveDate,
    },
    SetHours {
        hours: OfficeHours,
    },
    SetUpstream {
        upstream: Option<UpstreamService>,
    },
    Activate {
        active: bool,
    },
}

/// What happened to an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum OfficeEvent {
    Founded { profile: OfficeProfile },
    ProfileChanged { profile: OfficeProfile },
    HeadAppointed { head: Head },
    SettingsChanged { settings: Box<OfficeSettings> },
    HoursSet { hours: OfficeHours },
    UpstreamSet { upstream: Option<UpstreamService> },
    ClauseWorded { clause: OwnClause },
    Activated { active: bool },
}

impl Office {
    /// What `event` makes of an office (decisions.md 1).
    pub fn evolve(facts: Option<Self>, id: OfficeId, event: OfficeEvent) -> Option<Self> {
        match (facts, event) {
            (None, OfficeEvent::Founded { profile }) => Some(Self {
                id,
                profile,
                heads: Vec::new(),
                settings: OfficeSettings::default(),
                hours: Vec::new(),
                upstream: None,
                clauses: Vec::new(),
                active: true,
            }),
            (None, _) => None,
            (Some(mut office), event) => {
                match event {
                    OfficeEvent::Founded { profile } | OfficeEvent::ProfileChanged { profile } => {
                        office.profile = profile;
                    }
                    OfficeEvent::HeadAppointed { head } => office.heads.push(head),
                    OfficeEvent::SettingsChanged { settings } => office.settings = *settings,
                    OfficeEvent::HoursSet { hours } => office.hours.push(hours),
                    OfficeEvent::UpstreamSet { upstream } => office.upstream = upstream,
                    OfficeEvent::ClauseWorded { clause } => office.clauses.push(clause),
                    OfficeEvent::Activated { active } => office.active = active,
                }
                Some(office)
            }
        }
    }

    /// Decides `command`; who may ask is settled by [`crate::policy`].
    ///
    /// # Errors
    /// A [`Refusal`] where the office exists already or doesn't, a head's term would begin before the present one, hours
    /// would begin before `today`, an encrypted service has no certificate, a letter can't be addressed so, or a setting
    /// contradicts itself ([`crate::measure`]).
    pub fn decide(
        facts: Option<&Self>,
        command: OfficeCommand,
        actor: &Actor,
        today: NaiveDate,
    ) -> Result<Vec<OfficeEvent>, Refusal> {
        match (facts, command) {
            (None, OfficeCommand::Found { profile, head }) => {
                check_profile(&profile)?;
                Ok(vec![OfficeEvent::Founded { profile }, OfficeEvent::HeadAppointed { head }])
            }
            (None, _) => Err(Refusal::unknown_aggregate()),
            (Some(_), OfficeCommand::Found { .. }) => Err(Refusal::new(
                Rule::Duplicate,
                Bilingual::new("Kantor ini sudah terdaftar.", "This office is registered already."),
                Bilingual::new("Ubah profilnya di Pengaturan.", "Change its profile in the settings."),
            )),
            (Some(_), OfficeCommand::ChangeProfile { profile }) => {
                check_profile(&profile)?;
                Ok(vec![OfficeEvent::ProfileChanged { profile }])
            }
            (Some(office), OfficeCommand::AppointHead { head }) => {
                check_head(&office.heads, &head)?;
                Ok(vec![OfficeEvent::HeadAppointed { head }])
            }
            (Some(_), OfficeCommand::ChangeSettings { settings }) => {
                for way in settings.stationery.addressing.values() {
                    way.check()?;
                }
                measure::check(&settings)?;
                Ok(vec![OfficeEvent::SettingsChanged { settings }])
            }
            (Some(_), OfficeCommand::SetHours { hours }) => {
                check_hours(hours.from, Some(&hours.hours), today)?;
                Ok(vec![OfficeEvent::HoursSet { hours }])
            }
            (Some(_), OfficeCommand::SetUpstream { upstream }) => {
                if let Some(upstream) = &upstream {
                    check_upstream(upstream)?;
                }
                Ok(vec![OfficeEvent::UpstreamSet { upstream }])
            }
            (Some(office), OfficeCommand::ReplaceClause { document, key, text, reason, on }) => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let (script, clause) = clause::adaptable(&document, &key)?;
                clause::check(script, &text)?;
                let present = own_clause(&office.clauses, &document, &key, on).and_then(|own| own.text.as_deref());
                if present.unwrap_or(&clause.text) == text {
                    return Err(unchanged_clause());
                }
                Refusal::require(&reason, "Alasan", "Reason").map_err(|refusal| refusal.at("reason"))?;
                let replaced = clause.text.clone();
                // The product's own text typed again is the product's own text.
                let text = (text != replaced).then_some(text);
                let clause = OwnClause { document, key, text, replaced, reason, on, by: actor.name().to_owned() };
                Ok(vec![OfficeEvent::ClauseWorded { clause }])
            }
            (Some(office), OfficeCommand::RestoreClause { document, key, reason, on }) => {
                if own_clause(&office.clauses, &document, &key, on).is_none() {
                    return Err(unchanged_clause());
                }
                Refusal::require(&reason, "Alasan", "Reason").map_err(|refusal| refusal.at("reason"))?;
                // A clause that the product no longer has can still be let go.
                let replaced =
                    clause::adaptable(&document, &key).map_or_else(|_| String::new(), |(_, it)| it.text.clone());
                let clause = OwnClause { document, key, text: None, replaced, reason, on, by: actor.name().to_owned() };
                Ok(vec![OfficeEvent::ClauseWorded { clause }])
            }
            (Some(_), OfficeCommand::Activate { active }) => Ok(vec![OfficeEvent::Activated { active }]),
        }
    }
}

fn unchanged_clause() -> Refusal {
    Refusal::new(
        Rule::Duplicate,
        Bilingual::new("Klausul ini sudah berbunyi demikian.", "The clause says so already."),
        Bilingual::new("Ubah teksnya, atau tinggalkan halaman ini.", "Change its text, or leave this page."),
    )
    .at("text")
}

fn check_profile(profile: &OfficeProfile) -> Result<(), Refusal> {
    Refusal::require(&profile.name, "Nama kantor", "Office name")?;
    Refusal::require(&profile.government, "Nama pemerintah daerah", "Government")?;
    Refusal::require(&profile.region_code, "Kode wilayah", "Region code")?;
    Refusal::require(&profile.city, "Kota", "City")
}

/// Hours hold from today on or later, and are open at some time.
pub(crate) fn check_hours(from: NaiveDate, hours: Option<&Hours>, today: NaiveDate) -> Result<(), Refusal> {
    if from < today {
        return Err(Refusal::new(
            Rule::DateOrder,
            Bilingual::new("Jam akses tidak berlaku surut.", "Hours of access don't hold for the past."),
            Bilingual::new("Pilih hari ini atau sesudahnya.", "Choose today or a later day."),
        )
        .at("from"));
    }
    if hours.is_some_and(|hours| !hours.is_ever_open()) {
        return Err(Refusal::new(
            Rule::Field,
            Bilingual::new("Jam akses ini tidak pernah membuka akses.", "These hours never open the access."),
            Bilingual::new(
                "Isi jam paling sedikit untuk satu hari, atau gunakan penangguhan.",
                "Give hours for at least one day, or use a suspension.",
            ),
        )
        .at("workdays_opens"));
    }
    Ok(())
}

fn check_upstream(upstream: &UpstreamService) -> Result<(), Refusal> {
    let address = upstream.address.trim();
    let encrypted = address.starts_with("https://");
    if !encrypted && !address.starts_with("http://") {
        return Err(Refusal::new(
            Rule::Field,
            Bilingual::new("Alamat layanan pusat tidak dikenali.", "The address of the service is not one."),
            Bilingual::new(
                "Tulis seperti https://10.0.0.1:8443/dukcapil/get_json/kantor.",
                "Write it like https://10.0.0.1:8443/dukcapil/get_json/office.",
            ),
        )
        .at("address"));
    }
    if encrypted && upstream.pin.is_none() {
        return Err(Refusal::new(
            Rule::Missing,
            Bilingual::new("Sidik jari sertifikat belum diisi.", "The fingerprint of the certificate is missing."),
            Bilingual::new(
                "Tempelkan sertifikat (PEM) atau sidik jari SHA-256 dari pengelola layanan pusat.",
                "Paste the certificate (PEM) or its SHA-256 fingerprint from those who run the service.",
            ),
        )
        .at("pin"));
    }
    Ok(())
}

/// A new term must begin after the present one, and the person must be named.
pub(crate) fn check_head(heads: &[Head], head: &Head) -> Result<(), Refusal> {
    Refusal::require(&head.name, "Nama pimpinan", "Name of the head")?;
    Refusal::require(&head.position, "Jabatan", "Position")?;
    match heads.iter().map(|earlier| earlier.since).max() {
        Some(latest) if head.since <= latest => Err(Refusal::new(
            Rule::DateOrder,
            Bilingual::new(
                "Masa jabatan baru harus dimulai setelah masa jabatan sebelumnya.",
                "The new term must begin after the present one.",
            ),
            Bilingual::new("Periksa tanggal mulai menjabat.", "Check the first day in office."),
        )
        .at("since")),
        _ => Ok(()),
    }
}
