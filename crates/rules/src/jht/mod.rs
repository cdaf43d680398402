//! Old-age savings (JHT): the rate of return of a year and what it earns.

mod return_rates;
mod returns;

pub use return_rates::{Rated, yearly_return_rate};
pub use returns::{returns_for_months, returns_for_year};
