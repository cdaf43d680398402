use jiff::{Timestamp, civil::Date, tz::Offset};
use jmo_rules::Month;
use jmo_wire::membership::{MembershipStatus, Segment};

/// The language of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Bahasa Indonesia.
    Id,
    /// English.
    En,
}

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Language {
    /// The one of two texts that is in this language.
    pub fn of(self, id: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }

    /// As RFC 5646 names it.
    pub fn tag(self) -> &'static str {
        self.of("id-ID", "en-GB")
    }

    /// `21 November 2026`.
    pub fn date(self, date: Date) -> String {
        format!(
            "{} {} {}",
            date.day(),
            self.month_name(date.month()),
            date.year()
        )
    }

    /// `21 Nov 2026`.
    pub fn short_date(self, date: Date) -> String {
        format!(
            "{} {} {}",
            date.day(),
            &self.month_name(date.month())[..3],
            date.year()
        )
    }

    /// `Nov 2026`.
    pub fn short_month(self, month: Month) -> String {
        format!("{} {}", &self.month_name(month.month())[..3], month.year())
    }

    /// The name of a month, 1–12.
    fn month_name(self, month: i8) -> &'static str {
        let months = match self {
            Self::Id => MONTHS_ID,
            Self::En => MONTHS_EN,
        };
        months[usize::from(month.unsigned_abs()) - 1]
    }

    /// `21 November 2026, 14.05 WIB`.
    pub fn instant(self, at: Timestamp) -> String {
        let local = Offset::constant(7).to_datetime(at);
        let date = self.date(local.date());
        let dot = self.of(".", ":");
        format!("{date}, {:02}{dot}{:02} WIB", local.hour(), local.minute())
    }

    /// What the card's number is called.
    pub fn card_number(self) -> &'static str {
        self.of("Nomor kartu (KPJ)", "Card number (KPJ)")
    }

    /// What the segment is called.
    pub fn kind_of_member(self) -> &'static str {
        self.of("Jenis peserta", "Kind of member")
    }

    /// What the employer is called.
    pub fn employer(self) -> &'static str {
        self.of("Perusahaan", "Employer")
    }

    /// What the first day is called.
    pub fn since(self) -> &'static str {
        self.of("Mulai", "From")
    }

    /// Nothing is known.
    pub fn none(self) -> &'static str {
        self.of("Tidak ada data", "No data")
    }

    /// How a person takes part.
    pub fn segment(self, segment: Segment) -> &'static str {
        match segment {
            Segment::Pu => self.of("Penerima Upah (PU)", "Employee (PU)"),
            Segment::Bpu => self.of("Bukan Penerima Upah (BPU)", "Self-employed (BPU)"),
            Segment::Pmi => self.of("Pekerja Migran Indonesia (PMI)", "Migrant worker (PMI)"),
            Segment::Construction => self.of("Jasa Konstruksi", "Construction worker"),
            Segment::Unknown => self.of("Lainnya", "Other"),
        }
    }

    /// Whether contributions come in.
    pub fn status(self, status: MembershipStatus) -> &'static str {
        match status {
            MembershipStatus::Active => self.of("Aktif", "Active"),
            MembershipStatus::Arrears => self.of("Belum lunas", "Unpaid"),
            MembershipStatus::Inactive => self.of("Nonaktif", "Inactive"),
            MembershipStatus::Unknown => self.of("Belum diketahui", "Not known"),
        }
    }
}

/// The words that the app's screens use as well, by the name of the message there.
pub fn words(language: Language) -> Vec<(&'static str, &'static str)> {
    use MembershipStatus as Status;
    vec![
        ("segment_pu", language.segment(Segment::Pu)),
        ("segment_bpu", language.segment(Segment::Bpu)),
        ("segment_pmi", language.segment(Segment::Pmi)),
        (
            "segment_construction",
            language.segment(Segment::Construction),
        ),
        ("segment_unknown", language.segment(Segment::Unknown)),
        ("status_active", language.status(Status::Active)),
        ("status_arrears", language.status(Status::Arrears)),
        ("status_inactive", language.status(Status::Inactive)),
        ("status_unknown", language.status(Status::Unknown)),
        ("card_kpj", language.card_number()),
        ("card_segment", language.kind_of_member()),
        ("card_employer", language.employer()),
        ("card_since", language.since()),
        ("value_none", language.none()),
    ]
}
