//! Columns of text at a terminal.

/// `rows` under `head`, indented by two, columns two apart.
pub(super) fn table(head: &[&str], rows: Vec<Vec<String>>) -> String {
    let head: Vec<String> = head.iter().map(|name| (*name).to_owned()).collect();
    let columns = head.len();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = std::iter::once(&head).chain(&rows);
            cells.filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
        })
        .collect();
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let mut text = String::new();
    for row in [&head, &rule].into_iter().chain(&rows) {
        let mut line = String::from(" ");
        for (column, cell) in row.iter().enumerate() {
            let width = widths.get(column).copied().unwrap_or_default();
            line.push(' ');
            if column > 0 {
                line.push(' ');
            }
            line.push_str(&format!("{cell:<width$}"));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = vec![vec!["satu".to_owned(), "1".to_owned()], vec!["é".to_owned(), "20".to_owned()]];
        assert_eq!(
            table(&["Nama", "N"], rows),
            "  Nama  N
  ----  --
  satu  1
  é     20
"
        );
    }
}
