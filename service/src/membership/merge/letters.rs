use jmo_rules::Kpj;
use jmo_wire::Text;

/// To every contact, after cards were merged.
pub fn merged(cards: usize, into: &Kpj) -> Text {
    let into = into.masked();
    Text {
        id: format!(
            "Kartu JMO Anda digabung: {cards} kartu lama kini menjadi bagian dari kartu {into}. Saldo Anda tetap sama. Bila bukan Anda: buka JMO, pilih Kepesertaan, lalu Batalkan penggabungan, dan ganti kata sandi Anda."
        ),
        en: format!(
            "Cards were merged in JMO: {cards} of your old ones are now part of card {into}. Your balance is the same. If it was not you: open JMO, choose Membership and undo the merge, then change your password."
        ),
    }
}

/// To every contact, after that was undone.
pub fn undone(into: &Kpj) -> Text {
    let into = into.masked();
    Text {
        id: format!(
            "Penggabungan ke kartu {into} di JMO dibatalkan: setiap kartu kembali berdiri sendiri. Saldo Anda tetap sama. Bila bukan Anda, ganti kata sandi Anda."
        ),
        en: format!(
            "The merge into card {into} in JMO was undone: every card stands for itself again. Your balance is the same. If it was not you, change your password."
        ),
    }
}
