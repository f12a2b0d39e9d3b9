//! What this program is, and under which licence it may be used and studied.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::app::SEARCH_FIELD;

/// `/tentang`: name, version and licence.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <Title text="Tentang"/>
        <main id="isi" class="standalone">
            <h1>"Tentang Patuh"</h1>
            <p>"Patuh mengelola perjanjian kerja sama pemanfaatan data kependudukan dari permohonan sampai berakhir."</p>
            <p>"Versi " {env!("CARGO_PKG_VERSION")} ". Lisensi EUPL-1.2."</p>
            <input type="search" id=SEARCH_FIELD aria-label="Cari"/>
        </main>
    }
}
