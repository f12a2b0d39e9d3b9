//! D07 from terms, network, quota, applications, teams and flows.

use chrono::{Months, NaiveDate};
use patuh_domain::access::Code;
use patuh_domain::agreement::{
    Expected, FlowNext, FlowStep, JuknisLayout, JuknisSigners, Network, NetworkKind, Party, QuotaGrant, QuotaStart,
    ServiceFlow, TeamMember, Topology,
};
use patuh_domain::wording::{self, Language};

use super::terms::{count, party_label, payer};
use super::{Dated, Mapping, filled};
use crate::documents::data::juknis::{
    ApplicationPart, CodePart, ExpectedPart, FlowPart, JuknisPaper, NetworkPart, NextPart, Participant, QuotaPart,
    Signer, StepPart,
};
use crate::documents::data::parts::{Numbers, Person, Side};

/// Codes whose texts portal users read, without the numbers (domain.md 5.1).
const ON_PORTAL: &[Code] = &[
    Code::LoginFailed,
    Code::QuotaUsedUp,
    Code::Deceased,
    Code::DuplicateRecord,
    Code::NotFound,
    Code::RecordInactive,
    Code::NikMalformed,
    Code::InstitutionInactive,
    Code::AccountInactive,
];

impl Mapping<'_> {
    pub(super) fn juknis(&self) -> Dated<JuknisPaper> {
        let agreement = &self.facts.agreement;
        let juknis = agreement.juknis.as_ref();
        let date = juknis.map(|juknis| juknis.date);
        let day = date.unwrap_or(self.today);
        let settings = &self.facts.office.settings;
        let office = self.office(day);
        let institution = self.institution(day);
        let reference = self.juknis_reference();
        let second = juknis.and_then(|juknis| juknis.institution_number.as_deref()).and_then(filled);
        let layout = juknis.map_or(settings.juknis_layout, |juknis| juknis.layout);
        let signers = juknis.map_or(JuknisSigners::HeadAndOfficer, |juknis| juknis.signers);
        let (signers, acknowledging) = self.signers(signers, &office, &institution);
        let within = self.terms(day).and_then(|terms| terms.card_reader.within_months);
        let reader_due = agreement
            .pks
            .as_ref()
            .zip(within)
            .and_then(|(pks, months)| pks.signed_on.checked_add_months(Months::new(u32::from(months))));
        let mut frame = self.frame(&format!("{} dengan {}", office.name, institution.name), &office.name);
        frame.initials = Self::initials(juknis.map_or(settings.initials, |juknis| juknis.initials));
        let place = juknis.and_then(|juknis| filled(&juknis.place));
        let mut paper = JuknisPaper {
            frame,
            layout: match layout {
                JuknisLayout::Criteria => "criteria",
                JuknisLayout::Discussion => "discussion",
            },
            two_numbers: second.is_some(),
            numbers: Numbers { office: reference.number, institution: second },
            date: reference.date,
            place: self.need(place, "juknis.place", "Tempat Juknis", "Place of the technical guidelines"),
            pks: self.pks_reference(),
            purpose: self.purpose().unwrap_or_else(|| "………".to_owned()),
            participants: self.participants(),
            network: self.network(),
            local_user_id: agreement.accounts.iter().any(|account| account.local_user_id.is_some()),
            quota: agreement.quota.iter().map(quota_part).collect(),
            methods: self.methods(day),
            codes: Code::ALL.into_iter().map(code_part).collect(),
            portal_texts: ON_PORTAL.iter().map(|code| code.text()).collect(),
            applications: self.applications(),
            iso: self.iso(day),
            balikan: self.balikan(day),
            balikan_address: None,
            reader: self.reader(day),
            reader_due: reader_due.map(Into::into),
            work_units: self.facts.institution.profile.work_units.clone(),
            renewal_by: agreement
                .pks
                .as_ref()
                .and_then(|pks| pks.ends_on.checked_sub_months(Months::new(2)))
                .map(Into::into),
            contacts: self.contacts(None),
            clauses: self.clauses(),
            signers,
            acknowledging,
            topology: Topology::of(self.facts, self.today, self.choices.style.access_at_ditjen),
            flows: agreement.service_flows.iter().map(flow_part).collect(),
            office,
            institution,
            articles: Vec::new(),
        };
        paper.articles = self.wording(&paper.values(), day).articles;
        (paper, date)
    }

    /// Who signs, and who acknowledges: any of the practised combinations.
    fn signers(&self, combination: JuknisSigners, office: &Side, institution: &Side) -> (Vec<Signer>, Vec<Signer>) {
        let head = |party: &'static str, side: &Side| Signer { party, person: side.head.clone() };
        let heads = || vec![head("office", office), head("institution", institution)];
        let officer = |party: &'static str, which: Party| Signer {
            party,
            person: self.need(
                self.team(which).first().map(member_person),
                "teams",
                "Tim penyusun Juknis",
                "Drafting team",
            ),
        };
        match combination {
            JuknisSigners::Heads => (heads(), Vec::new()),
            JuknisSigners::HeadAndOfficer => (
                vec![head("office", office), officer("institution", Party::Institution)],
                vec![head("institution", institution)],
            ),
            JuknisSigners::TechnicalOfficers => {
                (vec![officer("office", Party::Office), officer("institution", Party::Institution)], heads())
            }
            JuknisSigners::TeamsAndHeads => {
                let all = |party: &'static str, which: Party| -> Vec<Signer> {
                    let members = self.team(which);
                    members.iter().map(|member| Signer { party, person: Some(member_person(member)) }).collect()
                };
                let mut signers = all("office", Party::Office);
                signers.extend(all("institution", Party::Institution));
                (signers, heads())
            }
        }
    }

    pub(super) fn team(&self, party: Party) -> &[TeamMember] {
        let teams = &self.facts.agreement.teams;
        teams.iter().rev().find(|team| team.party == party).map_or(&[], |team| team.members.as_slice())
    }

    /// Members of both teams; where none are named, the contact persons.
    fn participants(&self) -> Vec<Participant> {
        let sides = [Party::Office, Party::Institution];
        let members: Vec<_> = sides
            .into_iter()
            .flat_map(|party| self.team(party).iter().map(move |member| (party, member)))
            .map(|(party, member)| Participant {
                name: member.name.clone(),
                position: member.position.clone(),
                party: party_label(party).to_owned(),
            })
            .collect();
        if !members.is_empty() {
            return members;
        }
        let contacts = &self.facts.agreement.contacts;
        contacts
            .iter()
            .map(|contact| Participant {
                name: contact.name.clone(),
                position: contact.position.clone(),
                party: party_label(contact.party).to_owned(),
            })
            .collect()
    }

    pub(super) fn network(&self) -> NetworkPart {
        let network = self.need(self.facts.agreement.network.as_ref(), "network", "Data jaringan", "The network");
        let Some(network) = network else { return NetworkPart { kind: "closed", ..NetworkPart::default() } };
        NetworkPart {
            kind: match network.kind {
                NetworkKind::Closed => "closed",
                NetworkKind::Vpn => "vpn",
            },
            vpn: network.vpn.clone(),
            ip_lan: self.need(network.ip_lan.as_deref().and_then(filled), "network.ip_lan", "IP LAN", "LAN address"),
            provider: self.need(
                network.provider.as_deref().and_then(filled),
                "network.provider",
                "Penyedia jaringan",
                "Network provider",
            ),
            bandwidth: self.need(
                network.bandwidth_mbps.map(|mbps| wording::thousands(u64::from(mbps))),
                "network.bandwidth_mbps",
                "Bandwidth",
                "Bandwidth",
            ),
            paid_by: network.paid_by.iter().copied().map(payer).collect(),
            expected: expected(network),
        }
    }

    pub(super) fn applications(&self) -> Vec<ApplicationPart> {
        let applications = &self.facts.agreement.applications;
        applications
            .iter()
            .map(|application| ApplicationPart {
                name: application.name.clone(),
                function: application.function.clone(),
                platform: if application.mobile {
                    format!("{} dan aplikasi seluler", application.platform)
                } else {
                    application.platform.clone()
                },
                url: application.url.clone(),
                method: application.method.label(),
                elements: application.elements.iter().map(|element| element.label()).collect(),
                used_by: application.used_by.clone(),
                keeper: application.keeper.clone(),
            })
            .collect()
    }
}

pub(super) fn member_person(member: &TeamMember) -> Person {
    Person::new(
        &member.name,
        member.nip.as_deref(),
        member.rank.as_deref(),
        member.grade.as_deref(),
        "",
        &member.position,
    )
}

/// A code as the table prints it; where all is well, the answer is data and not a text.
pub(super) const fn code_part(code: Code) -> CodePart {
    let text = match code {
        Code::Found => "Data atau hasil ditampilkan",
        other => other.text(),
    };
    CodePart { code: code.number(), text }
}

fn expected(network: &Network) -> Option<ExpectedPart> {
    Some(match network.expected.as_ref()? {
        Expected::On(day) => ExpectedPart { on: Some(day.on.into()), week: None, month: None },
        Expected::Week(week) => {
            let first = NaiveDate::parse_from_str(&format!("{}-01", week.month), "%Y-%m-%d").ok();
            let month = first.map(|first| wording::month_year(Language::Id, first));
            ExpectedPart { on: None, week: Some(week.week), month: Some(month.unwrap_or_else(|| week.month.clone())) }
        }
    })
}

fn quota_part(grant: &QuotaGrant) -> QuotaPart {
    QuotaPart {
        methods: grant.methods.iter().map(|method| method.label()).collect(),
        per_day: grant.per_day.map(count),
        from: match grant.from {
            QuotaStart::On(_) => "date",
            QuotaStart::Poc => "poc",
        },
        until_poc: grant.until_poc,
        reference: grant.reference.as_ref().map(Into::into),
    }
}

fn flow_part(flow: &ServiceFlow) -> FlowPart {
    let next = |next: &FlowNext| match next {
        FlowNext::To(to) => NextPart { to: *to, when: None },
        FlowNext::When(branch) => NextPart { to: branch.to, when: Some(branch.when.clone()) },
    };
    let step = |step: &FlowStep| StepPart {
        number: step.id,
        // A lane that isn't there would leave the drawing.
        lane: step.lane.min(flow.lanes.len().saturating_sub(1)),
        text: step.text.clone(),
        next: step.next.iter().map(next).collect(),
    };
    FlowPart {
        title: flow.title.clone(),
        method: flow.method.label(),
        introduction: flow.introduction.clone(),
        lanes: flow.lanes.clone(),
        steps: flow.steps.iter().map(step).collect(),
    }
}
