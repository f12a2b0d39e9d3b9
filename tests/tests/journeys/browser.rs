//! The journey in a real browser, as the persons concerned: with scripts, and its beginning without.
//!
//! Whatever the browser complains about, a violation of the content policy before all, fails the test.

use std::collections::HashMap;

use patuh_tests::form::SCAN;
use patuh_tests::journey::{Answer, person, request, steps};
use patuh_tests::site::{Site, built, today};
use patuh_tests::webdriver::Browser;
use serde_json::{Value, json};

const NEW: &str = "/perjanjian/baru";

/// Fills the form that posts to the first argument with the answers of the second, as a person would leave it.
const FILL: &str = r#"
const form = [...document.forms].find(form => form.getAttribute('action') === arguments[0]);
if (!form) return 'no form posts to ' + arguments[0];
for (const [name, kind, wanted] of arguments[1]) {
    const named = [...form.elements].filter(field => field.name === name);
    if (!named.length) return 'no field ' + name;
    const fields = kind === 'every' ? named : named.slice(0, 1);
    if (kind === 'ticks' || named[0].type === 'radio') {
        for (const box of named) if (box.checked !== wanted.includes(box.value)) box.click();
        if (named.filter(box => box.checked).length !== wanted.length) return name + ' does not offer ' + wanted;
        continue;
    }
    for (const field of fields) {
        field.focus();
        field.value = wanted[0];
        if (field.value !== wanted[0]) return name + ' does not take ' + wanted[0];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
    }
}
return '';
"#;

/// The browser with the persons who were signed in before.
struct Desk {
    browser: Browser,
    known: HashMap<&'static str, Value>,
    scan: tempfile::NamedTempFile,
}

impl Desk {
    async fn open(site: &Site, with_scripts: bool) -> Option<Self> {
        let ready = built().join("hash.txt").is_file();
        if !ready && std::env::var_os("PATUH_WITHOUT_BROWSER").is_some() {
            eprintln!("left out: the browser part is not built");
            return None;
        }
        assert!(ready, "the browser part is not built in {}; cargo xtask build --browser builds it", built().display());
        let browser = Browser::start(&site.serve().await, with_scripts)?;
        let scan = tempfile::Builder::new().suffix(".pdf").tempfile().expect("a file");
        std::fs::write(scan.path(), SCAN).expect("a scan");
        Some(Self { browser, known: HashMap::new(), scan })
    }

    /// Lets this person sit down.
    fn seat(&mut self, who: &'static str) {
        if let Some(cookies) = self.known.get(who) {
            self.browser.become_again(cookies);
            return;
        }
        self.browser.forget();
        self.browser.open("/masuk");
        self.browser.type_into("#email", who);
        self.browser.type_into("#password", person::PASSWORD);
        self.browser.click("form[action='/masuk'] button[type=submit]");
        self.browser.wait_for("the home page", "return location.pathname === '/beranda'");
        self.known.insert(who, self.browser.cookies());
    }

    /// Answers and sends the form at `path`.
    fn send(&self, path: &str, answers: &[(String, Answer)]) {
        let filled: Vec<Value> = answers
            .iter()
            .filter_map(|(name, answer)| match answer {
                Answer::Value(value) | Answer::FirstRow(value) => Some(json!([name, "first", [value]])),
                Answer::EveryRow(value) => Some(json!([name, "every", [value]])),
                Answer::Ticks(values) => Some(json!([name, "ticks", values])),
                Answer::Scan => None,
            })
            .collect();
        let fault = self.browser.run(FILL, &json!([path, filled]));
        assert_eq!(fault, json!(""), "{path}");
        for (name, answer) in answers {
            if *answer == Answer::Scan {
                let scan = self.scan.path().to_string_lossy();
                self.browser.type_into(&format!("form[action='{path}'] input[name='{name}']"), &scan);
            }
        }
        self.browser.click(&format!("form[action='{path}'] .action-bar button[type=submit]"));
    }

    /// Submits the request; gives the path of the agreement.
    fn request(&mut self, tag: &str) -> String {
        self.seat(person::HEAD_OF_INSTITUTION);
        self.browser.open(NEW);
        self.send(NEW, &request(today(), tag));
        self.browser.wait_for("the agreement", "return /^\\/perjanjian\\/0[^/]*$/.test(location.pathname)");
        self.browser.path()
    }

    /// Does the steps up to and including the last of `action`.
    fn walk_to(&mut self, agreement: &str, tag: &str, action: &str) {
        let all = steps(today(), tag);
        let last = all.iter().rposition(|step| step.action == action).expect("a step of the journey");
        for step in &all[..=last] {
            self.seat(step.who);
            let path = format!("{agreement}/langkah/{}", step.action);
            self.browser.open(&path);
            self.send(&path, &step.answers);
            self.browser.wait_for(step.action, &format!("return location.pathname === '{agreement}'"));
            let text = self.browser.text();
            assert!(text.contains(step.then), "after {} the page lacks {}: {text}", step.action, step.then);
            self.quiet(step.action);
        }
    }

    /// The browser has nothing to complain about.
    fn quiet(&self, when: &str) {
        let complaints = self.browser.complaints();
        assert!(complaints.is_empty(), "{when}: {complaints:#?}");
    }
}

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
