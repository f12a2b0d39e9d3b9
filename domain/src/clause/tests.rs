//! The script that is shipped, and texts that an office may write.

use std::collections::BTreeSet;

use super::*;

fn values() -> Values {
    let mut values = Values::default();
    values.strong("first", "PIHAK KESATU").strong("second", "PIHAK KEDUA").strong("parties", "PARA PIHAK");
    values.flag("term_open", true).flag("portal", true).flag("iso_months", true).text("iso_months", "6 (enam)");
    values.list("portal_elements", vec![vec![Piece::Plain("NIK".to_owned())], vec![Piece::Plain("Nama".to_owned())]]);
    values
}

fn text_of(assembled: &Assembled, key: &str) -> String {
    fn find<'a>(clauses: &'a [Clause], key: &str) -> Option<&'a Clause> {
        clauses.iter().find_map(|clause| if clause.key == key { Some(clause) } else { find(&clause.sub, key) })
    }
    let found = assembled.articles.iter().find_map(|article| find(&article.items, key));
    found.map(|clause| format!("{} | {}", clause.place, plain(&clause.body))).unwrap_or_default()
}

fn pks() -> &'static Script {
    Script::of("D06").expect("the script of D06")
}

#[test]
fn every_script_is_sound() {
    assert_eq!(scripts().len(), 7, "every file is read");
    for script in scripts() {
        let mut keys = BTreeSet::new();
        for (article, clause) in script.clauses() {
            assert!(keys.insert(&clause.key), "{} stands twice", clause.key);
            assert!(clause.key.starts_with(&format!("{}.", article.key)), "{} belongs to {}", clause.key, article.key);
            if clause.text.is_empty() {
                assert!(!clause.sub.is_empty() || clause.insert.is_some(), "{} says nothing", clause.key);
                continue;
            }
            let prose = Prose::read(&clause.text).expect(&clause.key);
            for name in prose.placeholders() {
                assert!(script.placeholders.contains_key(name), "{}: {{{name}}} is not explained", clause.key);
            }
            for key in prose.references() {
                assert!(script.can_cite(key), "{}: there is no {key}", clause.key);
            }
        }
    }
}

#[test]
fn numbers_close_up_and_citations_follow() {
    let without = assemble(pks(), &values(), &|_| None);
    assert_eq!(
        text_of(&without, "rights.first.guarantee"),
        "Pasal\u{a0}3 ayat\u{a0}(1) huruf\u{a0}c | memperoleh jaminan atas kerahasiaan, keutuhan, kebenaran, dan \
         pelindungan Data Kependudukan sebagaimana dimaksud dalam Pasal\u{a0}2 ayat\u{a0}(2) huruf\u{a0}i, \
         huruf\u{a0}j, dan huruf\u{a0}k."
    );
    let mut with = values();
    with.flag("guidance", true).flag("chapters", true);
    let with = assemble(pks(), &with, &|_| None);
    assert!(text_of(&with, "rights.first.guarantee").contains("Pasal\u{a0}3 ayat\u{a0}(2) huruf\u{a0}j"));
    assert_eq!(without.articles.iter().map(|article| article.number).collect::<Vec<_>>(), (0..=10).collect::<Vec<_>>());
    assert_eq!(with.articles.last().map(|article| article.number), Some(11));
    assert!(without.broken.is_empty() && with.broken.is_empty());
}

#[test]
fn items_of_a_list_are_closed_and_the_last_one_ends_it() {
    let made = assemble(pks(), &values(), &|_| None);
    assert!(text_of(&made, "duties.first.portal.element").ends_with("NIK; dan"));
    assert!(text_of(&made, "duties.first.user-id").ends_with("tugas PIHAK KEDUA."));
    assert!(text_of(&made, "duties.first.network").ends_with("; dan"));
    assert!(text_of(&made, "duties.second.nik").ends_with("layanan;"));
    assert!(text_of(&made, "ending.consent").ends_with("; atau"));
}

#[test]
fn an_offices_own_text_stands_in_place_and_what_it_gets_wrong_prints_as_dots() {
    let own = |key: &str| match key {
        "duties.second.leak" => Some("menanggung kebocoran menurut {see:duties.second.gone} dan {nothing} *penuh*"),
        "duties.second.protect" => Some("tanda {tidak ditutup"),
        _ => None,
    };
    let made = assemble(pks(), &values(), &own);
    assert!(text_of(&made, "duties.second.leak").ends_with("menurut ……………… dan ……………… penuh;"));
    assert_eq!(made.broken, [BrokenReference { key: "duties.second.leak".into(), cites: "duties.second.gone".into() }]);
    assert!(text_of(&made, "duties.second.protect").contains("melindungi sistem"), "what can't be read stays default");
}

#[test]
fn data_is_never_read_as_marks() {
    let mut values = values();
    values.text("purpose", "*a* _b_ {see:term} #set page(width: 1pt)");
    let made = assemble(pks(), &values, &|_| None);
    assert!(
        text_of(&made, "purpose.roles").ends_with("secara efektif dalam *a* _b_ {see:term} #set page(width: 1pt).")
    );
}

#[test]
fn texts_are_read_or_refused() {
    let read = |text: &str| Prose::read(text).map(|prose| prose.tokens);
    assert_eq!(read(" satu\r\n  dua\u{202e} "), Ok(vec![Token::Text("satu dua".into(), Mark::None)]));
    assert_eq!(read("data_balikan"), Ok(vec![Token::Text("data_balikan".into(), Mark::None)]));
    assert_eq!(
        read("_web service_ {see: a.b , c}"),
        Ok(vec![
            Token::Text("web service".into(), Mark::Emph),
            Token::Text(" ".into(), Mark::None),
            Token::See(vec!["a.b".into(), "c".into()]),
        ])
    );
    assert_eq!(read("\\{a\\} \\*"), Ok(vec![Token::Text("{a} *".into(), Mark::None)]));
    assert_eq!(read("  "), Err(ProseError::Empty));
    assert_eq!(read("a {b"), Err(ProseError::Brace));
    assert_eq!(read("a }"), Err(ProseError::Brace));
    assert_eq!(read("{}"), Err(ProseError::Brace));
    assert_eq!(read("*a"), Err(ProseError::Mark));
    assert_eq!(read("*a _b* c_"), Err(ProseError::Mark));
    assert_eq!(read(&"a".repeat(MAX_CHARACTERS + 1)), Err(ProseError::TooLong));
}

#[test]
fn what_changed_is_told_word_by_word_and_clause_by_clause() {
    let same = |text: &str| Change::Same(text.to_owned());
    assert_eq!(
        word_changes(
            "paling lambat 6 bulan sejak ditandatangani",
            "paling lambat 12 bulan sejak tanggal ditandatangani"
        ),
        [
            same("paling lambat"),
            Change::Removed("6".to_owned()),
            Change::Added("12".to_owned()),
            same("bulan sejak"),
            Change::Added("tanggal".to_owned()),
            same("ditandatangani"),
        ]
    );
    assert_eq!(word_changes("", "a"), [Change::Added("a".to_owned())]);
    assert_eq!(word_changes("a b", "a b"), [same("a b")]);

    let old = assemble(pks(), &values(), &|_| None);
    let mut more = values();
    more.flag("guidance", true).flag("iso_months", false);
    let own = |key: &str| (key == "disputes.law").then_some("Perselisihan diselesaikan di pengadilan.");
    let new = assemble(pks(), &more, &own);
    let found = differences(&old.articles, &new.articles);
    let keys: Vec<_> = found.iter().map(|it| (it.key.as_str(), it.old.is_some(), it.new.is_some())).collect();
    assert!(keys.contains(&("duties.first.guidance", false, true)), "{keys:?}");
    assert!(keys.contains(&("disputes.law", true, true)), "{keys:?}");
    assert!(keys.contains(&("duties.second.iso-months", true, false)), "{keys:?}");
    assert!(differences(&old.articles, &old.articles).is_empty());
}
