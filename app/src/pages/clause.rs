//! The wording of documents, clause by clause: what the office adapted, and one clause with its history.

use chrono::NaiveDate;
use leptos::prelude::*;
use patuh_domain::clause::{ArticleText, ClauseText, OwnClause, Piece, Prose, Script, Token, own_clause, scripts};
use patuh_domain::policy::Deed;

use crate::components::{
    Action, Card, Choice, Column, DataTable, EmptyState, Filter, FilterKind, Filters, Notice, NoticeKind, PageHead,
    Panel, Sign, State, StateBadge, WordChanges,
};
use crate::forms::clause as forms;
use crate::forms::view::{FormPlace, form_view};
use crate::loading::Trouble;
use crate::pages::agreement::lines::day;
use crate::pages::framed::{framed, parameter, segment};
use crate::pages::settings::office;
use crate::views::{Draft, OfficeView};
use crate::words::{clause, common, fill, frame, t};

const LIST: &str = "/pengaturan/klausul";

/// How a clause stands: as the product has it, as the office has it, or to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Default,
    Own,
    Obsolete,
}

impl Standing {
    const ALL: [Self; 3] = [Self::Default, Self::Own, Self::Obsolete];

    fn of(own: Option<&OwnClause>) -> Self {
        match own {
            None => Self::Default,
            Some(own) if own.is_obsolete() => Self::Obsolete,
            Some(_) => Self::Own,
        }
    }

    /// As the address names it.
    const fn name(self) -> &'static str {
        match self {
            Self::Default => "bawaan",
            Self::Own => "kantor",
            Self::Obsolete => "tinjau",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Default => t(clause::DEFAULT),
            Self::Own => t(clause::OWN),
            Self::Obsolete => t(clause::OBSOLETE),
        }
    }

    fn badge(self) -> AnyView {
        let sign = match self {
            Self::Default => Sign::Open,
            Self::Own => Sign::Done,
            Self::Obsolete => Sign::Soon,
        };
        view! { <StateBadge state=State::new(sign, self.label())/> }.into_any()
    }
}

/// `/pengaturan/klausul`.
#[component]
pub fn ClausesPage() -> impl IntoView {
    let (search, document, standing) =
        (parameter("cari").unwrap_or_default(), parameter("dokumen"), parameter("keadaan"));
    framed(
        async move |ports, who| {
            let view = office(&ports, &who).await?;
            let today = ports.reading.moment(&who.actor).await.today();
            Ok((view, today))
        },
        move |(view, today)| {
            let obsolete = scripts()
                .iter()
                .flat_map(|script| script.clauses().into_iter().map(move |(_, text)| (script, text)))
                .filter(|(script, text)| {
                    let own = own_clause(&view.office.clauses, &script.document, &text.key, today);
                    Standing::of(own) == Standing::Obsolete
                })
                .count();
            let obsolete = (obsolete > 0).then(|| {
                let told = fill(clause::OBSOLETE_COUNT, &[("n", &obsolete.to_string())]);
                view! { <Notice kind=NoticeKind::Attention><p>{told}</p></Notice> }
            });
            let wanted = |script: &&Script| document.as_ref().is_none_or(|code| script.document == *code);
            let groups: Vec<AnyView> = scripts()
                .iter()
                .filter(wanted)
                .flat_map(|script| script.articles.iter().map(move |article| (script, article)))
                .filter_map(|(script, article)| group(&view, script, article, &search, standing.as_deref(), today))
                .collect();
            let body = if groups.is_empty() {
                view! { <Panel><EmptyState title=t(clause::NONE) note=t(clause::NONE_NOTE)/></Panel> }.into_any()
            } else {
                view! { <div class="stack">{groups}</div> }.into_any()
            };
            let crumbs = vec![Action::new(t(frame::SETTINGS), "/pengaturan")];
            view! {
                <PageHead title=t(clause::TITLE) crumbs meta=t(clause::LEAD)/>
                {obsolete}
                {filters(&search, document.as_deref(), standing.as_deref())}
                {body}
            }
        },
    )
}

fn filters(search: &str, document: Option<&str>, standing: Option<&str>) -> AnyView {
    let mut documents = vec![Choice::new("", t(common::ALL))];
    documents.extend(scripts().iter().map(|script| Choice::new(&*script.document, &*script.document)));
    let mut standings = vec![Choice::new("", t(clause::ALL_STATES))];
    standings.extend(Standing::ALL.into_iter().map(|standing| Choice::new(standing.name(), standing.label())));
    let choice = |name, word, value: Option<&str>, options| Filter {
        name,
        label: t(word).to_owned(),
        kind: FilterKind::Choice { value: value.unwrap_or_default().to_owned(), options },
    };
    let filters = vec![
        Filter {
            name: "cari",
            label: t(common::SEARCH).to_owned(),
            kind: FilterKind::Search { value: search.to_owned(), hint: t(clause::CLAUSE).to_owned() },
        },
        choice("dokumen", clause::DOCUMENT, document, documents),
        choice("keadaan", clause::STATE, standing, standings),
    ];
    if search.is_empty() && document.is_none() && standing.is_none() {
        view! { <Filters action=LIST filters/> }.into_any()
    } else {
        view! { <Filters action=LIST filters clear=LIST/> }.into_any()
    }
}

/// The clauses of an article that match; `None` where none does.
fn group(
    view: &OfficeView,
    script: &'static Script,
    article: &'static ArticleText,
    search: &str,
    standing: Option<&str>,
    today: NaiveDate,
) -> Option<AnyView> {
    let search = search.to_lowercase();
    let rows: Vec<AnyView> = script
        .clauses()
        .into_iter()
        .filter(|(of, text)| of.key == article.key && !text.text.is_empty())
        .filter_map(|(_, text)| {
            let own = own_clause(&view.office.clauses, &script.document, &text.key, today);
            let shown = own.and_then(|own| own.text.as_deref()).unwrap_or(&text.text);
            let state = Standing::of(own);
            let matches = search.is_empty()
                || shown.to_lowercase().contains(&search)
                || text.key.contains(&search)
                || article.title.to_lowercase().contains(&search);
            if !matches || standing.is_some_and(|wanted| wanted != state.name()) {
                return None;
            }
            let href = format!("{LIST}/{}/{}", script.document, text.key);
            let condition = condition(text);
            Some(
                view! {
                    <tr>
                        <th scope="row">
                            <a class="row-name" href=href>{readable(script, shown)}</a>
                            <span class="sub">{text.key.clone()}{condition}</span>
                        </th>
                        <td data-label=t(clause::STATE)>{state.badge()}</td>
                    </tr>
                }
                .into_any(),
            )
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![Column::named(t(clause::CLAUSE)), Column::named(t(clause::STATE))];
    let (title, note) = (article.title.clone(), script.document.clone());
    let caption = title.clone();
    Some(view! { <Card title=title note=note><DataTable caption=caption columns>{rows}</DataTable></Card> }.into_any())
}

fn condition(text: &ClauseText) -> Option<String> {
    (!text.when.is_empty()).then(|| format!(" · {} {}", t(clause::CONDITION), text.when.join(", ")))
}

/// The text with what its placeholders mean; as written where it can't be read.
fn readable(script: &Script, text: &str) -> String {
    let Ok(prose) = Prose::read(text) else { return text.to_owned() };
    prose
        .tokens
        .iter()
        .map(|token| match token {
            Token::Text(text, mark) => Piece::new(text.clone(), *mark).text().to_owned(),
            Token::Value(name, _) => {
                let meaning = script.placeholders.get(name).map_or(name.as_str(), String::as_str);
                if meaning.starts_with("PIHAK") || meaning.starts_with("PARA") {
                    meaning.to_owned()
                } else {
                    format!("[{meaning}]")
                }
            }
            Token::See(keys) => format!("[→ {}]", keys.join(", ")),
        })
        .collect()
}

/// `/pengaturan/klausul/{document}/{clause}`.
#[component]
pub fn ClausePage() -> impl IntoView {
    let (document, key, draft) = (segment("document"), segment("clause"), parameter("draft"));
    framed(
        async move |ports, who| {
            let view = office(&ports, &who).await?;
            let script = Script::of(&document).ok_or(Trouble::NotFound)?;
            let text = script.clause(&key).filter(|text| !text.text.is_empty()).ok_or(Trouble::NotFound)?;
            let today = ports.reading.moment(&who.actor).await.today();
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((view, script, text, today, draft))
        },
        |(view, script, text, today, draft)| {
            let own = own_clause(&view.office.clauses, &script.document, &text.key, today).cloned();
            let shown = own.as_ref().and_then(|own| own.text.clone()).unwrap_or_else(|| text.text.clone());
            let crumbs = vec![Action::new(t(frame::SETTINGS), "/pengaturan"), Action::new(t(clause::TITLE), LIST)];
            let title = script
                .clauses()
                .into_iter()
                .find(|(_, known)| known.key == text.key)
                .map_or_else(String::new, |(article, _)| article.title.clone());
            let meta = format!("{} · {}", script.document, text.key);
            let in_place = readable(script, &shown);
            let forms = view
                .may(Deed::WordClause)
                .then(|| forms_of(&view, script, text, &shown, own.is_some(), draft.as_ref()));
            view! {
                <PageHead title=title crumbs meta=meta/>
                <div class="columns">
                    <div class="stack">
                        {texts(own.as_ref(), text)}
                        {forms}
                    </div>
                    <div class="stack">
                        <Card title=t(clause::IN_PLACE)>
                            <p class="clause-text">{in_place}</p>
                            <p class="quiet">{t(clause::IN_PLACE_NOTE)}</p>
                        </Card>
                        {placeholders(script)}
                        {history(&view, script, text)}
                    </div>
                </div>
            }
        },
    )
}

/// The product's text, what the office made of it, and all three where the product's changed since.
fn texts(own: Option<&OwnClause>, text: &ClauseText) -> AnyView {
    let now = text.text.clone();
    let Some(own) = own else {
        return view! { <Card title=t(clause::DEFAULT)><p class="clause-text">{now}</p></Card> }.into_any();
    };
    let mine = own.text.clone().unwrap_or_default();
    if own.is_obsolete() {
        let (then, before, base) = (own.replaced.clone(), own.replaced.clone(), own.replaced.clone());
        return view! {
            <Notice kind=NoticeKind::Attention><p>{t(clause::OBSOLETE_NOTE)}</p></Notice>
            <div class="three-texts">
                <Card title=t(clause::WAS_DEFAULT)><p class="clause-text">{then}</p></Card>
                <Card title=t(clause::OWN)><WordChanges old=before new=mine/></Card>
                <Card title=t(clause::IS_DEFAULT)>
                    <WordChanges old=base new=now/>
                </Card>
            </div>
        }
        .into_any();
    }
    view! { <Card title=t(clause::CHANGES)><WordChanges old=now new=mine/></Card> }.into_any()
}

fn forms_of(
    view: &OfficeView,
    script: &Script,
    text: &ClauseText,
    shown: &str,
    may_restore: bool,
    draft: Option<&Draft>,
) -> AnyView {
    let path = format!("{LIST}/{}/{}", script.document, text.key);
    let place = |action: String, name: &str| FormPlace {
        action,
        version: Some(view.version),
        cancel: LIST.to_owned(),
        name: name.to_owned(),
        ..FormPlace::default()
    };
    let restoring = draft.is_some_and(|draft| draft.values.0.contains_key("restore_reason"));
    let (replaced, restored) = if restoring { (None, draft) } else { (draft, None) };
    let replace = form_view(&forms::replace(shown), place(path.clone(), "teks"), replaced);
    let restore = may_restore.then(|| {
        let form = form_view(&forms::restore(), place(format!("{path}/pulihkan"), "pulihkan"), restored);
        view! { <Card title=t(clause::RESTORED)>{form}</Card> }
    });
    view! { {replace}{restore} }.into_any()
}

fn placeholders(script: &Script) -> AnyView {
    let rows = script
        .placeholders
        .iter()
        .map(|(name, meaning)| {
            view! { <div><dt><code>{format!("{{{name}}}")}</code></dt><dd>{meaning.clone()}</dd></div> }
        })
        .collect_view();
    view! {
        <Card title=t(clause::PLACEHOLDERS)>
            <p class="quiet">{t(clause::PLACEHOLDERS_NOTE)}</p>
            <details>
                <summary>{t(common::SEE_ALL)}</summary>
                <dl class="placeholders">{rows}</dl>
            </details>
        </Card>
    }
    .into_any()
}

/// Every decision about the clause, newest first, each against what stood before.
fn history(view: &OfficeView, script: &Script, text: &ClauseText) -> AnyView {
    let of_clause = |own: &&OwnClause| own.document == script.document && own.key == text.key;
    let decisions: Vec<&OwnClause> = view.office.clauses.iter().filter(of_clause).collect();
    if decisions.is_empty() {
        return view! {
            <Card title=t(clause::HISTORY)>
                <EmptyState title=t(clause::NO_HISTORY) note=t(clause::NO_HISTORY_NOTE)/>
            </Card>
        }
        .into_any();
    }
    let mut before = decisions.first().map(|first| first.replaced.clone()).unwrap_or_default();
    let mut entries = Vec::new();
    for own in decisions {
        let after = own.text.clone().unwrap_or_else(|| own.replaced.clone());
        let what = if own.text.is_some() { t(clause::OWN) } else { t(clause::RESTORED) };
        let who = format!("{} · {}", own.by, day(own.on));
        let (old, new) = (before.clone(), after.clone());
        entries.push(view! {
            <li>
                <strong>{what}</strong>" "{own.reason.clone()}
                <p class="who">{who}</p>
                <WordChanges old new/>
            </li>
        });
        before = after;
    }
    entries.reverse();
    view! { <Card title=t(clause::HISTORY)><ol class="history">{entries}</ol></Card> }.into_any()
}
