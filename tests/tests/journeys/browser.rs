//! The journey in a real browser, as the persons concerned: with scripts, and its beginning without.
//!
//! Whatever the browser complains about, a violation of the content policy before all, fails the test.

use patuh_tests::journey::{person, request};
use patuh_tests::site::{Site, today};
use serde_json::{Value, json};

use crate::cast::NEW;
use crate::desk::Desk;

/// The stage at which the stepper stands.
const STAGE: &str = "return document.querySelector('[aria-current=step] .step-name').textContent";

#[tokio::test(flavor = "multi_thread")]
async fn from_request_to_production() {
    let site = Site::demonstration().await;
    let Some(mut desk) = Desk::open(&site, true).await else { return };
    let agreement = desk.request("Z1");
    desk.walk_to(&agreement, "Z1", "record_poc_result");
    let stage = desk.browser.run(STAGE, &json!([]));
    assert!(stage.as_str().is_some_and(|stage| stage.starts_with("Akses Production")), "{stage}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_kept_and_the_search_is_one_key_away() {
    let site = Site::demonstration().await;
    let Some(mut desk) = Desk::open(&site, true).await else { return };
    desk.seat(person::HEAD_OF_INSTITUTION);
    let browser = &desk.browser;

    browser.open("/beranda");
    browser.wait_for("the key", "return document.getElementById('pencarian-global').hasAttribute('aria-keyshortcuts')");
    browser.press("/");
    browser.wait_for("the search", "return document.activeElement.id === 'pencarian-global'");
    desk.quiet("search");

    browser.open(NEW);
    browser
        .wait_for("the frame", "return document.getElementById('pencarian-global').hasAttribute('aria-keyshortcuts')");
    browser.type_into("#purpose", "verifikasi penerima beasiswa");
    browser.wait_for(
        "the note",
        "return [...document.querySelectorAll('.saved-note')].some(note => /[0-9]{2}\\.[0-9]{2}/.test(note.innerText))",
    );
    desk.quiet("autosave");

    browser.open(NEW);
    browser.click("main a[href*='?draft=']");
    browser.wait_for("the draft", "return location.search.startsWith('?draft=')");
    let kept = browser.run("return document.getElementById('purpose').value", &json!([]));
    assert_eq!(kept, json!("verifikasi penerima beasiswa"));

    desk.send(NEW, &request(today(), "Y1"));
    browser.wait_for("the agreement", "return /^\\/perjanjian\\/0[^/]*$/.test(location.pathname)");
    browser.open(NEW);
    let drafts = browser.run("return document.querySelectorAll(\"main a[href*='?draft=']\").length", &json!([]));
    assert_eq!(drafts, json!(0), "what was submitted is no draft any more: {}", browser.text());
    desk.quiet("the end");

    // That nothing was complained about means something only while this is.
    let inline =
        "const style = document.createElement('style'); style.textContent = 'p {}'; document.head.append(style)";
    browser.run(inline, &json!([]));
    assert!(browser.complaints().iter().any(|text| text.contains("Content Security Policy")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_counter_works_by_keys_alone_and_leaves_nothing_behind() {
    const FOUND: &str = "9901010505900001";
    let site = Site::demonstration().await;
    let Some(mut desk) = Desk::open(&site, true).await else { return };
    desk.seat(person::OPERATOR);
    let browser = &desk.browser;
    browser.open("/pencarian");
    browser.wait_for("the keys", "return document.getElementById('tombol')?.hidden === false");
    browser.wait_for("the field", "return document.activeElement.id === 'nik'");
    for figure in FOUND.chars() {
        browser.press(&figure.to_string());
    }
    browser.wait_for("the groups", "return document.getElementById('nik').value === '990101 050590 0001'");
    browser.press("\u{E007}");
    browser.wait_for(
        "the answer",
        "return !!document.getElementById('jawaban') && document.activeElement.localName === 'summary'",
    );
    assert_eq!(browser.path(), "/pencarian");
    assert!(!browser.text().contains(FOUND), "masked: {}", browser.text());
    browser.wait_for("the keys", "return document.getElementById('tombol')?.hidden === false");
    browser.press("\u{E032}");
    browser.wait_for("the data", &format!("return document.body.innerText.includes('{FOUND}')"));
    browser.press("\u{E032}");
    browser.wait_for("the masks", &format!("return !document.body.innerText.includes('{FOUND}')"));
    let kept = browser.run("return localStorage.length + sessionStorage.length", &json!([]));
    assert_eq!(kept, json!(0));
    browser.press("\u{E00C}");
    browser
        .wait_for("a new search", "return document.activeElement.id === 'nik' && document.activeElement.value === ''");
    browser.run("history.back()", &json!([]));
    browser.wait_for("the way back", "return document.readyState === 'complete'");
    assert!(
        !browser.run("return document.documentElement.innerHTML", &json!([])).to_string().contains("GALIH PERAGAAN")
    );
    desk.quiet("a counter");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_steps_without_a_script() {
    let site = Site::demonstration().await;
    let Some(mut desk) = Desk::open(&site, false).await else { return };
    let agreement = desk.request("X1");
    desk.walk_to(&agreement, "X1", "record_approval");
    let key = desk
        .browser
        .run("return document.getElementById('pencarian-global').getAttribute('aria-keyshortcuts')", &json!([]));
    assert_eq!(key, Value::Null, "a script ran");
}
