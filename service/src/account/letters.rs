//! What the service writes to people: short, in both languages, and never with more than the
//! receiver should know.

use super::purpose::Purpose;
use jiff::{Timestamp, tz::TimeZone};
use jmo_wire::{Secret, Text};

/// A code, and what it is for.
pub fn code(purpose: Purpose, code: &Secret) -> Text {
    let code = code.expose();
    let (id, en) = match purpose {
        Purpose::SignIn => ("masuk JMO", "JMO sign-in"),
        Purpose::Join => ("pembuatan akun JMO", "JMO account"),
        Purpose::Reset => ("kata sandi baru JMO", "JMO new-password"),
        Purpose::Recovery => ("pemulihan akun JMO", "JMO account recovery"),
        Purpose::ChangeContact => ("perubahan kontak JMO", "JMO contact change"),
    };
    Text {
        id: format!(
            "{code} adalah kode {id} Anda, berlaku 5 menit. Jangan berikan kepada siapa pun, juga bukan kepada petugas."
        ),
        en: format!(
            "{code} is your {en} code, valid for 5 minutes. Give it to nobody, not even to staff."
        ),
    }
}

/// To a contact somebody wants to join with that has an account already.
pub fn has_account() -> Text {
    text(
        "Kontak ini sudah dipakai di sebuah akun JMO, jadi tidak ada kode yang dikirim. Buka JMO lalu Masuk, atau pilih Lupa kata sandi. Bila bukan Anda yang meminta, abaikan pesan ini.",
        "This contact belongs to a JMO account already, so no code was sent. Open JMO and sign in, or choose Forgotten password. If it was not you who asked, ignore this message.",
    )
}

/// To the contacts of an account somebody tried to make a second time.
pub fn joined_already() -> Text {
    text(
        "Seseorang dengan data Anda mencoba membuat akun JMO baru. Anda sudah punya akun: buka JMO lalu Masuk, atau pilih Lupa kata sandi. Bila bukan Anda, data Anda mungkin diketahui orang lain; akun Anda tetap aman.",
        "Somebody with your data tried to make a new JMO account. You have one already: open JMO and sign in, or choose Forgotten password. If it was not you, somebody may know your data; your account is safe.",
    )
}

/// To a contact that is no longer the account's.
pub fn contact_changed(undo: &Secret) -> Text {
    let undo = undo.expose();
    Text {
        id: format!(
            "Kontak akun JMO Anda diganti. Bila bukan Anda: buka JMO, pilih Tidak bisa masuk, lalu Batalkan penggantian kontak, dan masukkan {undo} dalam 24 jam."
        ),
        en: format!(
            "The contact of your JMO account was changed. If it was not you: open JMO, choose Cannot sign in, then Undo a contact change, and enter {undo} within 24 hours."
        ),
    }
}

/// After a new password.
pub fn password_changed() -> Text {
    text(
        "Kata sandi akun JMO Anda diganti, dan perangkat lain dikeluarkan. Bila bukan Anda, buka JMO dan pilih Lupa kata sandi sekarang juga.",
        "The password of your JMO account was changed, and other devices were signed out. If it was not you, open JMO and choose Forgotten password right now.",
    )
}

/// To every contact of an account somebody wants to get into without them.
pub fn recovery_begun(ready_at: Timestamp) -> Text {
    let at = ready_at.to_zoned(TimeZone::fixed(jiff::tz::offset(7)));
    let at = at.strftime("%d-%m-%Y %H:%M WIB");
    Text {
        id: format!(
            "Seseorang meminta masuk ke akun JMO Anda dengan kontak baru, karena kontak lama hilang. Ini terjadi pada {at}, kecuali dibatalkan. Bila bukan Anda: masuk ke JMO, buka Profil, lalu Batalkan pemulihan; atau pilih Lupa kata sandi."
        ),
        en: format!(
            "Somebody asked to get into your JMO account with a new contact, because the old ones are lost. It happens on {at}, unless cancelled. If it was not you: sign in to JMO, open Profile and cancel the recovery; or choose Forgotten password."
        ),
    }
}

/// After a recovery.
pub fn recovered() -> Text {
    text(
        "Akun JMO Anda sekarang memakai kontak baru, setelah masa tunggu pemulihan. Bila bukan Anda, hubungi 175.",
        "Your JMO account now has a new contact, after the waiting time of a recovery. If it was not you, call 175.",
    )
}

/// After deletion was asked for.
pub fn deletion_asked() -> Text {
    text(
        "Akun JMO Anda akan dihapus 30 hari lagi. Data kepesertaan Anda tetap ada sesuai undang-undang. Berubah pikiran? Masuk ke JMO dan batalkan di Profil.",
        "Your JMO account will be deleted in 30 days. Your membership data stay, as the law says. Changed your mind? Sign in to JMO and cancel it in Profile.",
    )
}

/// When a spent token came back.
pub fn token_stolen() -> Text {
    text(
        "Satu sesi akun JMO Anda diakhiri karena kuncinya dipakai dua kali; mungkin ada yang menyalinnya. Masuk lagi, dan ganti kata sandi bila Anda ragu.",
        "A session of your JMO account was ended because its key was used twice; somebody may have copied it. Sign in again, and change your password if in doubt.",
    )
}

fn text(id: &str, en: &str) -> Text {
    Text {
        id: id.to_owned(),
        en: en.to_owned(),
    }
}
