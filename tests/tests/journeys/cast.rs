//! The persons of a journey, and what their pages show.

use std::collections::HashMap;

use chrono::NaiveDate;
use patuh_tests::client::{Answer as Shown, Client};
use patuh_tests::form::Form;
use patuh_tests::html::Element;
use patuh_tests::journey::{Answer, Step, person, request, steps};
use patuh_tests::site::{Site, scenes, today};

/// Where a request begins.
pub const NEW: &str = "/perjanjian/baru";

/// The persons of a journey, each with a browser of their own.
pub struct Cast<'a> {
    site: &'a Site,
    browsers: HashMap<&'static str, Client>,
}

impl<'a> Cast<'a> {
    pub fn new(site: &'a Site) -> Self {
        Self { site, browsers: HashMap::new() }
    }

    pub async fn of(&mut self, who: &'static str) -> &mut Client {
        if !self.browsers.contains_key(who) {
            let client = self.site.signed_in(who).await;
            self.browsers.insert(who, client);
        }
        self.browsers.get_mut(who).expect("a browser")
    }

    /// Opens the form of an action.
    pub async fn form(&mut self, who: &'static str, agreement: &str, action: &str) -> Form {
        let path = format!("{agreement}/langkah/{action}");
        self.of(who).await.get(&path).await.page().form(&path)
    }

    /// Submits the request of the journey; gives the path of the agreement.
    pub async fn request(&mut self, tag: &str) -> String {
        self.request_on(today(), tag).await
    }

    /// The same on a day before.
    pub async fn request_on(&mut self, day: NaiveDate, tag: &str) -> String {
        let client = self.of(person::HEAD_OF_INSTITUTION).await;
        let mut form = client.get(NEW).await.page().form(NEW);
        form.answer_all(&request(day, tag));
        let done = client.send_and_follow(&form).await;
        assert!(done.path.starts_with("/perjanjian/0"), "{}: {}", done.path, done.text());
        assert_eq!(stage(&done.page()), "Permohonan");
        done.path
    }

    /// Does an act with these answers; gives the page it leads to.
    pub async fn act(
        &mut self,
        who: &'static str,
        agreement: &str,
        action: &str,
        answers: &[(String, Answer)],
    ) -> Shown {
        let mut form = self.form(who, agreement, action).await;
        form.answer_all(answers);
        self.of(who).await.send_and_follow(&form).await
    }

    /// The text of a page of the agreement.
    pub async fn text(&mut self, who: &'static str, agreement: &str, rest: &str) -> String {
        self.of(who).await.get(&format!("{agreement}{rest}")).await.page().text()
    }

    /// Does one step and looks at what it leads to.
    pub async fn step(&mut self, agreement: &str, step: &Step) {
        let mut form = self.form(step.who, agreement, step.action).await;
        form.answer_all(&step.answers);
        let done = self.of(step.who).await.send_and_follow(&form).await;
        assert_eq!(done.path, agreement, "{}: {}", step.action, done.text());
        shows(&done.page(), step);
    }

    /// Does the steps up to and including the last of `action`.
    pub async fn walk_to(&mut self, agreement: &str, tag: &str, action: &str) {
        self.walk_on(today(), agreement, tag, action).await;
    }

    /// The same on a day before, recorded today.
    pub async fn walk_on(&mut self, day: NaiveDate, agreement: &str, tag: &str, action: &str) {
        let all = steps(day, tag);
        let last = all.iter().rposition(|step| step.action == action).expect("a step of the journey");
        for step in &all[..=last] {
            self.step(agreement, step).await;
        }
    }
}

/// The agreement in production that the accounts of the demonstration share.
pub fn shared() -> String {
    format!("/perjanjian/{}", scenes()[0].stories[0].agreement)
}

/// Where a link of this page leads that is named so; the last of them, which stands beside its matter.
pub fn link(page: &Element, named: &str) -> String {
    let links = page.named("a");
    let found = links.iter().rev().find(|link| link.text().starts_with(named));
    let found = found.unwrap_or_else(|| panic!("no link is called {named}: {}", page.text()));
    found.attribute("href").expect("a link leads somewhere").to_owned()
}

/// What the page shows after a step: the stage where it is one, else the text.
pub fn shows(page: &Element, step: &Step) {
    let stages = page.named("li").into_iter().filter(|item| !item.named("span").is_empty());
    let names: Vec<String> = stages.map(Element::text).collect();
    if names.iter().any(|name| name.starts_with(step.then)) && page.by_id("kewajiban").is_some() {
        let now = stage(page);
        assert!(now.starts_with(step.then), "after {} the stage is {now}, not {}", step.action, step.then);
    } else {
        assert!(page.text().contains(step.then), "after {} the page lacks {}: {}", step.action, step.then, page.text());
    }
}

/// The stage at which the stepper of an overview stands.
pub fn stage(page: &Element) -> String {
    let now = page.all().into_iter().find(|element| element.attribute("aria-current") == Some("step"));
    let name = now.and_then(|step| step.all().into_iter().find(|element| element.is_of("step-name")));
    let text = name.map(Element::text).unwrap_or_default();
    text.split(" (").next().unwrap_or_default().to_owned()
}

pub fn value(text: &str) -> Answer {
    Answer::Value(text.to_owned())
}

/// A field answered with a value.
pub fn said(name: &str, text: &str) -> (String, Answer) {
    (name.to_owned(), value(text))
}

/// A letter's number and date.
pub fn letter(name: &str, number: &str, day: NaiveDate) -> [(String, Answer); 2] {
    [said(&format!("{name}_number"), number), said(&format!("{name}_date"), &day.to_string())]
}

/// A box ticked.
pub fn ticked(name: &str) -> (String, Answer) {
    (name.to_owned(), Answer::Ticks(vec!["1".to_owned()]))
}
