//! What is ahead, in a real browser: what would follow from a date, the load of a year, and how long a stage usually
//! takes.

use chrono::{Datelike as _, NaiveDate};
use patuh_app::views::DutyQuery;
use patuh_domain::agreement::{Agreement, Ending};
use patuh_tests::journey::person;
use patuh_tests::site::{Site, scenes, today};
use serde_json::json;

use crate::desk::Desk;

/// Answers the date fields of the question "what if" and asks it.
fn suppose(desk: &Desk, dates: &[(&str, &str)]) {
    let fill = "for (const [name, date] of arguments[0]) document.querySelector(`input[name=${name}]`).value = date";
    desk.browser.run(fill, &json!([dates]));
    desk.browser.run("document.body.dataset.asked = 'yes'", &json!([]));
    desk.browser.click("form[action$='/andai'] button[type=submit]");
    let (name, date) = dates[0];
    let there =
        format!("!document.body.dataset.asked && new URLSearchParams(location.search).get('{name}') === '{date}'");
    desk.browser.wait_for("the answer", &format!("return {there} && !!document.querySelector('main h2')"));
}

#[tokio::test(flavor = "multi_thread")]
async fn dates_that_would_follow_are_seen_before_anything_is_signed() {
    let site = Site::demonstration().await;
    let Some(mut desk) = Desk::open(&site, true).await else { return };
    desk.seat(person::STAFF);
    desk.browser.open("/perjanjian?tahap=drafting");
    desk.browser.click("main a[href^='/perjanjian/0']");
    desk.browser.wait_for("the agreement", "return /^\\/perjanjian\\/0[^/]*$/.test(location.pathname)");
    let agreement = desk.browser.path();
    desk.browser.click(&format!("main a[href='{agreement}/kewajiban']"));
    desk.browser.wait_for("the duties", "return location.pathname.endsWith('/kewajiban')");
    desk.browser.click("main a[href$='/andai']");
    desk.browser.wait_for("the question", "return !!document.querySelector('input[name=tanda_tangan]')");

    // If it is signed on 12 December for two years, the first report is due in July 2027, the renewal in October 2028.
    suppose(&desk, &[("tanda_tangan", "2026-12-12"), ("sampai", "2028-12-12"), ("pada", "2027-07-01")]);
    let text = desk.browser.text();
    for told in ["Keadaan pada 1 Juli 2027", "12 Des 2026 s.d. 12 Des 2028", "14 Jul 2027", "12 Okt 2028"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    // A shorter term brings the renewal forward, and nothing is due after it.
    suppose(&desk, &[("sampai", "2027-12-31")]);
    let text = desk.browser.text();
    assert!(text.contains("12 Des 2026 s.d. 31 Des 2027") && text.contains("31 Okt 2027"), "{text}");
    assert!(!text.contains("2028-12") && !text.contains("12 Okt 2028"), "{text}");
    desk.quiet("what if");

    desk.browser.open(&agreement);
    let stage =
        desk.browser.run("return document.querySelector('[aria-current=step] .step-name').textContent", &json!([]));
    assert!(stage.as_str().is_some_and(|stage| stage.starts_with("Penyusunan")), "nothing was recorded: {stage}");
    assert!(!desk.browser.text().contains("12 Des 2026"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_load_of_a_year_counts_every_duty_and_leads_to_its_weeks() {
    let site = Site::demonstration().await;
    let Some(mut desk) = Desk::open(&site, true).await else { return };
    desk.seat(person::STAFF);
    desk.browser.open("/kalender");
    desk.browser.click("main a[href^='/kalender/tahun']");
    desk.browser.wait_for("this year", "return document.querySelector('h1').innerText.includes('2026')");
    desk.browser.click("main a[href='/kalender/tahun?tahun=2027']");
    desk.browser.wait_for("the next year", "return document.querySelector('h1').innerText.includes('2027')");

    let sum = "return [...document.querySelectorAll('main tbody tr td:last-child')]
        .reduce((sum, cell) => sum + Number(cell.innerText.replaceAll('.', '')), 0)";
    let counted = desk.browser.run(sum, &json!([]));
    let scene = scenes().into_iter().next().expect("the first office");
    let staff = scene.players.iter().find(|player| player.email == person::STAFF).expect("staff").actor();
    let day = |month, day| NaiveDate::from_ymd_opt(today().year() + 1, month, day).expect("a day");
    let query = DutyQuery { from: day(1, 1), to: day(12, 31), open_only: false };
    let duties = site.state.rooms.ports.reading.duties(&staff, query).await.expect("duties");
    assert!(duties.len() > 50, "{}", duties.len());
    assert_eq!(counted, json!(duties.len()));

    // The week of the reports of the second semester is the fullest of January, and leads to its month.
    let rows = "return [...document.querySelectorAll('main tbody tr')].map(row => row.innerText).join('|')";
    let weeks = desk.browser.run(rows, &json!([]));
    assert!(weeks.as_str().is_some_and(|weeks| weeks.contains("18 Jan 2027")), "{weeks}");
    desk.browser.click("main tbody a[href='/kalender?bulan=2027-01']");
    desk.browser.wait_for("the month", "return location.search === '?bulan=2027-01'");
    assert!(desk.browser.text().contains("Laporan semester II 2026"), "{}", desk.browser.text());
    desk.quiet("the year");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_is_told_how_long_it_usually_takes() {
    let site = Site::demonstration().await;
    let Some(mut desk) = Desk::open(&site, true).await else { return };
    let agreement = desk.request("B1");
    desk.walk_to(&agreement, "B1", "forward");
    desk.seat(person::HEAD_OF_INSTITUTION);
    desk.browser.open(&agreement);

    let (days, of) = waited_for_the_ditjen(&site).await;
    let told = format!("Tahap ini biasanya {days} hari (dari {of} perjanjian terakhir)");
    let text = desk.browser.text();
    assert!(text.contains(&told), "{told}: {text}");
    assert!(text.contains("Giliran"), "and whose turn it is: {text}");
    desk.quiet("the applicant");

    // In a stage that ends by dates agreed on nothing is guessed.
    desk.browser.open(&crate::cast::shared());
    assert!(!desk.browser.text().contains("biasanya"), "{}", desk.browser.text());
}

/// The median of the days from the office's letter to the Ditjen's answer, of its last fifty agreements.
async fn waited_for_the_ditjen(site: &Site) -> (i64, usize) {
    let scene = scenes().into_iter().next().expect("the first office");
    let staff = scene.players.iter().find(|player| player.email == person::STAFF).expect("staff").actor();
    let mut ids: Vec<_> = scene.stories.iter().map(|story| story.agreement).collect();
    ids.sort_unstable_by_key(|id| std::cmp::Reverse(*id));
    let mut days = Vec::new();
    for id in ids {
        let view = site.state.rooms.ports.reading.agreement(&staff, id).await.expect("an agreement");
        days.extend(waited(&view.facts.agreement));
    }
    days.truncate(50);
    days.sort_unstable();
    (days[days.len() / 2], days.len())
}

fn waited(agreement: &Agreement) -> Option<i64> {
    let refused = match &agreement.ending {
        Some(Ending::Rejected { letter, .. }) => Some(letter.date),
        Some(Ending::Withdrawn { on, .. }) => Some(*on),
        _ => None,
    };
    let answered = agreement.approval.as_ref().map(|approval| approval.letter.date).or(refused)?;
    Some((answered - agreement.forwarding.as_ref()?.date).num_days())
}
