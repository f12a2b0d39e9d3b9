//! Short names of places, as people say them.

/// "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Wanasari" becomes "Dukcapil Kab. Wanasari"; other institutions lose
/// only what every reader adds by himself.
pub fn short_name(name: &str) -> String {
    const SHORTER: [(&str, &str); 6] = [
        ("Dinas Kependudukan dan Pencatatan Sipil", "Dukcapil"),
        ("Kependudukan dan Pencatatan Sipil", "Dukcapil"),
        ("Badan Penyelenggara Jaminan Sosial", "BPJS"),
        ("Rumah Sakit Umum Daerah", "RSUD"),
        ("Kabupaten", "Kab."),
        ("Provinsi", "Prov."),
    ];
    SHORTER.iter().fold(name.trim().to_owned(), |name, (long, short)| name.replace(long, short))
}

/// Up to two letters for the round mark: of the first and the last word that isn't a title.
pub fn initials(name: &str) -> String {
    let bare = name.split(',').next().unwrap_or(name);
    let words: Vec<&str> = bare.split_whitespace().filter(|word| !word.ends_with('.')).collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = words.get(1..).and_then(<[&str]>::last).and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shortened_as_people_say_them() {
        assert_eq!(short_name("Dinas Kependudukan dan Pencatatan Sipil Kabupaten Wanasari"), "Dukcapil Kab. Wanasari");
        assert_eq!(short_name("Dinas Sosial Provinsi Lembayung"), "Dinas Sosial Prov. Lembayung");
        assert_eq!(short_name("Kecamatan Sukarasa"), "Kecamatan Sukarasa");
    }

    #[test]
    fn initials_leave_titles_out() {
        assert_eq!(initials("Dr. Raka Wisnu Tirtana, S.H., M.H."), "RT");
        assert_eq!(initials("Sari"), "S");
        assert_eq!(initials(""), "");
    }
}
