//! Agreements by stage, side by side; on phones below each other.

use leptos::prelude::*;

use super::{State, StateBadge};
use crate::words::{fill, register, t};

/// One stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardColumnView {
    pub title: String,
    /// Cards there are in all, also those not shown.
    pub total: usize,
    pub cards: Vec<BoardCard>,
    /// The table with all of them.
    pub all_href: String,
}

/// One agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardCard {
    pub title: String,
    pub href: String,
    /// Whose turn it is and since when.
    pub note: String,
    pub state: Option<State>,
}

/// The stages in order.
#[component]
pub fn Board(columns: Vec<BoardColumnView>) -> impl IntoView {
    let columns = columns.into_iter().map(column).collect_view();
    // It scrolls in itself, so the keyboard must be able to reach it.
    view! { <div class="board" role="region" tabindex="0" aria-label=t(register::BOARD_LABEL)>{columns}</div> }
}

fn column(column: BoardColumnView) -> AnyView {
    let hidden = column.total.saturating_sub(column.cards.len());
    let more = (hidden > 0).then(|| {
        let words = fill(register::MORE_IN_TABLE, &[("n", &hidden.to_string())]);
        view! { <a class="more" href=column.all_href>{words}</a> }
    });
    let cards = if column.cards.is_empty() {
        view! { <p class="faint">{t(register::COLUMN_EMPTY)}</p> }.into_any()
    } else {
        let cards = column.cards.into_iter().map(card).collect_view();
        view! { <ul>{cards}</ul> }.into_any()
    };
    view! {
        <section class="board-column">
            <h2>{column.title}" "<span class="count">{column.total}</span></h2>
            {cards}
            {more}
        </section>
    }
    .into_any()
}

fn card(card: BoardCard) -> AnyView {
    let state = card.state.map(|state| view! { <StateBadge state/> });
    view! { <li class="board-card"><a href=card.href>{card.title}</a><p>{card.note}</p>{state}</li> }.into_any()
}
