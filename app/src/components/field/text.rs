//! Fields that are typed into.

use leptos::prelude::*;

use super::FieldView;

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputKind {
    #[default]
    Text,
    Email,
    /// The one in use.
    Password,
    /// One being chosen.
    NewPassword,
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM-DDTHH:MM`, local.
    DateTime,
    Number {
        min: u32,
        max: u32,
    },
    /// The number of a citizen: where the page begins, and where nothing is remembered.
    Nik,
}

impl InputKind {
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::Nik => "text",
            Self::Email => "email",
            Self::Password | Self::NewPassword => "password",
            Self::Date => "date",
            Self::DateTime => "datetime-local",
            Self::Number { .. } => "number",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Date | Self::DateTime => "control medium",
            Self::Number { .. } => "control short",
            Self::Nik => "control nik",
            _ => "control",
        }
    }

    /// What the browser may fill in: the person's own sign-in, else nothing, for forms are about others.
    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Email => "username",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
            _ => "off",
        }
    }
}

/// One line.
#[component]
pub fn TextField(field: FieldView, #[prop(into)] value: String, #[prop(optional)] kind: InputKind) -> impl IntoView {
    let (min, max) = match kind {
        InputKind::Number { min, max } => (Some(min.to_string()), Some(max.to_string())),
        _ => (None, None),
    };
    // A password never travels back to the browser.
    let value = if kind.kind() == "password" { String::new() } else { value };
    let (list, offered) = field.offered(&field.name);
    let control = view! {
        <input
            class=kind.class()
            type=kind.kind()
            inputmode=(kind == InputKind::Nik).then_some("numeric")
            autofocus=kind == InputKind::Nik
            id=field.name.clone()
            name=field.name.clone()
            value=value
            min=min
            max=max
            placeholder=field.suggestion.clone()
            list=list
            autocomplete=kind.autocomplete()
            aria-required=field.must()
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
        />
        {offered}
    }
    .into_any();
    field.around(control)
}

/// Several lines.
#[component]
pub fn LongTextField(field: FieldView, #[prop(into)] value: String) -> impl IntoView {
    let control = view! {
        <textarea
            class="control"
            id=field.name.clone()
            name=field.name.clone()
            rows="5"
            aria-required=field.must()
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
        >
            {inside_textarea(&value)}
        </textarea>
    }
    .into_any();
    field.around(control)
}

/// The text as the content of a `<textarea>`, which Leptos prints as it is. The line break at the start is the one that
/// HTML drops; without it a line break of the person's would be.
pub(super) fn inside_textarea(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    out.push('\n');
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::inside_textarea;

    #[test]
    fn no_text_leaves_its_textarea() {
        assert_eq!(
            inside_textarea("</textarea><script>alert(1)</script> &amp;"),
            "\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;"
        );
    }
}
