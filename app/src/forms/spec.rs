//! What a form asks, as data.

use patuh_domain::letter::Letter;
use patuh_domain::numbering::NextNumber;
use patuh_domain::wording::{Bilingual, short_date};

use crate::views::FormErrors;

use super::action::{TypedFlow, flow_place};

/// A form.
#[derive(Debug, Clone)]
pub struct FormSpec {
    /// What is done, as a title: "Catat surat persetujuan Ditjen".
    pub title: Bilingual,
    /// What will happen when it is sent.
    pub effect: Bilingual,
    pub sections: Vec<Section>,
    /// The verb on the button.
    pub submit: Bilingual,
    /// A legal or final act: drawn as such, and never beside other actions.
    pub grave: bool,
}

impl FormSpec {
    /// A form with one section without a title.
    pub fn new(title: Bilingual, effect: Bilingual, submit: Bilingual, fields: Vec<FieldSpec>) -> Self {
        Self { title, effect, sections: vec![Section { title: None, fields }], submit, grave: false }
    }

    /// The same as a grave act.
    #[must_use]
    pub const fn grave(mut self) -> Self {
        self.grave = true;
        self
    }

    /// The same for somebody who prepares it for the head of the institution to submit.
    #[must_use]
    pub fn prepared(mut self) -> Self {
        self.effect = say(
            "Isian disimpan sebagai draf. Pimpinan lembaga Anda menemukannya di halaman ini dan yang mengajukannya.",
            "It is kept as a draft. The head of your institution finds it on this page and submits it.",
        );
        self.submit = say("Simpan draf untuk pimpinan", "Keep the draft for the head");
        self
    }

    /// The same with another titled section.
    #[must_use]
    pub fn section(mut self, title: Bilingual, fields: Vec<FieldSpec>) -> Self {
        self.sections.push(Section { title: Some(title), fields });
        self
    }

    /// The same with choices made before the form was opened, by a link: only among those there are.
    #[must_use]
    pub fn chosen_before(mut self, chosen: impl Fn(&str) -> Option<String>) -> Self {
        for field in self.sections.iter_mut().flat_map(|section| &mut section.fields) {
            if let FieldKind::Select(choices) | FieldKind::Radio(choices) = &field.kind
                && let Some(value) = chosen(&field.name)
                && choices.iter().any(|choice| choice.value == value)
            {
                field.proposal = vec![value];
            }
        }
        self
    }

    /// The same with another proposal at a field; of a letter, its number and date.
    #[must_use]
    pub fn proposing(mut self, name: &str, proposal: impl IntoIterator<Item = String>) -> Self {
        if let Some(field) =
            self.sections.iter_mut().flat_map(|section| &mut section.fields).find(|field| field.name == name)
        {
            field.proposal = proposal.into_iter().collect();
        }
        self
    }

    /// Whether a file can be sent, so that the form must be multipart.
    pub fn has_file(&self) -> bool {
        self.fields().any(|field| field.kind.is_upload())
    }

    /// The same with the next numbers of a register shown at their fields: suggestions to take or leave.
    #[must_use]
    pub fn suggest_numbers(mut self, numbers: &[(&'static str, NextNumber)]) -> Self {
        for field in self.sections.iter_mut().flat_map(|section| &mut section.fields) {
            let Some((_, next)) = numbers.iter().find(|(name, _)| *name == field.name) else { continue };
            field.suggestion.clone_from(&next.number);
            let told = next_number(next);
            field.hint = Some(match field.hint.take() {
                Some(hint) => Bilingual::owned(format!("{} {}", hint.id, told.id), format!("{} {}", hint.en, told.en)),
                None => told,
            });
        }
        self
    }

    /// Errors at fields of this form, in their order, each with its place on the page and what that is called; and those
    /// that belong to none of them.
    pub fn told<'a>(&self, errors: &'a FormErrors) -> (Vec<(String, Bilingual, &'a Bilingual)>, Vec<&'a Bilingual>) {
        let mut fields: Vec<(String, Bilingual, &Bilingual)> = Vec::new();
        let mut known = Vec::new();
        for field in self.fields() {
            if matches!(field.kind, FieldKind::Flow(_)) {
                for (name, error) in &errors.fields {
                    if let Some(label) = flow_place(name) {
                        fields.push((name.clone(), label, error));
                        known.push(name.clone());
                    }
                }
            }
            for name in field.posted_names() {
                // The parts of a letter are found at the letter, and both missing is said once.
                if let Some(error) = errors.fields.get(&name)
                    && fields.last().is_none_or(|(last, _, said)| *last != field.name || *said != error)
                {
                    fields.push((field.name.clone(), field.label.clone(), error));
                }
                known.push(name);
            }
        }
        let elsewhere = errors.fields.iter().filter(|(name, _)| !known.contains(name)).map(|(_, error)| error);
        (fields, errors.general.iter().chain(elsewhere).collect())
    }

    /// Every field in order.
    pub fn fields(&self) -> impl Iterator<Item = &FieldSpec> {
        self.sections.iter().flat_map(|section| &section.fields)
    }
}

/// Fields that belong together.
#[derive(Debug, Clone)]
pub struct Section {
    pub title: Option<Bilingual>,
    pub fields: Vec<FieldSpec>,
}

/// One field.
#[derive(Debug, Clone)]
pub struct FieldSpec {
    pub name: String,
    pub label: Bilingual,
    pub hint: Option<Bilingual>,
    pub kind: FieldKind,
    pub required: bool,
    /// Proposed values, used while nothing was typed.
    pub proposal: Vec<String>,
    /// A value to take with one touch; nothing is filled in before.
    pub suggestion: Option<String>,
}

/// How a field is asked.
#[derive(Debug, Clone)]
pub enum FieldKind {
    Text,
    Email,
    Password,
    /// Several lines of running text.
    LongText,
    /// One item a line.
    Lines,
    Date,
    /// A local date and time.
    DateTime,
    Number {
        min: u32,
        max: u32,
    },
    /// Number and date of a letter: fields `NAME_number` and `NAME_date`.
    Letter,
    Select(Vec<Choice>),
    Radio(Vec<Choice>),
    Checks(Vec<Choice>),
    /// A single box.
    Check,
    /// An upload (PDF, JPEG, PNG up to 20 MB).
    File,
    /// A picture to upload (PNG, JPEG, SVG up to 300 KB), with the address at which the present one is shown.
    Picture(Option<String>),
    /// Repeated rows of the named columns, drawn with `blank` empty rows at the end: fields `NAME_COLUMN`, one value
    /// a row.
    Rows {
        columns: Vec<Column>,
        blank: usize,
    },
    /// The lanes and steps of a service, with the buttons that arrange them.
    Flow(TypedFlow),
    /// Lines that can't be changed: what is being decided on.
    Fixed(Vec<String>),
}

impl FieldKind {
    /// Whether a file is sent.
    pub const fn is_upload(&self) -> bool {
        matches!(self, Self::File | Self::Picture(_))
    }
}

/// A column of repeated rows.
#[derive(Debug, Clone)]
pub struct Column {
    pub name: &'static str,
    pub label: Bilingual,
    pub kind: ColumnKind,
}

/// How a cell is asked.
#[derive(Debug, Clone)]
pub enum ColumnKind {
    Text,
    /// A sentence: one line, with room to read it whole.
    Sentence,
    /// Yes or no, as a choice of two, so that every row has a value.
    YesNo,
    /// Shown and sent back unchanged.
    Fixed,
    /// Shown by the name of its choice and sent back unchanged.
    Named(Vec<Choice>),
    Select(Vec<Choice>),
}

/// A value that can be chosen.
#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    pub label: Bilingual,
    pub hint: Option<Bilingual>,
}

impl Choice {
    /// A choice of this value and label.
    pub fn new(value: impl Into<String>, label: Bilingual) -> Self {
        Self { value: value.into(), label, hint: None }
    }

    /// A choice that is called the same in every language.
    pub fn named(value: impl Into<String>, label: impl Into<String>) -> Self {
        let label = label.into();
        Self::new(value, Bilingual::owned(label.clone(), label))
    }
}

impl FieldSpec {
    /// A required field.
    pub fn new(name: impl Into<String>, label: Bilingual, kind: FieldKind) -> Self {
        Self { name: name.into(), label, hint: None, kind, required: true, proposal: Vec::new(), suggestion: None }
    }

    /// The names it is posted under.
    fn posted_names(&self) -> Vec<String> {
        match &self.kind {
            FieldKind::Letter => {
                vec![self.name.clone(), format!("{}_number", self.name), format!("{}_date", self.name)]
            }
            FieldKind::Rows { columns, .. } => std::iter::once(self.name.clone())
                .chain(columns.iter().map(|column| format!("{}_{}", self.name, column.name)))
                .collect(),
            _ => vec![self.name.clone()],
        }
    }

    /// The same, which may stay empty.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// The same with a hint below its label.
    #[must_use]
    pub fn hint(mut self, hint: Bilingual) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same with a proposed value.
    #[must_use]
    pub fn propose(mut self, value: impl Into<String>) -> Self {
        self.proposal = vec![value.into()];
        self
    }

    /// The same with a letter that is known already.
    #[must_use]
    pub fn propose_letter(mut self, letter: Option<&Letter>) -> Self {
        if let Some(letter) = letter {
            self.proposal = vec![letter.number.clone(), letter.date.to_string()];
        }
        self
    }

    /// The same with several proposed values.
    #[must_use]
    pub fn propose_all(mut self, values: impl IntoIterator<Item = String>) -> Self {
        self.proposal = values.into_iter().collect();
        self
    }
}

/// What the numbers so far say of the next.
fn next_number(next: &NextNumber) -> Bilingual {
    let (mut id, mut en) = (Vec::new(), Vec::new());
    if let Some(number) = &next.number {
        id.push(format!("Nomor berikutnya menurut surat terdahulu: {number}."));
        en.push(format!("Next by the letters before: {number}."));
    }
    if let Some((number, date)) = &next.last {
        let date = short_date(*date);
        id.push(format!("Terakhir: {number}, {date}."));
        en.push(format!("Last one: {number}, {date}."));
    }
    Bilingual::owned(id.join(" "), en.join(" "))
}

/// Two languages of one text, both checked to be there by the compiler.
pub(crate) const fn say(id: &'static str, en: &'static str) -> Bilingual {
    Bilingual::new(id, en)
}
