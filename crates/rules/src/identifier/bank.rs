use serde::Serialize;

/// A bank money can be paid to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Bank {
    /// The clearing code: three digits.
    pub code: &'static str,
    /// As people know it.
    pub name: &'static str,
    /// How many digits its account numbers usually have. A hint: older accounts differ.
    pub digits: &'static [usize],
}

const fn bank(code: &'static str, name: &'static str, digits: &'static [usize]) -> Bank {
    Bank { code, name, digits }
}

/// The banks, the state's own first, then by name. Lengths are from the banks' and the press' pages;
/// no law states them.
pub const BANKS: &[Bank] = &[
    bank("002", "BRI", &[15]),
    bank("008", "Mandiri", &[13]),
    bank("009", "BNI", &[10]),
    bank("200", "BTN", &[15, 16]),
    bank("451", "BSI", &[10]),
    bank("014", "BCA", &[10]),
    bank("110", "BJB", &[13]),
    bank("213", "BTPN / Jenius", &[11]),
    bank("022", "CIMB Niaga", &[13, 14]),
    bank("011", "Danamon", &[10]),
    bank("542", "Jago", &[12]),
    bank("441", "KB Bukopin", &[10]),
    bank("016", "Maybank", &[10]),
    bank("147", "Muamalat", &[10]),
    bank("028", "OCBC NISP", &[12]),
    bank("019", "Panin", &[10]),
    bank("013", "Permata", &[10]),
    bank("535", "SeaBank", &[12]),
];

impl Bank {
    /// The bank with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<&'static Self> {
        BANKS.iter().find(|bank| bank.code == code)
    }
}
