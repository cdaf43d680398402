//! What the insurances pay: work accident (JKK), death (JKM), loss of employment (JKP), and the
//! scholarships that go with the first two. Contributions at a discount never make a benefit
//! smaller.

pub mod jkk;
pub mod jkm;
pub mod jkp;
pub mod scholarship;
