//! What changes while access is in use: addresses, cap, hours.

use patuh_domain::access::AgreementHours;
use patuh_domain::agreement::{Account, AgreementCommand as C, HolderChange};
use patuh_domain::wording::Bilingual;

use super::{now, today};
use crate::forms::hours;
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

/// User IDs that aren't closed.
fn open_accounts(view: &AgreementView) -> Vec<&Account> {
    view.facts.agreement.accounts.iter().filter(|account| account.closed_on.is_none()).collect()
}

fn account_field(open: &[&Account]) -> F {
    let choices: Vec<_> =
        open.iter().map(|account| Choice::named(account.id.to_string(), account.user_id.clone())).collect();
    let first = choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
    F::new("account", say("User ID", "User ID"), K::Select(choices)).propose(first)
}

pub(super) fn change_holder(view: &AgreementView) -> FormSpec {
    let open: Vec<_> = open_accounts(view).into_iter().filter(|account| account.bast.is_some()).collect();
    let present =
        open.iter().map(|account| format!("{}: {}", account.user_id, account.responsible_on(view.moment.today())));
    FormSpec::new(
        say("Ganti pemegang User ID", "Change the holder of a User ID"),
        say(
            "Pemegang baru bertanggung jawab sejak tanggal BAST. Kata sandi tidak berubah; gantilah bila pemegang lama mengetahuinya.",
            "The new holder answers for it from the day of the minutes. The password stays; change it where the former holder knows it.",
        ),
        say("Ganti pemegang", "Change the holder"),
        vec![
            F::new("present", say("Pemegang sekarang", "Holders now"), K::Fixed(present.collect())).optional(),
            account_field(&open),
            F::new("responsible", say("Pemegang baru", "New holder"), K::Text).hint(as_recorded(view)),
            F::new("request", say("Formulir permohonan", "Form that asks for it"), K::Letter),
            F::new("bast", say("BAST", "BAST"), K::Letter),
        ],
    )
}

/// A program works only while its holder has an NDA, which is found by the name.
fn as_recorded(view: &AgreementView) -> Bilingual {
    let today = view.moment.today();
    let head = view.facts.institution.head(today).map(|head| head.name.as_str());
    let operators = view.facts.agreement.operators.iter().filter(|operator| operator.left_on.is_none());
    let names: Vec<&str> = head.into_iter().chain(operators.map(|operator| operator.name.as_str())).collect();
    let names = names.join("; ");
    Bilingual::owned(
        format!("Tulis namanya persis seperti tercatat: {names}. Orang lain memerlukan NDA atas namanya."),
        format!("Write the name just as it is recorded: {names}. Anybody else needs an NDA in that name."),
    )
}

pub(super) fn parse_change_holder(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let account = form.choice("account", |id| id.parse().ok());
    let responsible = form.text("responsible");
    let (request, bast) = (form.letter("request"), form.letter("bast"));
    let holder = HolderChange { responsible, request, bast };
    form.finish_some(account.map(|account| C::ChangeHolder { account, holder }))
}

fn from_field(view: &AgreementView) -> F {
    F::new("from", say("Berlaku sejak", "From"), K::DateTime)
        .hint(say("Waktu setempat; sekarang atau kemudian.", "Local time; now or later."))
        .propose(now(view))
}

pub(super) fn register_addresses(view: &AgreementView) -> FormSpec {
    let open = open_accounts(view);
    let present = open.first().map(|account| account.addresses_at(view.moment.instant).join("\n"));
    FormSpec::new(
        say("Daftarkan alamat IP", "Register addresses"),
        say(
            "Hanya permintaan dari alamat ini yang dijawab. Daftar ini menggantikan yang lama sejak waktunya.",
            "Only requests from these addresses are answered. The list replaces the former one from its time on.",
        ),
        say("Simpan alamat", "Save"),
        vec![
            account_field(&open),
            F::new("ip_addresses", say("Alamat IP", "Addresses"), K::Lines).propose(present.unwrap_or_default()),
            from_field(view),
        ],
    )
}

pub(super) fn parse_register_addresses(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let account = form.choice("account", |id| id.parse().ok());
    let ip_addresses = form.lines("ip_addresses");
    let from = Some(form.instant("from", view.moment.zone));
    form.finish_some(account.map(|account| C::RegisterAddresses { account, ip_addresses, from }))
}

pub(super) fn set_daily_cap(view: &AgreementView) -> FormSpec {
    let open = open_accounts(view);
    let present = open.first().and_then(|account| account.cap_at(view.moment.instant));
    FormSpec::new(
        say("Tetapkan batas harian User ID", "Set the daily cap of a User ID"),
        say(
            "Batas sendiri di bawah kuota perjanjian. Hit hari ini yang sudah terpakai ikut dihitung.",
            "A cap of its own below the agreement's quota. Hits already used today count towards it.",
        ),
        say("Simpan batas", "Save"),
        vec![
            account_field(&open),
            F::new("per_day", say("Hit per hari", "Hits a day"), K::Number { min: 1, max: 10_000_000 })
                .optional()
                .hint(say("Kosong berarti tanpa batas sendiri.", "Empty means no cap of its own."))
                .propose(present.map(|cap| cap.to_string()).unwrap_or_default()),
            from_field(view),
        ],
    )
}

pub(super) fn parse_set_daily_cap(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let account = form.choice("account", |id| id.parse().ok());
    let per_day = form.optional_number("per_day", 1, 10_000_000);
    let from = Some(form.instant("from", view.moment.zone));
    form.finish_some(account.map(|account| C::SetDailyCap { account, per_day, from }))
}

pub(super) fn set_hours(view: &AgreementView) -> FormSpec {
    let present = view.facts.agreement.hours.last().and_then(|change| change.hours);
    let mut fields = vec![hours::mode(present, true)];
    fields.extend(hours::span_fields(present));
    fields.push(F::new("from", say("Berlaku sejak", "From"), K::Date).propose(today(view)));
    fields.push(F::new("reason", say("Alasan", "Reason"), K::Text));
    FormSpec::new(
        say("Tetapkan jam akses", "Set hours of access"),
        say(
            "Jam perjanjian ini menggantikan jam kantor. Di luar jam, permintaan data ditolak dengan kode 06.",
            "These hours take the place of the office's. Outside them look-ups are refused with code 06.",
        ),
        say("Simpan jam akses", "Save"),
        fields,
    )
}

pub(super) fn parse_set_hours(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let hours = hours::read(&mut form, posted);
    let hours = (posted.text("mode") != "office").then_some(hours);
    let from = form.date("from");
    let reason = form.text("reason");
    form.finish(C::SetHours { hours: AgreementHours { from, hours, reason } })
}
