use crate::Language;
use jiff::civil::{Date, date};
use jmo_rules::Rupiah;
use jmo_wire::statement::{StatementEntry, StatementYear};

/// The words of a statement, in one language.
impl Language {
    /// What it is called.
    pub(super) fn statement(self) -> &'static str {
        self.of("Rincian Saldo JHT", "JHT Statement")
    }

    /// What a posting is.
    pub(super) fn entry(self, entry: &StatementEntry) -> String {
        match entry {
            StatementEntry::Contribution { month, .. } => {
                let what = self.of("Iuran", "Contribution");
                format!("{what} {}", self.short_month(*month))
            }
            StatementEntry::Return { estimate } => self.returns(*estimate),
            StatementEntry::Correction => self.corrections().to_owned(),
            StatementEntry::Claim => self.claims().to_owned(),
            StatementEntry::Unknown => self.of("Lainnya", "Other").to_owned(),
        }
    }

    pub(super) fn own(self) -> &'static str {
        self.of("Iuran Anda", "Your contributions")
    }

    pub(super) fn employers(self) -> &'static str {
        self.of("Iuran perusahaan", "Employer's contributions")
    }

    pub(super) fn returns(self, estimate: bool) -> String {
        let returns = self.of("Hasil pengembangan", "Returns");
        if estimate {
            format!("{returns} ({})", self.estimate())
        } else {
            returns.to_owned()
        }
    }

    pub(super) fn estimate(self) -> &'static str {
        self.of("perkiraan", "estimate")
    }

    pub(super) fn corrections(self) -> &'static str {
        self.of("Koreksi", "Correction")
    }

    pub(super) fn claims(self) -> &'static str {
        self.of("Klaim dibayar", "Claim paid")
    }

    pub(super) fn opening(self) -> &'static str {
        self.of("Saldo awal", "Opening balance")
    }

    pub(super) fn closing(self) -> &'static str {
        self.of("Saldo akhir", "Closing balance")
    }

    pub(super) fn verification(self) -> &'static str {
        self.of("Kode verifikasi", "Verification code")
    }
}

/// The day a year's opening balance is of.
pub(super) fn first_day(year: &StatementYear) -> Date {
    date(year.year, 1, 1)
}

/// An amount as it stands in a column of rupiah: `1.234.567`, `−500`; a hyphen minus would be
/// taken for a dash.
pub(super) fn figures(amount: Rupiah) -> String {
    amount.to_string().replacen("Rp", "", 1)
}
