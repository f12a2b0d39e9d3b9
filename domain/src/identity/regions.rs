//! Region codes: two digits for a provinsi, four for a kabupaten or kota, six for a kecamatan (`data/regions-id.csv`).
//!
//! Knowing a region is a help, never a condition: regions split, and the list ages.

use std::sync::OnceLock;

const SHIPPED: &str = include_str!("../../data/regions-id.csv");

/// The level of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionLevel {
    Provinsi,
    KabupatenKota,
    Kecamatan,
}

/// One region of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Digits only, no dots.
    pub code: &'static str,
    pub level: RegionLevel,
    pub name: &'static str,
}

/// The region with exactly this code; dots and blanks are ignored (`99.01` is `9901`).
pub fn lookup(code: &str) -> Option<Region> {
    find(&digits(code))
}

/// The regions that `code` lies in, from provinsi down to itself, as far as they are known.
pub fn path(code: &str) -> Vec<Region> {
    let code = digits(code);
    [2, 4, 6].into_iter().filter_map(|len| find(code.get(..len)?)).collect()
}

/// Prefix 99: the synthetic range of trials and tests (domain.md 7), which no real region has.
pub fn is_synthetic(code: &str) -> bool {
    code.starts_with("99")
}

/// The whole list, by code.
pub fn all() -> &'static [Region] {
    static REGIONS: OnceLock<Vec<Region>> = OnceLock::new();
    REGIONS.get_or_init(|| {
        let mut regions: Vec<Region> = SHIPPED.lines().skip(1).filter_map(parse_row).collect();
        regions.sort_unstable_by_key(|region| region.code);
        regions
    })
}

fn find(code: &str) -> Option<Region> {
    let regions = all();
    let index = regions.binary_search_by_key(&code, |region| region.code).ok()?;
    regions.get(index).copied()
}

fn digits(code: &str) -> String {
    code.chars().filter(char::is_ascii_digit).collect()
}

/// One line of the list: `code,level,name`; names with commas are quoted.
fn parse_row(line: &'static str) -> Option<Region> {
    let (code, rest) = line.split_once(',')?;
    let (level, name) = rest.split_once(',')?;
    let level = match level {
        "provinsi" => RegionLevel::Provinsi,
        "kabupaten_kota" => RegionLevel::KabupatenKota,
        "kecamatan" => RegionLevel::Kecamatan,
        _ => return None,
    };
    Some(Region { code, level, name: name.trim().trim_matches('"') })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_shipped_is_understood() {
        assert_eq!(all().len(), SHIPPED.lines().count() - 1);
    }
}
