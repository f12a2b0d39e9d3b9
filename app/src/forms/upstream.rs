//! The centre's service of an office: address, certificate, and by what the centre knows the office.

use super::spec::{FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::UpstreamView;

/// `POST /pengaturan/layanan-pusat`. What is kept of the password is that there is one.
pub fn upstream(view: &UpstreamView) -> FormSpec {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let own = view.own.as_ref();
    FormSpec::new(
        say("Layanan pusat", "The centre's service"),
        say(
            "Permintaan data diteruskan ke alamat ini sejak disimpan. Kosongkan alamat untuk memakai pengaturan pemasangan.",
            "Look-ups go to this address once saved. Leave the address empty to use that of the installation.",
        ),
        say("Simpan layanan pusat", "Save"),
        vec![
            F::new("address", say("Alamat", "Address"), K::Text)
                .optional()
                .hint(say(
                    "Seperti https://10.0.0.1:8443/dukcapil/get_json/kantor, pada jaringan tertutup.",
                    "Like https://10.0.0.1:8443/dukcapil/get_json/office, within the closed network.",
                ))
                .propose(own.map(|own| own.address.clone()).unwrap_or_default()),
            F::new("pin", say("Sertifikat atau sidik jarinya", "Certificate or its fingerprint"), K::LongText)
                .optional()
                .hint(say(
                    "Wajib untuk https: sertifikat (PEM) atau sidik jari SHA-256 dari pengelola layanan pusat. Hanya sertifikat itu yang dipercaya.",
                    "Needed for https: the certificate (PEM) or its SHA-256 fingerprint from those who run the service. No other is trusted.",
                ))
                .propose(own.map(|own| text(&own.pin)).unwrap_or_default()),
        ],
    )
    .section(
        say("Kredensial kantor di pusat", "The office's credentials at the centre"),
        vec![
            F::new("user_id", say("User ID", "User ID"), K::Text)
                .optional()
                .propose(own.map(|own| text(&own.user_id)).unwrap_or_default()),
            F::new("password", say("Kata sandi", "Password"), K::Password).optional().hint(say(
                "Disimpan terenkripsi dan tidak pernah ditampilkan. Kosongkan agar yang tersimpan tetap dipakai.",
                "Kept encrypted and never shown. Leave empty to go on with the one that is kept.",
            )),
            F::new("ip", say("Alamat IP kantor yang terdaftar di pusat", "The office's address known to the centre"), K::Text)
                .optional()
                .hint(say("Isi bersama kata sandi.", "Give it together with the password.")),
        ],
    )
}
