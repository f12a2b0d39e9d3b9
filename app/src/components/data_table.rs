//! Pieces of tables: the frame, columns that sort, cells that keep their column's name on narrow screens.

use leptos::prelude::*;

/// A column's head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    pub label: String,
    /// The label is only read out: for columns of verbs.
    pub hidden_label: bool,
    /// Where the same list is, sorted by this column; `None` where it can't be.
    pub sort_href: Option<String>,
    pub sorted: Option<Sorted>,
    /// Left out first when room gets short.
    pub spare: bool,
    /// Holds numbers, set to the right.
    pub number: bool,
}

/// The present order of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    Ascending,
    Descending,
}

impl Column {
    /// A column with a name.
    pub fn named(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// The same as a link that sorts, and how it is sorted now.
    #[must_use]
    pub fn sorting(mut self, href: impl Into<String>, sorted: Option<Sorted>) -> Self {
        self.sort_href = Some(href.into());
        self.sorted = sorted;
        self
    }

    /// The same, left out first when room gets short; its cells need the class `spare` too.
    #[must_use]
    pub const fn spare(mut self) -> Self {
        self.spare = true;
        self
    }

    /// The same with its name only read out.
    #[must_use]
    pub const fn silent(mut self) -> Self {
        self.hidden_label = true;
        self
    }

    /// The same for numbers.
    #[must_use]
    pub const fn number(mut self) -> Self {
        self.number = true;
        self
    }
}

/// A table with `columns`; its children are the `<tr>`s. Below 600 px of room each row becomes a stack, for which each
/// `<td>` names its column in `data-label` and holds one element.
#[component]
pub fn DataTable(
    /// What the table lists, for screen readers.
    #[prop(into)]
    caption: String,
    columns: Vec<Column>,
    children: Children,
) -> impl IntoView {
    let heads = columns.into_iter().map(head).collect_view();
    view! {
        <div class="table-room">
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

fn head(column: Column) -> AnyView {
    let class = match (column.spare, column.number) {
        (true, true) => "spare number",
        (true, false) => "spare",
        (false, true) => "number",
        (false, false) => "",
    };
    let sort = column.sort_href.is_some().then_some(match column.sorted {
        Some(Sorted::Ascending) => "ascending",
        Some(Sorted::Descending) => "descending",
        None => "none",
    });
    let label = if column.hidden_label {
        view! { <span class="visually-hidden">{column.label}</span> }.into_any()
    } else if let Some(href) = column.sort_href {
        view! { <a href=href>{column.label}</a> }.into_any()
    } else {
        column.label.into_any()
    };
    view! { <th scope="col" class=class aria-sort=sort>{label}</th> }.into_any()
}
