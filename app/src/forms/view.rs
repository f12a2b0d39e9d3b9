//! Draws a form from its description: what was typed before what is proposed, errors on top and at their fields.

use leptos::prelude::*;
use patuh_domain::wording::Bilingual;

use super::action::TypedFlow;
use super::spec::{Choice, ColumnKind, FieldKind, FieldSpec, FormSpec, Section};
use crate::components::{
    About, Action, CheckField, CheckGroup, Choice as Answer, Effect, ErrorList, FieldView, FileField, FlowField,
    FormActions, FormFrame, FormSection, InputKind, LetterField, LongTextField, PictureField, PostForm, RadioGroup,
    RowCell, RowColumn, RowsField, SelectField, TextField,
};
use crate::islands::preview::Preview;
use crate::views::{Draft, FormErrors, Posted};
use crate::words::{common, fill, form, t, tb};

/// The longest value of a choice that people can read, such as a semester.
const SHORT: usize = 12;
/// Added to a form's path for what it would make.
const PREVIEW: &str = "/pratinjau";

/// Where a form posts to and what surrounds it.
#[derive(Debug, Clone, Default)]
pub struct FormPlace {
    /// Its path; it posts to where it stands.
    pub action: String,
    /// The version of the aggregate the person sees.
    pub version: Option<u64>,
    /// Where giving up leads.
    pub cancel: String,
    /// Uploads kept with a draft: field and name of the file.
    pub files: Vec<(String, String)>,
    /// Tells apart the forms of one page.
    pub name: String,
    /// Where to go when it is done; else where the server leads.
    pub next: Option<String>,
    /// A document is made of it, which can be seen beforehand at its path and `/pratinjau`.
    pub previewed: bool,
}

/// Draws `spec`; with `draft` its values and errors stand where they were.
pub fn form_view(spec: &FormSpec, place: FormPlace, draft: Option<&Draft>) -> AnyView {
    let nothing = FormErrors::default();
    let values = draft.map(|draft| &draft.values);
    let errors = draft.map_or(&nothing, |draft| &draft.errors);
    let frame = FormFrame {
        action: place.action.clone(),
        multipart: spec.has_file(),
        version: place.version,
        draft: draft.map(|draft| draft.id.clone()),
        next: place.next,
        name: place.name,
        errors: summary(spec, errors),
    };
    let sections = spec
        .sections
        .iter()
        .filter(|section| !section.fields.is_empty())
        .map(|section| section_view(section, values, errors, &place.files))
        .collect_view();
    let cancel = Some(Action::new(t(common::CANCEL), place.cancel));
    let other = place.previewed.then(|| Action::new(t(form::SEE_PREVIEW), format!("{}{PREVIEW}", place.action)));
    let (effect, submit, grave) = (tb(&spec.effect), tb(&spec.submit), spec.grave);
    view! {
        <PostForm frame>
            {sections}
            <Effect text=effect grave/>
            <FormActions submit grave cancel other/>
        </PostForm>
    }
    .into_any()
}

/// A form with the document it makes beside it, or below on narrow screens; `still` stands there without a script.
pub fn with_preview(action: &str, form: AnyView, still: Option<AnyView>) -> AnyView {
    let address = format!("{action}{PREVIEW}");
    view! {
        <div class="form-beside">
            <div class="stack">{form}</div>
            <aside class="card preview-side" aria-label=t(form::PREVIEW)>
                <div class="card-head"><h2>{t(form::PREVIEW)}</h2></div>
                {still.map(|still| view! { <noscript>{still}</noscript> })}
                <Preview
                    form=action.to_owned()
                    address
                    waiting=t(form::PREVIEW_WAITING).to_owned()
                    unreachable=t(form::PREVIEW_LOST).to_owned()
                />
            </aside>
        </div>
    }
    .into_any()
}

/// The errors of a form for its summary, in the order of its fields.
fn summary(spec: &FormSpec, errors: &FormErrors) -> ErrorList {
    let (fields, general) = spec.told(errors);
    ErrorList {
        fields: fields.into_iter().map(|(place, label, error)| (place, tb(&label), tb(error))).collect(),
        general: general.into_iter().map(tb).collect(),
        changed: errors.changed.iter().map(tb).collect(),
    }
}

fn section_view(
    section: &Section,
    values: Option<&Posted>,
    errors: &FormErrors,
    files: &[(String, String)],
) -> AnyView {
    let fields = section.fields.iter().map(|field| field_view(field, values, errors, files)).collect_view();
    match &section.title {
        Some(title) => view! { <FormSection title=tb(title)>{fields}</FormSection> }.into_any(),
        None => view! { <FormSection>{fields}</FormSection> }.into_any(),
    }
}

fn field_view(spec: &FieldSpec, values: Option<&Posted>, errors: &FormErrors, files: &[(String, String)]) -> AnyView {
    let error = |name: &str| errors.fields.get(name).map(tb);
    let label = if spec.required { tb(&spec.label) } else { format!("{} ({})", tb(&spec.label), t(form::OPTIONAL)) };
    let field = FieldView {
        name: spec.name.clone(),
        label,
        hint: spec.hint.as_ref().map(tb),
        error: error(&spec.name),
        required: spec.required,
        suggestion: spec.suggestion.clone(),
    };
    let one = || match values {
        Some(values) => values.text(&spec.name).to_owned(),
        None => spec.proposal.first().cloned().unwrap_or_default(),
    };
    let many = || match values {
        Some(values) => values.all(&spec.name).to_vec(),
        None => spec.proposal.clone(),
    };
    let text = |kind| view! { <TextField field=field.clone() value=one() kind/> }.into_any();
    match &spec.kind {
        FieldKind::Text => text(InputKind::Text),
        FieldKind::Email => text(InputKind::Email),
        FieldKind::Password => text(InputKind::NewPassword),
        FieldKind::Date => text(InputKind::Date),
        FieldKind::DateTime => text(InputKind::DateTime),
        FieldKind::Number { min, max } => text(InputKind::Number { min: *min, max: *max }),
        FieldKind::LongText | FieldKind::Lines => view! { <LongTextField field value=one()/> }.into_any(),
        FieldKind::Letter => {
            let part = |part: &str, place: usize| {
                let name = format!("{}_{part}", spec.name);
                let proposed = || spec.proposal.get(place).cloned().unwrap_or_default();
                let value = values.map_or_else(proposed, |values| values.text(&name).to_owned());
                (value, error(&name))
            };
            let ((number, number_error), (date, date_error)) = (part("number", 0), part("date", 1));
            view! { <LetterField field number date number_error date_error/> }.into_any()
        }
        FieldKind::Select(choices) => {
            let (value, mut choices) = (one(), answers(choices));
            // What was chosen stays chosen when it isn't offered any more: what stands against it is for the door to say.
            if values.is_some() && !value.is_empty() && choices.iter().all(|choice| choice.value != value) {
                choices.push(Answer { value: value.clone(), label: no_longer_offered(&value), note: None });
            }
            view! { <SelectField field value choices/> }.into_any()
        }
        FieldKind::Radio(choices) => view! { <RadioGroup field value=one() choices=answers(choices)/> }.into_any(),
        FieldKind::Checks(choices) => {
            let in_columns = choices.len() > 4;
            view! { <CheckGroup field values=many() choices=answers(choices) in_columns/> }.into_any()
        }
        FieldKind::Check => {
            let checked = match values {
                Some(values) => values.is_set(&spec.name),
                None => spec.proposal.first().is_some_and(|value| !value.is_empty()),
            };
            let field = FieldView { label: tb(&spec.label), ..field };
            view! { <CheckField field checked/> }.into_any()
        }
        FieldKind::File => view! { <FileField field kept=kept(spec, values, files)/> }.into_any(),
        FieldKind::Picture(shown) => {
            view! { <PictureField field shown=shown.clone() kept=kept(spec, values, files)/> }.into_any()
        }
        FieldKind::Rows { columns, blank } => {
            let filled = match values {
                Some(values) => posted_rows(values, &spec.name, columns),
                None => spec.proposal.chunks(columns.len()).map(<[String]>::to_vec).collect(),
            };
            let blank = if filled.is_empty() { *blank } else { (*blank).min(2) };
            let columns = columns
                .iter()
                .map(|column| RowColumn {
                    name: format!("{}_{}", spec.name, column.name),
                    label: tb(&column.label),
                    cell: match &column.kind {
                        ColumnKind::Text => RowCell::Input(InputKind::Text),
                        ColumnKind::Sentence => RowCell::Sentence,
                        ColumnKind::YesNo => RowCell::Select(vec![
                            Answer::new("ya", t(common::YES)),
                            Answer::new("tidak", t(common::NO)),
                        ]),
                        ColumnKind::Fixed => RowCell::Fixed,
                        ColumnKind::Named(choices) => RowCell::Named(answers(choices)),
                        ColumnKind::Select(choices) => RowCell::Select(answers(choices)),
                    },
                })
                .collect();
            view! { <RowsField field columns values=filled blank/> }.into_any()
        }
        FieldKind::Flow(recorded) => {
            let flow = values.map_or_else(|| recorded.clone(), TypedFlow::read);
            let errors = errors.fields.iter().map(|(name, error)| (name.clone(), tb(error))).collect();
            view! { <FlowField field flow errors/> }.into_any()
        }
        FieldKind::Fixed(lines) if lines.is_empty() => ().into_any(),
        FieldKind::Fixed(lines) => view! { <About title=tb(&spec.label) lines=lines.clone()/> }.into_any(),
    }
}

/// The upload that a draft keeps for a field: its id and name.
fn kept(spec: &FieldSpec, values: Option<&Posted>, files: &[(String, String)]) -> Option<(String, String)> {
    let id = values.map(|values| values.text(&spec.name).to_owned()).filter(|id| !id.is_empty())?;
    let name = files.iter().find(|(field, _)| *field == spec.name).map(|(_, name)| name.clone());
    Some((id, name.unwrap_or_else(|| t(form::FILE_KEPT_NAMELESS).to_owned())))
}

/// The name of a choice that is not offered any more: itself where people can read it.
fn no_longer_offered(value: &str) -> String {
    let told = if value.len() <= SHORT { value } else { t(form::EARLIER_CHOICE) };
    fill(form::NO_LONGER_OFFERED, &[("choice", told)])
}

/// Rows as they were posted, blank ones left out.
fn posted_rows(values: &Posted, name: &str, columns: &[super::spec::Column]) -> Vec<Vec<String>> {
    let cells: Vec<_> = columns.iter().map(|column| values.all(&format!("{name}_{}", column.name))).collect();
    let count = cells.iter().map(|column| column.len()).max().unwrap_or_default();
    (0..count)
        .map(|row| cells.iter().map(|column| column.get(row).cloned().unwrap_or_default()).collect::<Vec<_>>())
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect()
}

fn answers(choices: &[Choice]) -> Vec<Answer> {
    choices
        .iter()
        .map(|choice| Answer {
            value: choice.value.clone(),
            label: tb(&choice.label),
            note: choice.hint.as_ref().map(|hint: &Bilingual| tb(hint)),
        })
        .collect()
}
