//! Every page as the demonstration's people see it: complete, labelled, in the language asked for, nothing inline.

use axum::http::StatusCode;
use patuh_tests::client::Client;
use patuh_tests::html::{Element, Node};
use patuh_tests::journey::person;
use patuh_tests::site::Site;

use crate::routes::{Known, pages};

/// Who looks at the pages.
const LOOKING: [&str; 5] = [
    person::STAFF,
    person::HEAD_OF_OFFICE,
    person::HEAD_OF_INSTITUTION,
    "auditor@demo.patuh.test",
    "admin@demo.patuh.test",
];

/// Parts of a pattern of letter numbers.
const NUMBER_PARTS: [&str; 3] = ["{n}", "{roman}", "{year}"];

#[tokio::test]
async fn every_page_is_whole() {
    let site = Site::demonstration().await;
    let mut faults = Vec::new();
    let mut seen = 0;
    for who in LOOKING {
        let mut client = site.signed_in(who).await;
        let nth = if who == person::STAFF { 1 } else { 5 };
        for path in Known::every(nth, &site, who).await.paths(&pages()) {
            let answer = client.ask(&path).await;
            if answer.status == StatusCode::NOT_FOUND || answer.status.is_redirection() {
                continue;
            }
            seen += 1;
            if answer.status != StatusCode::OK {
                faults.push(format!("{who} {path}: {}", answer.status));
                continue;
            }
            let policy = answer.header("content-security-policy").to_owned();
            for wanted in ["default-src 'none'", "style-src 'self'", "script-src 'nonce-", "base-uri 'none'"] {
                if !policy.contains(wanted) {
                    faults.push(format!("{who} {path}: the policy lacks {wanted}"));
                }
            }
            if answer.header("x-content-type-options") != "nosniff" || answer.header("cache-control").is_empty() {
                faults.push(format!("{who} {path}: headers"));
            }
            let source = String::from_utf8_lossy(&answer.body).into_owned();
            faults.extend(
                faults_of(&answer.document(), &source, "id").into_iter().map(|fault| format!("{who} {path}: {fault}")),
            );
        }
    }
    faults.sort();
    faults.dedup();
    assert!(seen > 120, "only {seen} pages were looked at");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[tokio::test]
async fn every_page_speaks_english_where_that_is_chosen() {
    let site = Site::demonstration().await;
    let mut client = site.signed_in(person::STAFF).await;
    english(&mut client).await;
    let mut faults = Vec::new();
    for path in Known::every(5, &site, person::STAFF).await.paths(&pages()) {
        let answer = client.ask(&path).await;
        if answer.status != StatusCode::OK {
            continue;
        }
        let source = String::from_utf8_lossy(&answer.body).into_owned();
        faults.extend(faults_of(&answer.document(), &source, "en").into_iter().map(|fault| format!("{path}: {fault}")));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

async fn english(client: &mut Client) {
    let page = client.get("/beranda").await.page();
    let forms = page.named("form");
    let form = forms.iter().find(|form| form.attribute("action") == Some("/bahasa")).expect("a choice of languages");
    let buttons = form.named("button");
    let english = buttons.iter().find(|button| button.attribute("value") == Some("en")).expect("English");
    let name = english.attribute("name").expect("the button has a name");
    assert_eq!(client.post("/bahasa", &format!("{name}=en")).await.status, StatusCode::SEE_OTHER);
}

/// What is wrong with a page.
fn faults_of(page: &Element, source: &str, language: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if page.named("html").first().and_then(|html| html.attribute("lang")) != Some(language) {
        faults.push(format!("the page isn't marked as {language}"));
    }
    let titles = page.named("h1").len();
    if titles != 1 {
        faults.push(format!("{titles} first headings"));
    }
    if page.named("title").iter().all(|title| title.text().is_empty()) {
        faults.push("no title".to_owned());
    }
    if page.named("main").len() != 1 {
        faults.push("not one main part".to_owned());
    }
    for element in page.all() {
        if element.has("style") || element.name == "style" {
            faults.push(format!("style in <{}>", element.name));
        }
        if let Some(handler) = element.attributes.keys().find(|name| name.starts_with("on")) {
            faults.push(format!("{handler} in <{}>", element.name));
        }
        for of_elsewhere in ["src", "href", "action"] {
            let address = element.attribute(of_elsewhere).unwrap_or_default();
            if element.name != "a" && (address.starts_with("http") || address.starts_with("//")) {
                faults.push(format!("<{}> loads {address}", element.name));
            }
        }
    }
    // The patterns of numbers have such signs for people to type.
    let text = NUMBER_PARTS.iter().fold(page.text(), |text, part| text.replace(part, ""));
    // Examples of the wire are JSON.
    let text = page.named("pre").iter().fold(text, |text, example| text.replace(&example.text(), ""));
    // So has the page on which a clause is worded, with its placeholders.
    let is_clause = page.all().into_iter().any(|element| element.attribute("class") == Some("placeholders"));
    if !is_clause && (text.contains('{') || text.contains('}')) {
        faults.push(format!("an unfilled word: {}", around(&text, '{')));
    }
    for (position, _) in source.match_indices("<script") {
        let tag = source[position..].split('>').next().unwrap_or_default();
        if !tag.contains("nonce=") {
            faults.push(format!("a script without a nonce: {tag}"));
        }
    }
    faults.extend(unlabelled(page));
    faults.extend(double_ids(page));
    faults.extend(empty_links(page));
    faults
}

/// Controls that nobody could tell the purpose of.
fn unlabelled(page: &Element) -> Vec<String> {
    let labels: Vec<&str> = page.named("label").iter().filter_map(|label| label.attribute("for")).collect();
    let mut inside = Vec::new();
    for label in page.named("label") {
        inside.extend(label.all().into_iter().map(std::ptr::from_ref));
    }
    page.all()
        .into_iter()
        .filter(|element| match element.name.as_str() {
            "select" | "textarea" => true,
            "input" => !matches!(element.attribute("type"), Some("hidden" | "submit")),
            _ => false,
        })
        .filter(|element| {
            let named = element.attribute("aria-label").is_some_and(|label| !label.is_empty());
            let pointed = element.attribute("id").is_some_and(|id| labels.contains(&id));
            !named && !pointed && !element.has("aria-labelledby") && !inside.contains(&std::ptr::from_ref(*element))
        })
        .map(|element| format!("<{}> {} has no label", element.name, element.attribute("name").unwrap_or_default()))
        .collect()
}

fn double_ids(page: &Element) -> Vec<String> {
    let mut ids: Vec<&str> = page.all().into_iter().filter_map(|element| element.attribute("id")).collect();
    ids.sort_unstable();
    let double =
        ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| format!("the id {} stands twice", pair[0]));
    double.collect()
}

/// Links and buttons without a name.
fn empty_links(page: &Element) -> Vec<String> {
    let mut links = page.named("a");
    links.extend(page.named("button"));
    links
        .into_iter()
        .filter(|link| link.text().is_empty() && !link.has("aria-label") && !has_title(link))
        .map(|link| format!("<{}> {} has no name", link.name, link.attribute("href").unwrap_or_default()))
        .collect()
}

fn has_title(link: &Element) -> bool {
    link.children
        .iter()
        .any(|child| matches!(child, Node::Element(element) if element.has("aria-label") || element.name == "title"))
}

fn around(text: &str, sign: char) -> String {
    let at = text.find(sign).unwrap_or_default();
    let start = text.char_indices().map(|(place, _)| place).rfind(|place| *place + 40 <= at).unwrap_or(0);
    text[start..].chars().take(90).collect()
}
