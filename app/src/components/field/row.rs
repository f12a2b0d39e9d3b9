//! Repeated rows of a few columns: operators, team members, work units. Each column is posted once a row, in order.

use leptos::prelude::*;

use super::text::inside_textarea;
use super::{Choice, FieldView, InputKind};
use crate::words::{fill, form};

/// A column of the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowColumn {
    /// The name each of its cells is posted under.
    pub name: String,
    pub label: String,
    pub cell: RowCell,
}

/// How a cell is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowCell {
    Input(InputKind),
    /// A sentence, in as many lines as it needs.
    Sentence,
    Select(Vec<Choice>),
    /// Shown, and sent back unchanged.
    Fixed,
    /// Shown by its name, and sent back unchanged.
    Named(Vec<Choice>),
}

/// The rows in a table; on narrow screens each row is a stack. `values` holds the filled rows, cell by cell;
/// `blank` empty rows follow, so that one can go on without a script.
#[component]
pub fn RowsField(field: FieldView, columns: Vec<RowColumn>, values: Vec<Vec<String>>, blank: usize) -> impl IntoView {
    let heads = columns.iter().map(|column| view! { <th scope="col">{column.label.clone()}</th> }).collect_view();
    let rows = (0..values.len() + blank)
        .map(|at| {
            let filled = values.get(at);
            let cells = columns
                .iter()
                .enumerate()
                .map(|(place, column)| {
                    let value = filled.and_then(|row| row.get(place)).cloned().unwrap_or_default();
                    let label = fill(form::ROW_N, &[("label", &column.label), ("n", &(at + 1).to_string())]);
                    view! { <td data-label=column.label.clone()>{cell(column, value, label)}</td> }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    let controls = view! {
        <div class="table-room form-rows">
            <table class="table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any();
    field.around_group(controls)
}

fn cell(column: &RowColumn, value: String, label: String) -> AnyView {
    let name = column.name.clone();
    match &column.cell {
        RowCell::Input(kind) => view! {
            <input class="control" type=kind.kind() name=name value=value aria-label=label autocomplete="off"/>
        }
        .into_any(),
        RowCell::Sentence => view! {
            <textarea class="control" name=name rows="2" aria-label=label autocomplete="off">
                {inside_textarea(&value)}
            </textarea>
        }
        .into_any(),
        RowCell::Select(choices) => {
            let choices = choices.iter().cloned().map(|choice| choice.drawn(&value)).collect_view();
            view! { <select class="control" name=name aria-label=label>{choices}</select> }.into_any()
        }
        RowCell::Named(choices) => {
            let shown = choices.iter().find(|choice| choice.value == value).map(|choice| choice.label.clone());
            let shown = shown.unwrap_or_else(|| value.clone());
            view! { <div>{shown}<input type="hidden" name=name value=value/></div> }.into_any()
        }
        RowCell::Fixed => view! {
            <div>{value.clone()}<input type="hidden" name=name value=value/></div>
        }
        .into_any(),
    }
}
