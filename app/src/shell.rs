//! The HTML around every page.
//!
//! It loads exactly one style sheet and one module, both from this server and named by their
//! content, and carries no inline style and no script but the one that starts the islands, which
//! the policy of the response lets run by its nonce.

use std::sync::Arc;

use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::app::App;
use crate::views::Theme;
use crate::words::language;

/// The addresses of what a page loads, as the build named them.
#[derive(Debug, Clone)]
pub struct PageFiles {
    /// The style sheet, such as `/pkg/patuh.3f9c….css`.
    pub style: Arc<str>,
    /// The icon, an SVG.
    pub icon: Arc<str>,
    /// Fonts that the first screen needs; asked for before the style sheet names them.
    pub fonts: Arc<[String]>,
    /// The name and folder of the browser part, read by `HydrationScripts`.
    pub options: LeptosOptions,
}

/// The whole document for one request.
pub fn shell(files: PageFiles) -> impl IntoView {
    let fonts = files
        .fonts
        .iter()
        .map(|font| {
            view! { <link rel="preload" href=font.clone() r#as="font" r#type="font/woff2" crossorigin="anonymous"/> }
        })
        .collect_view();

    let theme = use_context::<Theme>().filter(|theme| *theme != Theme::System).map(Theme::name);
    view! {
        <!DOCTYPE html>
        <html lang=language().code() data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#0c2238"/>
                <meta name="format-detection" content="telephone=no"/>
                <link rel="icon" href=files.icon.to_string() r#type="image/svg+xml"/>
                {fonts}
                <link rel="stylesheet" href=files.style.to_string()/>
                <HydrationScripts options=files.options islands=true/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
