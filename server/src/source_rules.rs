//! Rules about the source itself, which no type can hold.

use std::path::{Path, PathBuf};

/// Tables that belong to no office, or that one machinery alone reads and writes: a bare query there can't show
/// anybody the neighbour's house.
const UNSCOPED: [&str; 31] = [
    "account_secrets",
    "calendar",
    "calendar_links",
    "counting_days",
    "credentials",
    "drafts",
    "earlier_secrets",
    "events",
    "hit_counters",
    "idempotency_keys",
    "installation",
    "invitations",
    "lanes",
    "lookup_answers",
    "lookup_batches",
    "lookup_hours",
    "lookup_refusals",
    "lookups",
    "memberships",
    "office_epochs",
    "office_rows",
    "offices",
    "payloads",
    "persons",
    "print_jobs",
    "rehearsal_checks",
    "rehearsals",
    "sessions",
    "upstream_credentials",
    "upstream_pulses",
    // A macro of the verifier, over the tables above.
    "$table",
];

/// Bare queries on what belongs to an office, each with the reason why it shows nobody anything.
const ALLOWED: [(&str, &str, &str); 15] = [
    ("desk/clash.rs", "accounts", "a User ID is unique in the whole installation; the answer is yes or no"),
    ("desk/clash.rs", "predecessors", "at most one agreement follows another; the answer is yes or no"),
    ("desk/clash.rs", "endings", "which of those that follow were given up; the answer is yes or no"),
    ("desk/clash.rs", "pks", "a number is used once in an office; the answer is yes or no"),
    (
        "reading/stack.rs",
        "agreements",
        "one office's, for the shelf, from which everybody is shown what the actor sees",
    ),
    (
        "reading/stack.rs",
        "institutions",
        "one office's, for the shelf, from which everybody is shown what the actor sees",
    ),
    ("reading/usage.rs", "suspicions", "a count under an agreement that the scoped shelf gave"),
    ("reading/room.rs", "file_rows", "the agreement of the upload is asked next, through the scoped entry"),
    (
        "lookup/book.rs",
        "accounts",
        "programs sign in by User ID, unique in the installation; the gate decides for each",
    ),
    (
        "lookup/book.rs",
        "agreements",
        "one office's, for the access book, which answers programs and shows nobody anything",
    ),
    (
        "lookup/book.rs",
        "institutions",
        "one office's, for the access book, which answers programs and shows nobody anything",
    ),
    ("machinery/files.rs", "files", "uploads of ids that the scoped agreement or the actor's own form named"),
    ("machinery/files.rs", "emblems", "emblems of an office by the id that its own settings or the actor's form named"),
    ("papers/verify.rs", "issued_documents", "anybody may check a paper; kind, office, state and date are told"),
    ("cli/import_dossier.rs", "institutions", "the command line acts for the whole installation"),
];

/// Invariant 6: whoever reads for a person starts from the scoped entry, `visible_to`.
#[test]
fn invariant_queries_start_from_the_scoped_entry() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut bare = Vec::new();
    let mut seen = Vec::new();
    for file in rust_files(&sources) {
        let path = file.strip_prefix(&sources).expect("inside").to_string_lossy().replace('\\', "/");
        // The store is where the scoped entry and the loading of whole aggregates live.
        if path.starts_with("store/") || path == "source_rules.rs" {
            continue;
        }
        let text = std::fs::read_to_string(&file).expect("source");
        for (before, _) in text.match_indices("::Entity::find").map(|(at, _)| text.split_at(at)) {
            let start = before.rfind(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '$'));
            let table = &before[start.map_or(0, |at| at + 1)..];
            let allowed = ALLOWED.iter().position(|(place, name, _)| *place == path && *name == table);
            seen.extend(allowed);
            if allowed.is_none() && !UNSCOPED.contains(&table) {
                bare.push(format!("{path}: {table}"));
            }
        }
    }
    assert!(bare.is_empty(), "start from `visible_to`, or say in ALLOWED why not: {bare:#?}");
    for (at, (place, table, _)) in ALLOWED.iter().enumerate() {
        assert!(seen.contains(&at), "no longer needed in ALLOWED: {place}, {table}");
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files
}
