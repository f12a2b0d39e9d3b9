//! Standings worked out by hand, and how one that was found is compared with them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Value, json};

/// What a sample dossier says on a day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub dossier: String,
    pub today: NaiveDate,
    pub expect: Expected,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    stage: String,
    granted: bool,
    #[serde(default)]
    refusal: Option<String>,
    #[serde(default)]
    suspended: Option<bool>,
    #[serde(default)]
    access_revoked: Option<bool>,
    /// All of them.
    #[serde(default)]
    methods: Option<Vec<String>>,
    #[serde(default)]
    per_day: BTreeMap<String, Option<u32>>,
    #[serde(default)]
    elements: BTreeMap<String, Vec<String>>,
    /// Refusal of a User ID.
    #[serde(default)]
    accounts: BTreeMap<String, Option<String>>,
    /// State and due date by id.
    #[serde(default)]
    duties: BTreeMap<String, (String, Option<String>)>,
}

/// The worked values, from where `PATUH_VECTORS` says, and those of whole lives, which are our own.
pub fn cases(root: &Path) -> Vec<Case> {
    let own = root.join("tests/vectors");
    let folder = std::env::var_os("PATUH_VECTORS").map_or_else(|| own.clone(), PathBuf::from);
    [folder.join("standing.json"), own.join("standing-life.json")].iter().flat_map(|path| read(path)).collect()
}

fn read(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Case {
    /// The file of the dossier.
    pub fn file(&self, root: &Path) -> PathBuf {
        root.join(format!("samples/dossier-{}.json", self.dossier))
    }

    /// Compares a standing as JSON.
    pub fn check(&self, found: &Value) {
        let of = format!("{} on {}", self.dossier, self.today);
        let expect = &self.expect;
        assert_eq!(found["today"], self.today.to_string(), "{of}");
        assert_eq!(found["stage"], expect.stage, "{of}");
        for (name, expected) in [("suspended", expect.suspended), ("access_revoked", expect.access_revoked)] {
            if let Some(expected) = expected {
                assert_eq!(found[name], expected, "{of}: {name}");
            }
        }
        let access = &found["access"];
        assert_eq!(access["granted"], expect.granted, "{of}: {}", access["why"]);
        assert_eq!(access["refusal"], json!(expect.refusal), "{of}: {}", access["why"]);
        let methods = access["methods"].as_object().expect("methods");
        if let Some(expected) = &expect.methods {
            assert_eq!(&methods.keys().cloned().collect::<Vec<_>>(), expected, "{of}");
        }
        for (method, per_day) in &expect.per_day {
            let granted = methods.get(method).unwrap_or_else(|| panic!("{of}: {method} is not granted"));
            assert_eq!(granted["per_day"], json!(per_day), "{of}: {method}");
            assert!(granted["elements"].is_array(), "{of}: {method}");
        }
        for (method, elements) in &expect.elements {
            assert_eq!(access["methods"][method]["elements"], json!(elements), "{of}: {method}");
        }
        let accounts = access["accounts"].as_array().expect("accounts");
        for (user_id, refusal) in &expect.accounts {
            let account = accounts.iter().find(|account| account["user_id"] == *user_id);
            let account = account.unwrap_or_else(|| panic!("{of}: no {user_id}"));
            assert_eq!(account["refusal"], json!(refusal), "{of}: {user_id}");
            assert_eq!(account["granted"], refusal.is_none(), "{of}: {user_id}");
        }
        let duties = found["duties"].as_array().expect("duties");
        for (id, (state, due)) in &expect.duties {
            let duty = duties.iter().find(|duty| duty["id"] == *id).unwrap_or_else(|| panic!("{of}: no {id}"));
            assert_eq!(duty["state"], *state, "{of}: {id}");
            assert_eq!(duty["due"], json!(due), "{of}: {id}");
        }
    }
}
