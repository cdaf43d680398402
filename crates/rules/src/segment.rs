use serde::{Deserialize, Serialize};

/// A social security programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Programme {
    /// Jaminan Hari Tua, old-age savings: the only one with a balance (PP 46/2015).
    Jht,
    /// Jaminan Pensiun, defined-benefit pension (PP 45/2015).
    Jp,
    /// Jaminan Kecelakaan Kerja, work accident (PP 44/2015).
    Jkk,
    /// Jaminan Kematian, death (PP 44/2015).
    Jkm,
    /// Jaminan Kehilangan Pekerjaan, loss of employment (PP 37/2021, PP 6/2025).
    Jkp,
}

impl Programme {
    /// All five, in the order the law names them on a statement.
    pub const ALL: [Self; 5] = [Self::Jht, Self::Jp, Self::Jkk, Self::Jkm, Self::Jkp];
}

/// The kind of membership, which decides programmes and rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Segment {
    /// Penerima Upah: wage earners, paid for through an employer.
    Pu,
    /// Bukan Penerima Upah: the self-employed.
    Bpu,
    /// Pekerja Migran Indonesia: workers abroad.
    Pmi,
    /// Jasa Konstruksi: workers of a construction project, insured by the project.
    Construction,
}

/// Size of an employer (PP 7/2021): micro up to Rp1bn capital or Rp2bn sales a year, small up to
/// 5bn or 15bn, medium and large above. It decides which programmes are compulsory (Perpres
/// 109/2013 Art. 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum EmployerSize {
    /// Usaha mikro.
    Micro,
    /// Usaha kecil.
    Small,
    /// Usaha menengah.
    Medium,
    /// Usaha besar.
    Large,
}

/// Work-accident risk class of an employer's trade, from very low to very high (PP 44/2015; list of
/// trades in PP 82/2019 Lampiran I). Written `i` … `v`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
// `snake_case` would write `II` as `i_i`.
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum JkkClass {
    /// Very low risk.
    I,
    /// Low risk.
    II,
    /// Medium risk.
    III,
    /// High risk.
    IV,
    /// Very high risk.
    V,
}

impl JkkClass {
    /// All five, from very low to very high.
    pub const ALL: [Self; 5] = [Self::I, Self::II, Self::III, Self::IV, Self::V];
}

/// Sex as recorded in the civil registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Sex {
    /// Laki-laki.
    Male,
    /// Perempuan.
    Female,
}
