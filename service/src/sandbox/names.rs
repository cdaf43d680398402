//! Names to build people and employers from.

pub const MEN: [&str; 24] = [
    "Ahmad", "Andi", "Arif", "Bambang", "Bayu", "Dedi", "Dimas", "Eko", "Fajar", "Galih", "Hadi",
    "Iwan", "Krisna", "Lukman", "Made", "Muhammad", "Nugroho", "Oka", "Putra", "Rizky", "Slamet",
    "Taufik", "Wahyu", "Yohanes",
];

pub const WOMEN: [&str; 24] = [
    "Ani",
    "Ayu",
    "Citra",
    "Dian",
    "Endah",
    "Fitri",
    "Gita",
    "Handayani",
    "Indah",
    "Kartika",
    "Lina",
    "Maria",
    "Nur",
    "Nurul",
    "Oktavia",
    "Putri",
    "Ratna",
    "Rini",
    "Sari",
    "Sri",
    "Tuti",
    "Wati",
    "Yanti",
    "Yuliana",
];

pub const FAMILY: [&str; 30] = [
    "Adiputra",
    "Anggraini",
    "Gunawan",
    "Halim",
    "Hasibuan",
    "Hidayat",
    "Irawan",
    "Kurniawan",
    "Kusuma",
    "Lestari",
    "Mahendra",
    "Manurung",
    "Nababan",
    "Nasution",
    "Permata",
    "Pratama",
    "Purnomo",
    "Rahayu",
    "Rahman",
    "Ramadhan",
    "Safitri",
    "Santoso",
    "Saputra",
    "Siregar",
    "Suryani",
    "Susanto",
    "Utami",
    "Wibowo",
    "Wijaya",
    "Wulandari",
];

pub const FORMS: [&str; 3] = ["PT", "CV", "PT"];

pub const COMPANY_FIRST: [&str; 12] = [
    "Maju", "Karya", "Sumber", "Cahaya", "Bintang", "Mitra", "Citra", "Tirta", "Graha", "Nusa",
    "Surya", "Bumi",
];

pub const COMPANY_SECOND: [&str; 12] = [
    "Abadi",
    "Sejahtera",
    "Makmur",
    "Sentosa",
    "Mandiri",
    "Lestari",
    "Utama",
    "Bersama",
    "Perkasa",
    "Gemilang",
    "Raya",
    "Persada",
];

/// Real area codes (province, regency, district) to begin a NIK with.
pub const AREAS: [&str; 12] = [
    "317401", "317205", "327301", "327513", "337401", "347101", "357801", "351516", "127101",
    "167107", "517102", "737101",
];
