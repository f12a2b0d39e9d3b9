//! Who may open what: every route, every role, of one's own and of others, as a table that is looked at when it changes.
//!
//! The routes come from the router itself: a new one changes the table. Unknown and forbidden look alike.

use std::fmt::Write as _;

use patuh_domain::agreement::Stage;
use patuh_server::demo::Story;
use patuh_tests::client::Client;
use patuh_tests::site::{Site, scenes};

use crate::routes::{FILES, Known, pages};

/// The accounts of the demonstration, a column each.
const WHO: [&str; 10] =
    ["nobody", "petugas", "kepala", "evaluator", "auditor", "admin", "kepala.opd", "admin.opd", "operator", "petugas2"];
/// What opens without signing in.
const OPEN: [&str; 9] = [
    "/langganan/",
    "/api/v1/akses/",
    "/bantuan",
    "/aksesibilitas",
    "/tentang",
    "/masuk",
    "/undangan/",
    "/mulai",
    "/v/",
];

#[tokio::test]
async fn who_may_open_what() {
    let site = Site::demonstration().await;
    let scenes = scenes();
    let [first, second] = scenes.as_slice() else { panic!("two offices") };
    let shared = &first.stories[0];
    let other = |story: &&Story| story.institution != shared.institution && story.stage == Stage::Production;
    let neighbour = first.stories.iter().find(other).expect("another in production");
    let foreign = second.stories.iter().find(other).unwrap_or(&second.stories[0]);
    let staff = &first.players[0];
    let strange = &second.players[0];
    let member = first.players.iter().find(|player| player.institution == Some(shared.institution)).expect("a member");

    let things = [
        ("own", Known::one(&site, staff, shared.agreement, shared.institution, member.id).await),
        ("neighbour", Known::one(&site, staff, neighbour.agreement, neighbour.institution, staff.id).await),
        ("foreign", Known::one(&site, strange, foreign.agreement, foreign.institution, strange.id).await),
    ];
    let mut clients: Vec<Client> = Vec::new();
    for who in WHO {
        clients.push(match who {
            "nobody" => site.client(),
            _ => site.signed_in(&format!("{who}@demo.patuh.test")).await,
        });
    }

    let mut routes = pages();
    routes.extend(FILES.map(str::to_owned));
    routes.sort();
    let mut table = format!("{:44}{:10}{}\n", "", "", WHO.map(|who| format!("{who:>11}")).concat());
    for route in &routes {
        // Keys of clauses and kinds of letters are the same in every office.
        let is_owned = route.contains('{') && !["{clause}", "{letter}"].iter().any(|key| route.contains(key));
        let objects = if is_owned { &things[..] } else { &things[..1] };
        for (whose, known) in objects {
            let paths = known.of(route);
            let path = paths.first().unwrap_or_else(|| panic!("nothing of {route} is {whose}"));
            let mut line = format!("{:44}{:10}", format!("{route} "), if is_owned { whose } else { "" });
            for (who, client) in WHO.iter().zip(&mut clients) {
                let answer = client.ask(path).await;
                let status = answer.status.as_u16();
                assert!(status < 500, "{who} {path}: {status}");
                write!(line, "{status:>11}").expect("memory");
                let open = OPEN.iter().any(|open| path.starts_with(open))
                    || ["/v", "/healthz", "/readyz"].contains(&path.as_str());
                if *who == "nobody" && !open && path != "/" {
                    let to = answer.place().unwrap_or_default();
                    assert!(to.starts_with("/masuk"), "{path} opens without signing in: {status} {to}");
                }
                let of_first = !["nobody", "petugas2"].contains(who);
                if *whose == "foreign" && of_first && !by_token(route) {
                    assert_eq!(status, 404, "{who} opens {path} of another office");
                }
                if *whose == "neighbour" && who.contains("op") && !by_token(route) {
                    assert_eq!(status, 404, "{who} opens {path} of another institution");
                }
                if *whose != "foreign" && *who == "petugas2" && is_owned && !by_token(route) {
                    assert_eq!(status, 404, "{who} opens {path} of another office");
                }
            }
            table.push_str(line.trim_end());
            table.push('\n');
        }
    }
    insta::assert_snapshot!(table);
}

/// Opens by what the address or the request carries, whoever is signed in.
fn by_token(route: &str) -> bool {
    route.starts_with("/langganan") || route.starts_with("/undangan") || route.starts_with("/api/v1/akses")
}

#[tokio::test]
async fn no_menu_leads_nowhere() {
    let site = Site::demonstration().await;
    for who in &WHO[1..] {
        let mut client = site.signed_in(&format!("{who}@demo.patuh.test")).await;
        let home = client.get("/beranda").await.page();
        let mut links: Vec<String> = home
            .named("a")
            .into_iter()
            .filter_map(|link| link.attribute("href"))
            .filter(|href| href.starts_with('/'))
            .map(|href| href.split('#').next().unwrap_or_default().to_owned())
            .collect();
        links.sort();
        links.dedup();
        assert!(links.len() > 3, "{who}: {links:?}");
        for link in links {
            let status = client.get(&link).await.status;
            assert!(status.is_success(), "{who}: the home page leads to {link}, which answers {status}");
        }
    }
}
