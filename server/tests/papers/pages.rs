//! What pages look like, small enough to keep: every page as a grid of 30 by 42 tones.
//!
//! Programs that draw pages differ in how they smooth edges, so grids are compared with a tolerance; a block that moves
//! by a line, a lost table or a new page shows.

use std::path::PathBuf;

use super::support::piped;

const WIDTH: usize = 30;
const HEIGHT: usize = 42;
/// Tones of 16 by which a cell may differ.
const CELL: i32 = 3;
/// Share of cells that may differ by more, in thousandths.
const SHARE: usize = 15;

/// Compares the pages of a paper with those kept under `name`; `INSTA_UPDATE=always` keeps them anew.
pub fn look_the_same(name: &str, pdf: &[u8]) {
    let Some(pages) = grids(pdf) else { return };
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/papers/goldens/{name}.pages"));
    if updating() {
        let text: String = pages.iter().map(|page| format!("{}\n", lines(page).join("\n"))).collect();
        std::fs::write(&file, text).expect("written");
        return;
    }
    let kept = std::fs::read_to_string(&file)
        .unwrap_or_else(|_| panic!("{name}: no pages are kept; INSTA_UPDATE=always keeps them"));
    let kept: Vec<Vec<u8>> = kept.split_terminator('\n').collect::<Vec<_>>().chunks(HEIGHT).map(read).collect();
    assert_eq!(pages.len(), kept.len(), "{name}: number of pages");
    for (number, (page, kept)) in pages.iter().zip(&kept).enumerate() {
        let apart = |(one, other): &(&u8, &u8)| (i32::from(**one) - i32::from(**other)).abs() > CELL;
        let differing = page.iter().zip(kept).filter(apart).count();
        assert!(
            differing * 1000 <= SHARE * page.len(),
            "{name}: page {} looks different in {differing} of {} cells; look at it, then INSTA_UPDATE=always\n{}",
            number + 1,
            page.len(),
            lines(page).join("\n"),
        );
    }
}

/// Whether what is kept is written anew.
pub fn updating() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always")
}

/// Tones 0 (black) to 15 (white) of each page; `None` without poppler.
fn grids(pdf: &[u8]) -> Option<Vec<Vec<u8>>> {
    let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
    let arguments = ["-gray", "-scale-to-x", &width, "-scale-to-y", &height, "-"];
    let drawn = piped("pdftoppm", &arguments, pdf)?;
    let head = format!("P5\n{WIDTH} {HEIGHT}\n255\n").into_bytes();
    let mut pages = Vec::new();
    let mut rest = drawn.as_slice();
    while let Some(body) = rest.strip_prefix(head.as_slice()) {
        let (page, after) = body.split_at(WIDTH * HEIGHT);
        pages.push(page.iter().map(|tone| tone / 16).collect());
        rest = after;
    }
    assert!(rest.is_empty() && !pages.is_empty(), "pages are drawn one after the other");
    Some(pages)
}

fn lines(page: &[u8]) -> Vec<String> {
    page.chunks(WIDTH).map(|line| line.iter().map(|tone| format!("{tone:x}")).collect()).collect()
}

fn read(lines: &[&str]) -> Vec<u8> {
    lines.iter().flat_map(|line| line.chars()).map(|tone| tone.to_digit(16).expect("a tone") as u8).collect()
}
