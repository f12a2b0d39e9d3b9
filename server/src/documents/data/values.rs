//! What a paper puts into its clauses: the conditions and placeholders of `templates/documents/clauses`.

use patuh_domain::clause::{Mark, Piece, Values};

use super::addendum::AddendumPaper;
use super::declarations::{NdaPaper, SptjmPaper};
use super::juknis::{ExpectedPart, JuknisPaper, QuotaPart};
use super::parts::{Count, Day, Iso, JuknisReference, MethodPart, PksReference, ReaderPart, Reference};
use super::pks::PksPaper;
use super::renewal::BridgePaper;

/// What prints where a fact is not known.
pub const BLANK: &str = "………………";

impl PksPaper {
    /// The values of D06.
    pub fn values(&self) -> Values {
        let mut values = Values::default();
        common(&mut values, &self.methods, &self.reader, self.iso.as_ref());
        values
            .flag("chapters", self.layout == "chapters")
            .flag("kecamatan", self.institution.kind == "kecamatan")
            .flag("legal_body", self.institution.kind == "badan_hukum")
            .flag("no_methods", self.methods.is_empty())
            .flag("diskominfo", self.clauses.diskominfo)
            .flag("guidance", self.clauses.guidance)
            .flag("balikan", self.balikan.is_some())
            .text("purpose", &self.purpose)
            .text("office_region", &self.office.region)
            .text("institution_region", &self.institution.region)
            .text("methods", series(self.methods.iter().map(|method| method.label), "dan"))
            .text("end_date", day(self.ends_on.as_ref()))
            .text("signed_date", day(self.signed.on.as_ref()))
            .text("recipient", recipient(self.clauses.recipient, &self.office.place_name))
            .pieces("payers", payers(self.network.as_ref().map_or(&[], |network| network.paid_by.as_slice())))
            .pieces("mechanism", mechanism(&self.methods, &self.reader));
        let fields = self.balikan.as_ref().map_or(&[][..], |balikan| balikan.fields.as_slice());
        values.text("balikan_fields", series(fields.iter().map(String::as_str), "dan"));
        let wording = self.term.as_ref().map(|term| term.wording);
        values
            .flag("term_open", wording.is_none())
            .flag("term_years", wording == Some("years"))
            .flag("term_until", wording == Some("until"))
            .flag("term_range", wording == Some("range"))
            .flag("term_years_until", wording == Some("years_and_until"))
            .text("term_years", amount(self.term.as_ref().and_then(|term| term.years.as_ref())))
            .text("term_until", day(self.term.as_ref().and_then(|term| term.until.as_ref())));
        values
    }
}

impl JuknisPaper {
    /// The values of D07.
    pub fn values(&self) -> Values {
        let mut values = Values::default();
        common(&mut values, &self.methods, &self.reader, self.iso.as_ref());
        self.network_values(&mut values);
        let web_service = self.methods.iter().any(|method| method.method.starts_with("web_service"));
        let head = self.institution.head.as_ref().map(|head| head.title.as_str());
        values
            .text("purpose", &self.purpose)
            .text("head_of_institution", known(head))
            .flag("web_service", web_service)
            .flag("applications", !self.applications.is_empty())
            .flag("quota_none", self.quota.is_empty())
            .list("quota_lines", self.quota.iter().map(quota_line).collect())
            .text(
                "portal_texts",
                series(self.portal_texts.iter().map(|text| format!("\u{201c}{text}\u{201d}")), "atau"),
            )
            .text("recipient", recipient(self.clauses.recipient, &self.office.place_name));
        let fields = [
            "NIK",
            "nama lengkap",
            "nomor induk pegawai atau nomor pegawai",
            "status kepegawaian",
            "jabatan",
            "kode wilayah kantor",
            "nama dan alamat kantor",
        ];
        let local = self.local_user_id.then_some("User ID setempat");
        let fields = fields.into_iter().chain(local);
        values.list("form_fields", fields.map(|field| vec![Piece::Plain(field.to_owned())]).collect());
        for (name, list, mandatory) in [
            ("web_portal", "portal_list", "portal_mandatory"),
            ("web_service_call_nik", "call_nik_list", "call_nik_mandatory"),
            ("web_service_kesesuaian", "kesesuaian_list", "kesesuaian_mandatory"),
            ("card_reader", "card_reader_list", "card_reader_mandatory"),
        ] {
            let method = self.methods.iter().find(|method| method.method == name);
            let elements = method.map_or_else(Vec::new, element_items);
            values.text(list, series(elements, "dan"));
            let must = method.filter(|method| !method.mandatory.is_empty());
            let sentence = must.map(|method| {
                format!(" Elemen yang wajib terisi adalah {}.", series(method.mandatory.iter().copied(), "dan"))
            });
            values.text(mandatory, sentence.unwrap_or_default());
        }
        let balikan = self.balikan.as_ref();
        let fields = balikan.map_or(&[][..], |balikan| balikan.fields.as_slice());
        let channels = balikan.map_or(&[][..], |balikan| balikan.channels.as_slice());
        values
            .text("balikan_fields", series(fields.iter().map(String::as_str), "dan"))
            .text("balikan_channels", series(channels.iter().copied(), "atau"))
            .flag("balikan_address", self.balikan_address.is_some())
            .text("balikan_address", known(self.balikan_address.as_deref()))
            .flag("reader_due", self.reader_due.is_some())
            .text("reader_due", day(self.reader_due.as_ref()))
            .flag("work_units", !self.work_units.is_empty())
            .text("work_units", series(self.work_units.iter().map(String::as_str), "dan"))
            .flag("contacts", !self.contacts.is_empty())
            .flag("sptjm", self.clauses.sptjm)
            .flag("nda", self.clauses.nda)
            .flag("declarations", self.clauses.sptjm || self.clauses.nda)
            .flag("renewal_letter", self.clauses.renewal_letter)
            .flag("renewal_date", self.renewal_by.is_some())
            .text("renewal_date", day(self.renewal_by.as_ref()));
        values
    }

    fn network_values(&self, values: &mut Values) {
        let network = &self.network;
        let expected = match &network.expected {
            Some(ExpectedPart { on: Some(on), .. }) => format!("tanggal {}", on.long),
            Some(ExpectedPart { week: Some(week), month: Some(month), .. }) => {
                format!("minggu ke-{week} bulan {month}")
            }
            _ => BLANK.to_owned(),
        };
        values
            .flag("vpn", network.kind == "vpn")
            .flag("vpn_named", network.vpn.is_some())
            .text("vpn", known(network.vpn.as_deref()))
            .text("ip_lan", known(network.ip_lan.as_deref()))
            .text("provider", known(network.provider.as_deref()))
            .text(
                "bandwidth",
                network.bandwidth.as_ref().map_or_else(|| BLANK.to_owned(), |mbps| format!("{mbps} Mbps")),
            )
            .pieces("payers", payers(&network.paid_by))
            .text("expected", expected);
    }
}

impl SptjmPaper {
    /// The values of D11.
    pub fn values(&self) -> Values {
        let mut values = Values::default();
        values
            .text("institution", &self.institution.name)
            .text("office", &self.office.name)
            .pieces("pks", cited_pks(&self.pks))
            .pieces("juknis", cited_juknis(&self.juknis))
            .text("purpose", known(self.purpose.as_deref()));
        values
    }
}

impl BridgePaper {
    /// The values of D12.
    pub fn values(&self) -> Values {
        let mut values = Values::default();
        values
            .text("institution", &self.institution.name)
            .text("office", &self.office.name)
            .pieces("pks", cited_pks(&self.pks))
            .pieces("juknis", cited_juknis(&self.juknis))
            .text("purpose", known(self.purpose.as_deref()))
            .text("end_date", day(self.ends_on.as_ref()))
            .pieces("renewal", cited(self.renewal.as_ref()))
            .flag("overdue", !self.overdue.is_empty())
            .text("overdue", series(self.overdue.iter().map(String::as_str), "dan"));
        values
    }
}

impl NdaPaper {
    /// The values of D13, either form.
    pub fn values(&self) -> Values {
        let mut values = Values::default();
        values.text("consent", &self.consent);
        values
    }
}

impl AddendumPaper {
    /// The values of D23.
    pub fn values(&self) -> Values {
        let mut values = Values::default();
        parties(&mut values);
        let mut earlier = Vec::new();
        for (place, addendum) in self.earlier.iter().enumerate() {
            let between = match (place, place + 1 == self.earlier.len()) {
                (0, _) => "",
                (_, true) => " dan ",
                (_, false) => ", ",
            };
            earlier.push(Piece::Plain(between.to_owned()));
            earlier.extend(cited(Some(addendum)));
        }
        values
            .text("subject", format!("pemanfaatan NIK, Data Kependudukan, dan KTP-el untuk {}", self.purpose))
            .pieces("pks", cited_pks(&self.pks))
            .flag("earlier", !self.earlier.is_empty())
            .pieces("earlier", earlier)
            .pieces("request", cited(self.request.as_ref()))
            .pieces("approval", cited(self.approval.as_ref()))
            .text("end_date", day(self.ends_on.as_ref()))
            .flag("renewal", self.about.contains(&"renewal"))
            .flag("methods", self.about.contains(&"methods"));
        values
    }
}

/// "Nomor A dan Nomor B tanggal Y", as an agreement is cited.
fn cited_pks(pks: &PksReference) -> Vec<Piece> {
    vec![
        Piece::Plain("Nomor ".to_owned()),
        number(pks.office.as_deref()),
        Piece::Plain(" dan Nomor ".to_owned()),
        number(pks.institution.as_deref()),
        Piece::Plain(format!(" tanggal {}", day(pks.signed_on.as_ref()))),
    ]
}

fn cited_juknis(juknis: &JuknisReference) -> Vec<Piece> {
    let dated = Piece::Plain(format!(" tanggal {}", day(juknis.date.as_ref())));
    vec![Piece::Plain("Nomor ".to_owned()), number(juknis.number.as_deref()), dated]
}

/// "Nomor X tanggal Y".
fn cited(letter: Option<&Reference>) -> Vec<Piece> {
    let dated = Piece::Plain(format!(" tanggal {}", day(letter.and_then(|letter| letter.date.as_ref()))));
    vec![Piece::Plain("Nomor ".to_owned()), number(letter.map(|letter| letter.number.as_str())), dated]
}

/// A number, which stays on one line.
fn number(text: Option<&str>) -> Piece {
    Piece::Kept { kept: known(text) }
}

/// How the parties are called.
fn parties(values: &mut Values) {
    values.strong("first", "PIHAK KESATU").strong("second", "PIHAK KEDUA").strong("parties", "PARA PIHAK");
}

/// One grant in a sentence.
fn quota_line(quota: &QuotaPart) -> Vec<Piece> {
    let plain = |text: String| Piece::Plain(text);
    let poc = || [Piece::new("Proof of Concept", Mark::Emph), plain(" (PoC)".to_owned())];
    let together = if quota.methods.len() > 1 { "bersama-sama " } else { "" };
    let hits = quota.per_day.as_ref().map_or_else(
        || "tidak terbatas".to_owned(),
        |count| format!("{} ({}) hit setiap hari", count.figure, count.words),
    );
    let methods = series(quota.methods.iter().copied(), "dan");
    let mut pieces = vec![plain(format!("{methods} {together}sebanyak {hits}"))];
    if quota.from == "poc" {
        pieces.push(plain(" setelah dinyatakan lulus ".to_owned()));
        pieces.extend(poc());
    }
    if quota.until_poc {
        pieces.push(plain(" sampai dengan dinyatakan lulus ".to_owned()));
        pieces.extend(poc());
    }
    if let Some(letter) = &quota.reference {
        let date = day(letter.date.as_ref());
        pieces.push(plain(format!(
            ", sesuai dengan surat Direktorat Jenderal Kependudukan dan Pencatatan Sipil Nomor {} tanggal {date}",
            letter.number
        )));
    }
    pieces.push(plain(".".to_owned()));
    pieces
}

fn known(text: Option<&str>) -> String {
    text.filter(|text| !text.is_empty()).unwrap_or(BLANK).to_owned()
}

/// What every text of the agreement speaks of: parties, methods with their elements, reader, certificate.
fn common(values: &mut Values, methods: &[MethodPart], reader: &ReaderPart, iso: Option<&Iso>) {
    parties(values);
    values.text("blank", BLANK);
    let granted = |name: &str| methods.iter().find(|method| method.method == name);
    for (name, flag, count, elements) in [
        ("web_portal", "portal", "portal_count", "portal_elements"),
        ("web_service_call_nik", "call_nik", "call_nik_count", "call_nik_elements"),
        ("web_service_kesesuaian", "kesesuaian", "kesesuaian_count", "kesesuaian_elements"),
        ("card_reader", "card_reader", "card_reader_count", "card_reader_elements"),
    ] {
        let method = granted(name);
        values.flag(flag, method.is_some()).text(count, amount(method.map(|method| &method.count)));
        let items = method.map_or_else(Vec::new, element_items);
        values.list(elements, items.into_iter().map(|item| vec![Piece::Plain(item)]).collect());
    }
    values
        .flag("reader", uses_reader(methods, reader))
        .flag("reader_required", reader.need == "required")
        .flag("reader_months", reader.months.is_some())
        .text("reader_months", amount(reader.months.as_ref()));
    let (months, date) = match iso {
        Some(Iso::Months { months }) => (Some(months), None),
        Some(Iso::Date { date }) => (None, Some(date)),
        None => (None, None),
    };
    values
        .flag("iso", iso.is_some())
        .flag("iso_months", months.is_some())
        .flag("iso_date", date.is_some())
        .text("iso_months", amount(months))
        .text("iso_date", day(date));
}

/// Elements, the address with its parts.
pub(super) fn element_items(method: &MethodPart) -> Vec<String> {
    let with_parts = |element: &&'static str| {
        if *element == "Alamat sekarang" && !method.parts.is_empty() {
            format!("{element}, yaitu {}", series(method.parts.iter().map(String::as_str), "dan"))
        } else {
            (*element).to_owned()
        }
    };
    method.elements.iter().map(with_parts).collect()
}

fn uses_reader(methods: &[MethodPart], reader: &ReaderPart) -> bool {
    reader.need != "none" || methods.iter().any(|method| method.method == "card_reader")
}

/// Who bears the cost; the parties stand out as everywhere.
fn payers(paid_by: &[&'static str]) -> Vec<Piece> {
    let piece =
        |name: &&'static str| Piece::new(*name, if name.starts_with("PIHAK") { Mark::Strong } else { Mark::None });
    if paid_by.is_empty() {
        return vec![Piece::new("PIHAK KEDUA", Mark::Strong)];
    }
    joined(paid_by.iter().map(|name| vec![piece(name)]).collect())
}

fn mechanism(methods: &[MethodPart], reader: &ReaderPart) -> Vec<Piece> {
    let plain = |text: &str| Piece::Plain(text.to_owned());
    let slanted = |text: &str| Piece::new(text, Mark::Emph);
    let mut ways = Vec::new();
    if methods.iter().any(|method| method.method == "web_portal") {
        ways.push(vec![plain("Web Portal pada jaringan tertutup")]);
    }
    if methods.iter().any(|method| method.method.starts_with("web_service")) {
        ways.push(vec![
            plain("aplikasi yang terhubung dengan "),
            slanted("web service"),
            plain(" pada jaringan tertutup"),
        ]);
    }
    if uses_reader(methods, reader) {
        ways.push(vec![slanted("card reader")]);
    }
    joined(ways)
}

/// To whom results of evaluations go: a setting of the office.
fn recipient(recipient: &str, place: &str) -> String {
    match recipient {
        "gubernur" => format!("Gubernur {place}"),
        "bupati" => format!("Bupati {place}"),
        "wali_kota" => format!("Wali Kota {place}"),
        _ => "Menteri Dalam Negeri melalui Direktur Jenderal Kependudukan dan Pencatatan Sipil".to_owned(),
    }
}

fn day(day: Option<&Day>) -> String {
    day.map_or_else(|| BLANK.to_owned(), |day| day.long.clone())
}

fn amount(count: Option<&Count>) -> String {
    count.map_or_else(|| BLANK.to_owned(), |count| format!("{} ({})", count.figure, count.words))
}

/// "a, b, dan c".
fn series(items: impl IntoIterator<Item = impl Into<String>>, last: &str) -> String {
    match items.into_iter().map(Into::into).collect::<Vec<String>>().as_slice() {
        [] => BLANK.to_owned(),
        [one] => one.clone(),
        [one, two] => format!("{one} {last} {two}"),
        [first @ .., end] => format!("{}, {last} {end}", first.join(", ")),
    }
}

/// The same of pieces.
fn joined(items: Vec<Vec<Piece>>) -> Vec<Piece> {
    let count = items.len();
    if count == 0 {
        return vec![Piece::Plain(BLANK.to_owned())];
    }
    let mut pieces = Vec::new();
    for (item, number) in items.into_iter().zip(1..) {
        if number > 1 {
            let between = match (number == count, count) {
                (true, 2) => " dan ",
                (true, _) => ", dan ",
                (false, _) => ", ",
            };
            pieces.push(Piece::Plain(between.to_owned()));
        }
        pieces.extend(item);
    }
    pieces
}
