//! Pages made of the components, with invented institutions and people.

use leptos::prelude::*;

use crate::components::timeline::tests::day;
use crate::components::{Action, *};

/// Name and page.
pub(super) const PAGES: [(&str, fn() -> AnyView); 8] = [
    ("beranda", home),
    ("perjanjian", agreement),
    ("daftar", register),
    ("papan", board),
    ("isian", form),
    ("pernyataan", statement),
    ("masuk", entrance),
    ("kosong", empty),
];

fn framed(path: &str, children: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
    let frame = FrameView {
        account: AccountView {
            person: "Laras Nirmala".into(),
            initials: "LN".into(),
            place: "Dukcapil Kab. Wanasari".into(),
            roles: "Staf kerja sama".into(),
            theme: Theme::System,
        },
        groups: vec![
            NavGroup {
                title: None,
                items: vec![
                    NavItem::new("Beranda", "/beranda"),
                    NavItem::new("Perjanjian", "/perjanjian"),
                    NavItem { waiting: 3, ..NavItem::new("Pernyataan", "/pernyataan") },
                    NavItem::new("Kalender", "/kalender"),
                ],
            },
            NavGroup {
                title: Some("Kelola".into()),
                items: vec![NavItem::new("Lembaga", "/lembaga"), NavItem::new("Pengguna", "/pengguna")],
            },
        ],
        path: path.to_owned(),
        search: String::new(),
        banner: (path == "/beranda").then(|| "Data peragaan: tidak ada orang atau lembaga yang sungguhan.".into()),
    };
    view! { <Shell frame>{children()}</Shell> }.into_any()
}

fn work(what: &str, note: &str, urgency: &str, tone: Tone, verb: &str) -> WorkItem {
    WorkItem {
        what: what.into(),
        href: "/perjanjian/1".into(),
        note: note.into(),
        urgency: urgency.into(),
        tone,
        action: Some(Action::new(verb, "/perjanjian/1")),
    }
}

fn figure(number: &str, label: &str, tone: Tone) -> Figure {
    Figure { number: number.into(), label: label.into(), href: Some("/perjanjian".into()), tone }
}

fn bar(label: &str, count: usize, tone: Tone) -> Bar {
    Bar { label: label.into(), count, href: Some("/perjanjian".into()), tone }
}

fn home() -> AnyView {
    framed("/beranda", || {
        let late = vec![
            work(
                "Laporan semester II 2026",
                "Kecamatan Sendangmulya · diingatkan 3 kali, terakhir kemarin",
                "terlambat 24 hari kerja",
                Tone::Late,
                "Buat teguran",
            ),
            work("Sertifikat ISO/IEC 27001", "Dinas Sosial · audit tahap 2", "terlambat 12 hari", Tone::Late, "Tinjau"),
        ];
        let ours = vec![
            work(
                "Verifikasi berkas permohonan",
                "Badan Pendapatan Daerah · 5 dari 6 syarat ada",
                "2 hari kerja",
                Tone::Brand,
                "Verifikasi",
            ),
            work(
                "Hasil PoC: Lapor Tirtamaya",
                "Diskominfo · protokol belum diisi",
                "1 hari kerja",
                Tone::Brand,
                "Isi protokol",
            ),
        ];
        let weeks = (0..52).map(|at| Week { monday: format!("{at}"), count: at * 7 % 11 % 5 }).collect();
        let figures = vec![
            figure("4", "kewajiban terlambat", Tone::Late),
            figure("11", "jatuh tempo 30 hari", Tone::Soon),
            figure("6", "menunggu kita", Tone::Plain),
            figure("58", "perjanjian berjalan", Tone::Plain),
        ];
        let bars = vec![
            bar("Permohonan", 3, Tone::Plain),
            bar("Penyusunan", 0, Tone::Plain),
            bar("Production", 46, Tone::Plain),
            bar("Perpanjangan", 5, Tone::Gold),
        ];
        view! {
            <PageHead title="Yang perlu dikerjakan hari ini" over="Senin, 22 Februari 2027">
                <ActionLink action=Action::new("Kalender", "/kalender")/>
                <ActionLink action=Action::new("Perjanjian baru", "/perjanjian/baru") primary=true/>
            </PageHead>
            <div class="stack">
                <Figures figures/>
                <div class="columns">
                    <div class="stack">
                        <Card title="Terlambat" note="urut paling lama"><Worklist items=late/></Card>
                        <Card title="Menunggu kita" note="6"><Worklist items=ours primary_first=true/></Card>
                    </div>
                    <div class="stack">
                        <Card title="Beban 52 minggu"><LoadStrip weeks/></Card>
                        <Card title="Tahap perjanjian"><BarList bars/></Card>
                    </div>
                </div>
            </div>
        }
        .into_any()
    })
}

fn mark(date: &str, printed: &str, label: &str, sign: Sign, state: &str) -> TermMark {
    TermMark {
        date: day(date),
        printed: printed.into(),
        label: label.into(),
        sign,
        state: state.into(),
        important: sign == Sign::Renewal,
    }
}

fn term(today: &str) -> TermView {
    TermView {
        start: day("2026-01-15"),
        end: day("2028-01-15"),
        today: day(today),
        renewal_from: Some(day("2027-11-15")),
        bridge_until: None,
        marks: vec![
            mark("2026-07-14", "14 Jul 2026", "Laporan sm. I", Sign::Open, "Akan datang"),
            mark("2026-07-15", "15 Jul 2026", "ISO 27001", Sign::Soon, "Perlu disiapkan"),
            mark("2027-01-18", "18 Jan 2027", "Laporan sm. II", Sign::Open, "Akan datang"),
            mark("2027-07-14", "14 Jul 2027", "Laporan sm. I", Sign::Open, "Akan datang"),
            mark("2027-11-15", "15 Nov 2027", "Ajukan perpanjangan", Sign::Renewal, "Akan datang"),
        ],
    }
}

fn step(name: &str, note: &str, progress: Progress) -> Step {
    Step { name: name.into(), note: (!note.is_empty()).then(|| note.into()), progress, href: None }
}

fn duty(what: &str, why: &str, who: &str, due: &str, due_note: &str, sign: Sign, word: &str) -> DutyLine {
    DutyLine {
        what: what.into(),
        href: None,
        why: why.into(),
        who: who.into(),
        due: due.into(),
        due_note: due_note.into(),
        state: State::new(sign, word),
        action: (sign != Sign::Done).then(|| Action::new("Catat", "/perjanjian/1/catat")),
    }
}

fn check(label: &str, outcome: Outcome, source: &str, remedy: Option<&str>) -> CheckLine {
    CheckLine {
        label: label.into(),
        outcome,
        source: Some(source.into()),
        source_href: (outcome == Outcome::Passed).then(|| "/perjanjian/1/dokumen".into()),
        remedy: remedy.map(Into::into),
        action: remedy.map(|_| Action::new("Ingatkan", "/perjanjian/1/ingatkan")),
    }
}

fn agreement() -> AnyView {
    framed("/perjanjian", || {
        let steps = vec![
            step("Permohonan", "3 Nov 2025", Progress::Done),
            step("Verifikasi", "7 Nov", Progress::Done),
            step("Persetujuan Ditjen", "19 Des", Progress::Done),
            step("Penyusunan", "5 Jan 2026", Progress::Done),
            step("Penandatanganan", "15 Jan", Progress::Done),
            step("Persiapan akses", "2 Feb", Progress::Done),
            step("Proof of Concept", "di Dukcapil, 6 hari", Progress::Now),
            step("Akses Production", "", Progress::Ahead),
        ];
        let next = NextStepView {
            what: "catat hasil PoC".into(),
            text: "Jadwal 26 Februari 2026 di kantor Dukcapil. Setelah lulus, kuota 200 hit per hari dicabut dan \
                   perjanjian masuk tahap akses production."
                .into(),
            missing: vec!["NDA operator Dimas Aryo: minta lembaga mengunggah pindaiannya.".into()],
            action: Some(Action::new("Isi protokol PoC", "/perjanjian/1/poc")),
            others: vec![Action::new("Ubah jadwal", "/perjanjian/1/jadwal")],
            usual: None,
            note: Some("Biasanya selesai dalam 9 hari".into()),
        };
        let duties = vec![
            duty(
                "NDA operator",
                "Dimas Aryo belum menandatangani",
                "Operator",
                "sebelum akun aktif",
                "",
                Sign::Late,
                "Menahan akun",
            ),
            duty("SPTJM", "Bagas Pramudya", "Plt. Kepala", "28 Jan 2026", "", Sign::Done, "Terpenuhi"),
            duty(
                "Laporan semester I 2026",
                "10 hari kerja setelah 30 Juni",
                "Dinas Sosial",
                "14 Jul 2026",
                "142 hari lagi",
                Sign::Open,
                "Akan datang",
            ),
            duty(
                "Sertifikat ISO/IEC 27001",
                "6 bulan sejak PKS",
                "Dinas Sosial",
                "15 Jul 2026",
                "143 hari lagi",
                Sign::Soon,
                "Perlu disiapkan",
            ),
        ];
        let access = AccessView {
            open: true,
            decided_at: "08.14 WIB".into(),
            checks: vec![
                check("PKS berlaku", Outcome::Passed, "Pasal 4", None),
                check("1 dari 2 operator tanpa NDA", Outcome::Failed, "NDA", Some("Dimas Aryo belum menandatangani.")),
                check("PoC belum lulus: kuota 200", Outcome::Limited, "Juknis", None),
                check("Alamat IP terdaftar", Outcome::NotReached, "Juknis", None),
            ],
        };
        let history = vec![HistoryLine {
            what: "Jadwal PoC ditetapkan".into(),
            detail: Some("26 Februari 2026".into()),
            who: "Laras Nirmala".into(),
            when: "kemarin 15.20".into(),
            instant: "2026-02-21T15:20:00+07:00".into(),
            changes: vec![("Tempat".into(), None, Some("Kantor Dukcapil".into()))],
            hash: Some("9f2c51".into()),
        }];
        let tabs = vec![
            Tab::at("Ringkasan", "/perjanjian/1", "/perjanjian/1"),
            Tab::at("Kewajiban", "/perjanjian/1/kewajiban", "/perjanjian/1").counting(4),
            Tab::at("Dokumen", "/perjanjian/1/dokumen", "/perjanjian/1"),
            Tab::at("Riwayat", "/perjanjian/1/riwayat", "/perjanjian/1"),
        ];
        view! {
            <PageHead
                title="Dinas Sosial Kabupaten Wanasari"
                crumbs=vec![Action::new("Perjanjian", "/perjanjian")]
                meta="PKS 400.12/07/DUKCAPIL/2026 · 100.3.7/02/PKS/I/2026"
                states=vec![State::new(Sign::Now, "Proof of Concept (PoC)")]
                labels=vec!["Web Portal".to_owned()]
            >
                <ActionLink action=Action::new("Dokumen", "/perjanjian/1/dokumen")/>
                <ActionMenu
                    label="Tindakan lain"
                    actions=vec![Action::new("Tambah operator", "/perjanjian/1/operator")]
                    grave=vec![Action::new("Cabut akses", "/perjanjian/1/cabut")]
                />
            </PageHead>
            <Tabs label="Dinas Sosial Kabupaten Wanasari" tabs/>
            <div class="stack">
                <Panel><Stepper label="Tahap perjanjian" steps/></Panel>
                <Card title="Masa berlaku" note="15 Januari 2026 s.d. 15 Januari 2028 · tersisa 692 hari">
                    <Timeline term=term("2026-02-22")/>
                </Card>
                <div class="columns">
                    <div class="stack">
                        <NextStep step=next/>
                        <Card title="Kewajiban"><DutyTable duties/></Card>
                    </div>
                    <div class="stack">
                        <Card title="Akses saat ini"><AccessPanel access/></Card>
                        <Card title="Kuota hari ini">
                            <Meter used=74 limit=200 words="74 dari 200 hit" note="kembali 00.00 WIB"/>
                        </Card>
                        <Card title="Riwayat"><HistoryList entries=history/></Card>
                        <Card title="Pihak">
                            <FactList facts=vec![
                                ("Kepala".to_owned(), Some("Bagas Pramudya, S.Sos., M.M.".to_owned())),
                                ("Narahubung".to_owned(), None),
                            ]/>
                        </Card>
                    </div>
                </div>
            </div>
        }
        .into_any()
    })
}

fn row(name: &'static str, state: State, term: Option<TermView>) -> AnyView {
    let line = term.map(|term| view! { <ThinTimeline term/> });
    view! {
        <tr>
            <th scope="row">
                <a class="row-name" href="/perjanjian/1">{name}</a>
                <span class="sub">"400.12/07/DUKCAPIL/2026 · Web Portal"</span>
            </th>
            <td data-label="Tahap"><StateBadge state/></td>
            <td data-label="Masa berlaku">{line}</td>
            <td data-label="Berikutnya"><div>"Sertifikat ISO/IEC 27001"<span class="sub">"15 Jul 2026"</span></div></td>
            <td class="spare" data-label="Giliran"><div>"Dukcapil"<span class="sub">"6 hari"</span></div></td>
            <td class="row-action">
                <ActionLink action=Action::new("Isi protokol", "/perjanjian/1/poc") small=true about=name/>
            </td>
        </tr>
    }
    .into_any()
}

pub(super) fn register() -> AnyView {
    framed("/perjanjian", || {
        let views =
            vec![Tab::at("Tabel", "/perjanjian", "/perjanjian"), Tab::at("Papan", "/perjanjian/papan", "/perjanjian")];
        let filters = vec![
            Filter {
                name: "cari",
                label: "Cari".into(),
                kind: FilterKind::Search { value: "sosial".into(), hint: "Lembaga, nomor, tujuan".into() },
            },
            Filter {
                name: "tahap",
                label: "Tahap".into(),
                kind: FilterKind::Choice {
                    value: "poc".into(),
                    options: vec![Choice::new("", "Semua tahap"), Choice::new("poc", "Proof of Concept")],
                },
            },
        ];
        let chips = vec![
            Chip { label: "Semua".into(), count: Some("3.487".into()), href: "/perjanjian".into(), chosen: true },
            Chip { label: "Terlambat".into(), count: Some("4".into()), href: "/perjanjian?k=t".into(), chosen: false },
        ];
        let columns = vec![
            Column::named("Lembaga").sorting("/perjanjian?urut=lembaga", Some(Sorted::Ascending)),
            Column::named("Tahap").sorting("/perjanjian?urut=tahap", None),
            Column::named("Masa berlaku"),
            Column::named("Berikutnya"),
            Column::named("Giliran").spare(),
            Column::named("Tindakan").silent(),
        ];
        let pager = PagerView { page: 3, per_page: 50, total: 3487, address: "/perjanjian".into(), parameter: "hal" };
        view! {
            <PageHead title="Perjanjian" meta="3.487 perjanjian">
                <ViewSwitch label="Cara menampilkan" views/>
                <ActionLink action=Action::new("Perjanjian baru", "/perjanjian/baru") primary=true/>
            </PageHead>
            <Panel>
                <Filters action="/perjanjian" filters clear="/perjanjian"/>
                <Chips label="Perlu perhatian" chips/>
                <DataTable caption="Perjanjian" columns>
                    {row("Dinas Sosial Kabupaten Wanasari", State::new(Sign::Now, "Proof of Concept"), Some(term("2026-09-01")))}
                    {row("Kecamatan Sendangmulya", State::new(Sign::Done, "Production"), Some(term("2028-02-01")))}
                    {row("Badan Pendapatan Daerah Wanasari Timur", State::new(Sign::Open, "Permohonan"), None)}
                </DataTable>
                <Pager pager/>
            </Panel>
        }
        .into_any()
    })
}

fn board() -> AnyView {
    framed("/perjanjian", || {
        let column = |title: &str, total: usize, cards: usize| BoardColumnView {
            title: title.into(),
            total,
            cards: (0..cards)
                .map(|_| BoardCard {
                    title: "Dinas Sosial Kabupaten Wanasari".into(),
                    href: "/perjanjian/1".into(),
                    note: "Lembaga, 6 hari".into(),
                    state: Some(State::new(Sign::Late, "terlambat 24 hari kerja")),
                })
                .collect(),
            all_href: "/perjanjian?tahap=x".into(),
        };
        let columns = vec![
            column("Permohonan", 3, 3),
            column("Verifikasi", 0, 0),
            column("Menunggu Ditjen", 5, 2),
            column("Penyusunan", 1, 1),
            column("Production", 46, 3),
        ];
        view! { <PageHead title="Perjanjian"/> <Board columns/> }.into_any()
    })
}

pub(super) fn form() -> AnyView {
    framed("/perjanjian/1", || {
        let wrong = "Tanggal surat belum diisi. Isi tanggal yang tertera pada surat.";
        let errors = ErrorList {
            fields: vec![("surat".into(), "Nomor dan tanggal surat".into(), wrong.into())],
            general: vec!["PKS belum bernomor. Catat nomornya lebih dahulu.".into()],
            changed: vec!["Laras Nirmala mencatat surat persetujuan, 10.42.".into()],
        };
        let frame = FormFrame {
            action: "/perjanjian/1/persetujuan".into(),
            multipart: true,
            version: Some(7),
            draft: Some("0199b".into()),
            errors,
            ..FormFrame::default()
        };
        let methods = vec![
            Choice { note: Some("Lewat peramban".into()), ..Choice::new("portal", "Web Portal") },
            Choice::new("ws", "Web service"),
        ];
        let elements = ["NIK", "Nama lengkap", "Tempat lahir", "Tanggal lahir", "Alamat"];
        let elements = elements.into_iter().map(|name| Choice::new(name, name)).collect::<Vec<_>>();
        let columns = vec![
            RowColumn { name: "tim_nama".into(), label: "Nama".into(), cell: RowCell::Input(InputKind::Text) },
            RowColumn {
                name: "tim_peran".into(),
                label: "Peran".into(),
                cell: RowCell::Select(vec![Choice::new("ketua", "Ketua"), Choice::new("anggota", "Anggota")]),
            },
            RowColumn { name: "tim_asal".into(), label: "Asal".into(), cell: RowCell::Fixed },
        ];
        let rows = vec![vec!["Laras Nirmala".to_owned(), "ketua".to_owned(), "Dukcapil".to_owned()]];
        let letter = FieldView::new("surat", "Nomor dan tanggal surat").required().error(Some(wrong.to_owned()));
        view! {
            <div class="narrow">
                <PageHead
                    title="Catat surat persetujuan Ditjen"
                    crumbs=vec![Action::new("Perjanjian", "/perjanjian"), Action::new("Dinas Sosial", "/perjanjian/1")]
                />
                <PostForm frame>
                    <RequiredNote/>
                    <About lines=vec!["Dinas Sosial Kabupaten Wanasari".to_owned()]/>
                    <FormSection title="Surat" note="Salin dari surat aslinya.">
                        <LetterField field=letter number="400.8.2/1201 \"Dukcapil\"" date=""/>
                        <SelectField
                            field=FieldView::new("hasil", "Hasil").hint("Menurut surat.").required()
                            value=""
                            choices=methods.clone()
                        />
                        <RadioGroup field=FieldView::new("metode", "Metode") value="ws" choices=methods/>
                        <CheckGroup
                            field=FieldView::new("elemen", "Elemen data yang disetujui")
                            values=vec!["NIK".to_owned()]
                            choices=elements
                            in_columns=true
                        />
                        <CheckField field=FieldView::new("setuju", "Saya sudah memeriksa surat aslinya") checked=true/>
                        <TextField
                            field=FieldView::new("jumlah", "Jumlah aplikasi")
                            value="2"
                            kind=InputKind::Number { min: 0, max: 99 }
                        />
                        <TextField field=FieldView::new("sandi", "Kata sandi") value="rahasia-lama" kind=InputKind::Password/>
                        <RowsField field=FieldView::new("tim", "Tim penyusun") columns values=rows blank=2/>
                        <FileField
                            field=FieldView::new("pindaian", "Pindaian surat")
                            kept=Some(("0199c".to_owned(), "surat.pdf".to_owned()))
                        />
                        <LongTextField field=FieldView::new("catatan", "Catatan") value="Baris <satu>\nbaris dua"/>
                    </FormSection>
                    <Effect text="Perjanjian masuk tahap penyusunan." points=vec!["Lembaga diberi tahu.".to_owned()]/>
                    <FormActions
                        submit="Catat persetujuan"
                        cancel=Some(Action::new("Batal", "/perjanjian/1"))
                        other=Some(Action::new("Simpan draf", "/draf"))
                        note="Tersimpan sebagai draf 08.14"
                    />
                </PostForm>
            </div>
        }
        .into_any()
    })
}

fn statement() -> AnyView {
    framed("/pernyataan", || {
        let points = vec![
            "Menjaga kerahasiaan, keutuhan dan kebenaran data.".to_owned(),
            "Tidak memberikan data kepada siapa pun di luar tujuan perjanjian.".to_owned(),
            "Bertanggung jawab penuh bila terjadi kebocoran.".to_owned(),
        ];
        view! {
            <div class="narrow">
                <PageHead
                    title="Surat Pernyataan Tanggung Jawab Mutlak"
                    meta="PKS 400.12/07/DUKCAPIL/2026, Dinas Sosial Kabupaten Wanasari"
                    states=vec![State::new(Sign::Soon, "Diminta 19 Feb, sebelum akses dibuka")]
                />
                <PostForm frame=FormFrame { action: "/pernyataan/1".into(), ..FormFrame::default() }>
                    <Statement signer="Bagas Pramudya, S.Sos., M.M., Plt. Kepala Dinas Sosial" points/>
                    <Effect text="Akses Web Portal terbuka untuk 1 operator." grave=true/>
                    <p>"Kata sandi User ID: " <Secret value="QF7K-22MB-91XT"/></p>
                    <FormActions submit="Tanda tangani" cancel=Some(Action::new("Tolak", "/pernyataan/1/tolak"))/>
                </PostForm>
            </div>
        }
        .into_any()
    })
}

fn entrance() -> AnyView {
    view! {
        <Entrance>
            <section class="card">
                <h1>"Masuk"</h1>
                <PostForm frame=FormFrame { action: "/masuk".into(), ..FormFrame::default() }>
                    <TextField field=FieldView::new("email", "Surel") value="" kind=InputKind::Email/>
                    <TextField field=FieldView::new("password", "Kata sandi") value="" kind=InputKind::Password/>
                    <button class="button primary" type="submit">"Masuk"</button>
                </PostForm>
            </section>
        </Entrance>
    }
    .into_any()
}

fn empty() -> AnyView {
    framed("/perjanjian", || {
        let steps = vec![
            step("Permohonan", "3 Nov 2025", Progress::Done),
            step("Verifikasi", "ditolak 7 Nov", Progress::Stopped),
            step("Penyusunan", "", Progress::Ahead),
        ];
        let mut over = term("2028-03-01");
        over.bridge_until = Some(day("2028-07-15"));
        let pager = PagerView { page: 1, per_page: 50, total: 0, address: "/x".into(), parameter: "hal" };
        view! {
            <PageHead title="Perjanjian"/>
            <div class="stack">
                <Notice kind=NoticeKind::Info><p>"Hari libur 2028 belum ditetapkan."</p></Notice>
                <Notice kind=NoticeKind::Attention><p>"Cuti bersama masih perkiraan."</p></Notice>
                <Card title="Perjanjian">
                    <EmptyState
                        title="Belum ada perjanjian"
                        note="Permohonan lembaga tampil di sini sejak hari diterima."
                        action=Some(Action::new("Perjanjian baru", "/perjanjian/baru"))
                    />
                </Card>
                <Card title="Kewajiban"><DutyTable duties=Vec::new()/></Card>
                <Card title="Riwayat"><HistoryList entries=Vec::new() long=true/></Card>
                <Card title="Tahap"><Stepper label="Tahap" steps/></Card>
                <Card title="Masa berlaku"><Timeline term=over/></Card>
                <Card title="Kuota"><Meter used=200 limit=200 words="200 dari 200 hit"/></Card>
                <Card title="Beban"><LoadStrip weeks=Vec::new()/></Card>
                <Card title="Daftar"><BarList bars=Vec::new()/><Pager pager/><ActionMenu label="Tindakan" actions=Vec::new()/></Card>
            </div>
        }
        .into_any()
    })
}
