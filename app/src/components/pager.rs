//! Pages of a long list, as links.

use leptos::prelude::*;
use patuh_domain::wording::thousands_in;

use crate::words::{common, fill, language, t};

/// Which part of a list is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagerView {
    /// From 1.
    pub page: usize,
    pub per_page: usize,
    /// Rows in all.
    pub total: usize,
    /// The address of the list without the page, with its query: `/perjanjian?tahap=produksi`.
    pub address: String,
    /// The name of the page's parameter in the address.
    pub parameter: &'static str,
}

impl PagerView {
    /// How many pages there are; at least one.
    pub const fn pages(&self) -> usize {
        if self.per_page == 0 || self.total == 0 { 1 } else { self.total.div_ceil(self.per_page) }
    }

    fn address_of(&self, page: usize) -> String {
        if page == 1 {
            return self.address.clone();
        }
        let joint = if self.address.contains('?') { '&' } else { '?' };
        format!("{}{joint}{}={page}", self.address, self.parameter)
    }
}

/// How many of how many, and links to the neighbouring pages. Draws nothing for an empty list.
#[component]
pub fn Pager(pager: PagerView) -> impl IntoView {
    if pager.total == 0 {
        return ().into_any();
    }
    let pages = pager.pages();
    let page = pager.page.clamp(1, pages);
    let from = (page - 1) * pager.per_page + 1;
    let to = (page * pager.per_page).min(pager.total);
    let shown =
        fill(common::SHOWN, &[("from", &thousands(from)), ("to", &thousands(to)), ("total", &thousands(pager.total))]);
    let previous =
        (page > 1).then(|| view! { <li><a rel="prev" href=pager.address_of(page - 1)>{t(common::PREVIOUS)}</a></li> });
    let next =
        (page < pages).then(|| view! { <li><a rel="next" href=pager.address_of(page + 1)>{t(common::NEXT)}</a></li> });
    let links = (pages > 1).then(|| {
        let numbers = numbers(page, pages)
            .into_iter()
            .map(|number| match number {
                Some(number) => {
                    let label = fill(common::PAGE_N, &[("n", &number.to_string())]);
                    let current = (number == page).then_some("page");
                    view! {
                        <li><a href=pager.address_of(number) aria-label=label aria-current=current>{number}</a></li>
                    }
                    .into_any()
                }
                None => view! { <li aria-hidden="true"><span>"…"</span></li> }.into_any(),
            })
            .collect_view();
        view! { <ul>{previous}{numbers}{next}</ul> }
    });
    view! { <nav class="pager" aria-label=t(common::PAGES)><span>{shown}</span>{links}</nav> }.into_any()
}

fn thousands(number: usize) -> String {
    thousands_in(language(), u64::try_from(number).unwrap_or(u64::MAX))
}

/// First, last, and those around `page`; `None` stands for a gap.
fn numbers(page: usize, pages: usize) -> Vec<Option<usize>> {
    let near = |number: &usize| *number == 1 || *number == pages || number.abs_diff(page) <= 1;
    let mut out = Vec::new();
    let mut last = 0;
    for number in (1..=pages).filter(near) {
        match number - last {
            0 | 1 => {}
            // A gap of one page is no shorter than its number.
            2 => out.push(Some(number - 1)),
            _ => out.push(None),
        }
        out.push(Some(number));
        last = number;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_stand_for_two_pages_or_more() {
        assert_eq!(numbers(1, 1), [Some(1)]);
        assert_eq!(numbers(1, 4), [Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(numbers(5, 70), [Some(1), None, Some(4), Some(5), Some(6), None, Some(70)]);
        assert_eq!(numbers(70, 70), [Some(1), None, Some(69), Some(70)]);
    }

    #[test]
    fn the_first_page_has_the_plain_address() {
        let pager =
            PagerView { page: 1, per_page: 50, total: 101, address: "/perjanjian?cari=a".into(), parameter: "hal" };
        assert_eq!(pager.pages(), 3);
        assert_eq!(pager.address_of(1), "/perjanjian?cari=a");
        assert_eq!(pager.address_of(3), "/perjanjian?cari=a&hal=3");
    }
}
