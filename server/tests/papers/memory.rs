//! The compiler's memory stays flat, also where documents fail.

use patuh_server::documents::{Form, Order, RenderError, render};
use serde_json::json;

use super::support::{facts, issued, order};

/// Resident memory of this process in KiB; `None` where there is no /proc.
fn resident() -> Option<u64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(statm.split_whitespace().nth(1)?.parse::<u64>().ok()? * 4)
}

#[test]
fn memory_stays_flat_over_documents_and_failures() {
    let facts = facts("portal-poc");
    let good = order(Form::D13a, &facts, &issued());
    let work = |n: u32| {
        let mut order: Order = good.clone();
        order.data["signer"]["name"] = json!(format!("Nama Nomor {n}"));
        render(&order).expect("a document");
        // A template that misses its data fails after it has done most of its work.
        let mut broken = good.clone();
        broken.data["signer"]["name"] = json!(format!("Nama Lain {n}"));
        broken.data["date"] = json!({"figures": "01-01-2026"});
        assert!(matches!(render(&broken), Err(RenderError::Compile(_))), "it had to fail");
    };
    (0..30).for_each(work);
    let Some(before) = resident() else { return };
    (30..120).for_each(work);
    let after = resident().expect("as before");
    // A leak of one document's layout each time would be hundreds of megabytes.
    assert!(after < before + 48 * 1024, "{before} KiB grew to {after} KiB");
}
