//! Small labels: a state with its sign, or a plain fact such as a method.

use leptos::prelude::*;

use super::{Shape, Sign, Tone};

/// A state in a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub sign: Sign,
    pub word: String,
}

impl State {
    /// A sign and its word.
    pub fn new(sign: Sign, word: impl Into<String>) -> Self {
        Self { sign, word: word.into() }
    }
}

/// A state: colour, shape and word.
#[component]
pub fn StateBadge(state: State) -> impl IntoView {
    let class = format!("badge {}", state.sign.tone().class());
    view! { <span class=class><Shape sign=state.sign/>{state.word}</span> }
}

/// A label that is no state and so has no shape.
#[component]
pub fn Badge(#[prop(into)] text: String, #[prop(optional)] tone: Tone) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())>{text}</span> }
}
