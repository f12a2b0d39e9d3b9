//! Forms of one's own account: sign in, change the password, accept an invitation. The server reads them itself, for a
//! password is never kept in a draft; wrong answers come back as [`crate::loading::sent_form`].

use super::spec::{FieldKind as K, FieldSpec as F, FormSpec, say};

/// `POST /masuk`: fields `email`, `password`, and the hidden `next`.
pub fn sign_in() -> FormSpec {
    FormSpec::new(
        say("Masuk", "Sign in"),
        say("Gunakan surel kantor dan kata sandi Anda.", "Use your office e-mail address and password."),
        say("Masuk", "Sign in"),
        vec![
            F::new("email", say("Surel", "E-mail"), K::Email),
            F::new("password", say("Kata sandi", "Password"), K::Password),
        ],
    )
}

/// `POST /kata-sandi`: fields `old_password`, `password`, `password_again`. Errors are shown on `/akun-saya`.
pub fn change_password() -> FormSpec {
    FormSpec::new(
        say("Ganti kata sandi", "Change the password"),
        say("Sesi Anda di perangkat lain akan berakhir.", "Your sessions on other devices will end."),
        say("Ganti kata sandi", "Change"),
        vec![
            F::new("old_password", say("Kata sandi sekarang", "Present password"), K::Password),
            new_password(),
            again(),
        ],
    )
}

/// `POST /undangan/{token}`: fields `password`, `password_again`.
pub fn accept_invitation() -> FormSpec {
    FormSpec::new(
        say("Buat kata sandi", "Choose a password"),
        say(
            "Setelah disimpan, Anda langsung masuk. Undangan ini tidak dapat dipakai lagi.",
            "You are then signed in. The invitation can't be used again.",
        ),
        say("Simpan dan masuk", "Save and sign in"),
        vec![new_password(), again()],
    )
}

fn new_password() -> F {
    F::new("password", say("Kata sandi baru", "New password"), K::Password).hint(say(
        "Paling sedikit 12 karakter; kalimat pendek mudah diingat.",
        "At least 12 characters; a short sentence is easy to remember.",
    ))
}

fn again() -> F {
    F::new("password_again", say("Ulangi kata sandi baru", "New password again"), K::Password)
}
