//! A real browser with the persons who sit down at it. Whatever it complains about, a violation of the content policy
//! before all, is told.

use std::collections::HashMap;

use patuh_tests::form::SCAN;
use patuh_tests::journey::{Answer, person, request, steps};
use patuh_tests::site::{Site, built, today};
use patuh_tests::webdriver::Browser;
use serde_json::{Value, json};

use crate::cast::NEW;

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
pub struct Desk {
    pub browser: Browser,
    known: HashMap<&'static str, Value>,
    scan: tempfile::NamedTempFile,
}

impl Desk {
    pub async fn open(site: &Site, with_scripts: bool) -> Option<Self> {
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
    pub fn seat(&mut self, who: &'static str) {
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
    pub fn send(&self, path: &str, answers: &[(String, Answer)]) {
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
    pub fn request(&mut self, tag: &str) -> String {
        self.seat(person::HEAD_OF_INSTITUTION);
        self.browser.open(NEW);
        self.send(NEW, &request(today(), tag));
        self.browser.wait_for("the agreement", "return /^\\/perjanjian\\/0[^/]*$/.test(location.pathname)");
        self.browser.path()
    }

    /// Does the steps up to and including the last of `action`.
    pub fn walk_to(&mut self, agreement: &str, tag: &str, action: &str) {
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
    pub fn quiet(&self, when: &str) {
        let complaints = self.browser.complaints();
        assert!(complaints.is_empty(), "{when}: {complaints:#?}");
    }
}
