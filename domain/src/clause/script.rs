//! The product's own wording, as read from `templates/documents/clauses`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// The wording of one document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Code of the document: `D06`.
    pub document: String,
    /// Name and numbering of each level as cited, from the article down: `["Pasal", "1"]`, `["ayat", "(1)"]`. A level
    /// without a name is not cited.
    pub levels: Vec<(String, String)>,
    /// An article of a single paragraph numbers its clauses from the next level on.
    #[serde(default)]
    pub sole_paragraph_unnumbered: bool,
    /// Placeholders that texts may use, with their meaning in Indonesian for the editor.
    pub placeholders: BTreeMap<String, String>,
    pub articles: Vec<ArticleText>,
}

/// An article, or another part with a heading.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleText {
    pub key: String,
    pub title: String,
    /// Conditions that must all hold for it to stand in the agreement.
    #[serde(default)]
    pub when: Vec<String>,
    /// Counted among the articles.
    #[serde(default = "yes")]
    pub numbered: bool,
    pub clauses: Vec<ClauseText>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseText {
    /// Its name for ever: overrides are kept by it.
    pub key: String,
    /// The name others cite it by, where several wordings share one; else the key.
    #[serde(default)]
    pub cite: Option<String>,
    /// What stands in the column beside it, where the document has one.
    #[serde(default)]
    pub label: Option<String>,
    #[serde(default)]
    pub text: String,
    /// Conditions that must all hold, `!name` for the contrary.
    #[serde(default)]
    pub when: Vec<String>,
    /// Makes one clause of every item of this list; the item is `{item}`.
    #[serde(default)]
    pub each: Option<String>,
    /// A table or list the template draws below the text.
    #[serde(default)]
    pub insert: Option<String>,
    #[serde(default)]
    pub sub: Vec<ClauseText>,
}

impl Script {
    /// The wording of the document `code`.
    pub fn of(code: &str) -> Option<&'static Self> {
        scripts().iter().find(|script| script.document == code)
    }

    /// Every clause, in order, with its article.
    pub fn clauses(&self) -> Vec<(&ArticleText, &ClauseText)> {
        fn walk<'a>(
            article: &'a ArticleText,
            clauses: &'a [ClauseText],
            found: &mut Vec<(&'a ArticleText, &'a ClauseText)>,
        ) {
            for clause in clauses {
                found.push((article, clause));
                walk(article, &clause.sub, found);
            }
        }
        let mut found = Vec::new();
        for article in &self.articles {
            walk(article, &article.clauses, &mut found);
        }
        found
    }

    /// The clause of this key.
    pub fn clause(&self, key: &str) -> Option<&ClauseText> {
        self.clauses().into_iter().map(|(_, clause)| clause).find(|clause| clause.key == key)
    }

    /// Whether `key` is an article or a clause that can be cited.
    pub fn can_cite(&self, key: &str) -> bool {
        self.articles.iter().any(|article| article.key == key)
            || self.clauses().iter().any(|(_, clause)| clause.key == key || clause.cited_as() == key)
    }
}

impl ClauseText {
    /// The name others cite it by.
    pub fn cited_as(&self) -> &str {
        self.cite.as_deref().unwrap_or(&self.key)
    }
}

/// The wording of every document that has its text as clauses.
pub fn scripts() -> &'static [Script] {
    static SCRIPTS: LazyLock<Vec<Script>> = LazyLock::new(|| {
        [
            include_str!("../../../templates/documents/clauses/d06.json"),
            include_str!("../../../templates/documents/clauses/d07.json"),
            include_str!("../../../templates/documents/clauses/d11.json"),
            include_str!("../../../templates/documents/clauses/d12.json"),
            include_str!("../../../templates/documents/clauses/d13a.json"),
            include_str!("../../../templates/documents/clauses/d13b.json"),
            include_str!("../../../templates/documents/clauses/d23.json"),
        ]
        .into_iter()
        .filter_map(|text| serde_json::from_str(text).ok())
        .collect()
    });
    &SCRIPTS
}

const fn yes() -> bool {
    true
}
