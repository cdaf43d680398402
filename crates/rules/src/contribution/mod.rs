//! What is owed for one contribution month, by segment. The law in force on the last day of that
//! month decides it (see [`Effective::decides`](crate::Effective::decides)).

mod bpu_bands;
mod discounts;
mod pu_rates;

pub mod bpu;
pub mod construction;
pub mod pmi;
pub mod pu;

pub use bpu_bands::{BPU_BANDS, Band};
pub use discounts::{DISCOUNTS, Discount, DiscountFor};
pub(crate) use pu_rates::JHT as PU_JHT;
pub use pu_rates::{JkpFunding, Split, jht_rates, jkk_rate, jkm_rate, jkp_funding, jp_rates};
