use jmo_wire::Text;

/// To every contact, after data was updated and nothing is left to look at.
pub fn updated(number: &str) -> Text {
    Text {
        id: format!(
            "Data Anda di JMO sudah diperbarui (nomor {number}). Bila bukan Anda: buka JMO, ganti kata sandi Anda, lalu hubungi 175 dan sebutkan nomor ini."
        ),
        en: format!(
            "Your data in JMO was updated (number {number}). If it was not you: open JMO, change your password, then call 175 and quote this number."
        ),
    }
}

/// To every contact, after data was submitted that somebody has to look at.
pub fn in_review(number: &str) -> Text {
    Text {
        id: format!(
            "Pembaruan data Anda di JMO sudah diterima (nomor {number}) dan sedang diperiksa petugas. Bila bukan Anda: buka JMO, ganti kata sandi Anda, lalu hubungi 175 dan sebutkan nomor ini."
        ),
        en: format!(
            "Your data update in JMO has arrived (number {number}); somebody is looking at it. If it was not you: open JMO, change your password, then call 175 and quote this number."
        ),
    }
}

/// To every contact, after somebody looked and took it.
pub fn accepted(number: &str) -> Text {
    Text {
        id: format!(
            "Pembaruan data Anda di JMO (nomor {number}) sudah diperiksa dan disetujui. Data Anda sudah terbaru."
        ),
        en: format!(
            "Your data update in JMO (number {number}) was checked and accepted. Your data is up to date."
        ),
    }
}

/// To every contact, after somebody looked and could not take it.
pub fn declined(number: &str) -> Text {
    Text {
        id: format!(
            "Pembaruan data Anda di JMO (nomor {number}) sudah diperiksa dan belum dapat disetujui. Buka JMO, pilih Pengkinian Data, dan kirim sekali lagi; yang pernah Anda isi masih ada. Ada pertanyaan? Hubungi 175."
        ),
        en: format!(
            "Your data update in JMO (number {number}) was checked and could not be accepted. Open JMO, choose Data update and send it again; what you filled in is still there. Questions? Call 175."
        ),
    }
}
