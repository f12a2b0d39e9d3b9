//! The two sides as printed, with their heads of the day.

use chrono::NaiveDate;
use patuh_domain::head::{Head, head_on};
use patuh_domain::institution::InstitutionKind;

use super::{Mapping, filled};
use crate::documents::data::parts::{Letterhead, Person, Side};

impl Mapping<'_> {
    /// PIHAK KESATU on `date`.
    pub(super) fn office(&self, date: NaiveDate) -> Side {
        let profile = &self.facts.office.profile;
        let region = region_of(&profile.government);
        let contact = [("Telepon", &profile.phone), ("Laman", &profile.website), ("Pos-el", &profile.email)];
        let contact: Vec<_> = contact
            .into_iter()
            .filter_map(|(name, value)| filled(value).map(|value| format!("{name} {value}")))
            .collect();
        let place = [filled(&profile.city), filled(&profile.postcode)].into_iter().flatten().collect::<Vec<_>>();
        let address = [filled(&profile.address), filled(&place.join(" "))];
        Side {
            role: "office",
            name: profile.name.clone(),
            kind: "office",
            place_name: place_of(region).to_owned(),
            address: self.need(
                filled(&profile.address).map(|address| match filled(&profile.city) {
                    Some(city) if !address.contains(&city) => format!("{address}, {city}"),
                    _ => address,
                }),
                "office.address",
                "Alamat kantor",
                "Address of the office",
            ),
            letterhead: Letterhead {
                government: filled(&profile.government),
                agency: without_region(&profile.name, region),
                address: filled(&address.into_iter().flatten().collect::<Vec<_>>().join(", ")),
                contact: filled(&contact.join(", ")),
            },
            emblem: self.choices.emblems.office.as_ref().map(Into::into),
            head: self.need(
                head_of(&self.facts.office.heads, date),
                "office.heads",
                "Kepala kantor",
                "Head of the office",
            ),
            region: region.to_owned(),
        }
    }

    /// PIHAK KEDUA on `date`.
    pub(super) fn institution(&self, date: NaiveDate) -> Side {
        let profile = &self.facts.institution.profile;
        let government = &self.facts.office.profile.government;
        let region = region_of(government);
        let public = profile.kind != InstitutionKind::BadanHukum;
        Side {
            role: "institution",
            name: profile.name.clone(),
            kind: profile.kind.name(),
            place_name: place_of(region).to_owned(),
            address: self.need(
                filled(&profile.address),
                "institution.address",
                "Alamat lembaga",
                "Address of the institution",
            ),
            letterhead: Letterhead {
                government: filled(government).filter(|_| public),
                agency: if public { without_region(&profile.name, region) } else { profile.name.clone() },
                address: filled(&profile.address),
                contact: None,
            },
            emblem: self.choices.emblems.institution.as_ref().map(Into::into),
            head: self.need(
                head_of(&self.facts.institution.heads, date),
                "institution.heads",
                "Pimpinan lembaga",
                "Head of the institution",
            ),
            region: region.to_owned(),
        }
    }

    /// Where the institution's papers are signed: where the PKS is, else at the office's seat.
    pub(super) fn place(&self) -> Option<String> {
        let pks = self.facts.agreement.pks.as_ref();
        let place = pks.and_then(|pks| filled(&pks.signed_at)).or_else(|| filled(&self.facts.office.profile.city));
        self.need(place, "pks.signed_at", "Tempat penandatanganan", "Place of signing")
    }
}

/// The head of `date`; before the first recorded term, the first one.
fn head_of(heads: &[Head], date: NaiveDate) -> Option<Person> {
    head_on(heads, date).or_else(|| heads.iter().min_by_key(|head| head.since)).map(person)
}

/// A head as printed.
pub(super) fn person(head: &Head) -> Person {
    Person::new(
        &head.name,
        head.nip.as_deref(),
        head.rank.as_deref(),
        head.grade.as_deref(),
        head.status.prefix(),
        &head.position,
    )
}

/// `Pemerintah Daerah Provinsi Banyubiru` is the government of `Provinsi Banyubiru`.
fn region_of(government: &str) -> &str {
    let name = government.trim();
    let name = name.strip_prefix("Pemerintah ").unwrap_or(name);
    name.strip_prefix("Daerah ").unwrap_or(name)
}

/// `Kabupaten Wanasari` is called `Wanasari`.
fn place_of(region: &str) -> &str {
    ["Kabupaten ", "Kota ", "Provinsi "].iter().find_map(|level| region.strip_prefix(level)).unwrap_or(region)
}

/// On a letterhead the region stands in the government's line already.
fn without_region(name: &str, region: &str) -> String {
    let name = name.trim();
    name.strip_suffix(region).map(str::trim).filter(|short| !short.is_empty()).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(region_of("Pemerintah Daerah Provinsi Banyubiru"), "Provinsi Banyubiru");
        assert_eq!(place_of("Kabupaten Wanasari"), "Wanasari");
        assert_eq!(without_region("Dinas Sosial Kabupaten Wanasari", "Kabupaten Wanasari"), "Dinas Sosial");
        assert_eq!(without_region("Kabupaten Wanasari", "Kabupaten Wanasari"), "Kabupaten Wanasari");
    }
}
