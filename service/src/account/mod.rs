//! Joining, getting in and out, staying in, getting back in; and what an account's owner sees and
//! changes.

mod challenge;
mod change_contact;
mod change_password;
mod code;
mod contact;
mod daily_limit;
mod deletion;
mod device;
mod devices;
mod export;
mod face_check;
mod forgotten;
mod hashing;
mod identity;
mod join;
mod letters;
mod log;
mod new_password;
mod own_card;
mod participant;
mod password;
mod proof;
mod purpose;
mod recovery;
mod refresh;
mod registry;
mod routes;
mod session;
mod shut_out;
mod sign_in;
mod sign_out;
mod store;
mod throttle;
mod token;
mod with_password;

pub use face_check::{FaceCheck, FaceVerdict, NoFaceCheck};
pub use participant::{FIND_SESSION, Participant};
pub use password::{Passwords, Turn};
pub use registry::{
    CivilRegistry, PopulationData, RegisteredPeople, RegistryAnswer, RegistryUnavailable,
    population,
};
pub use store::{NewAccount, create, identity};

pub(crate) use challenge::GONE_AFTER_SECONDS;
pub(crate) use contact::Contact;
pub(crate) use daily_limit::DailyLimit;
pub(crate) use deletion::delete_due;
pub(crate) use forgotten::tell;
pub(crate) use proof::look as look_at_proof;
pub(crate) use purpose::Purpose;
pub(crate) use routes::{routes, session_routes};
pub(crate) use store::contacts;
pub(crate) use throttle::COMPLAINTS;
pub(crate) use token::{new_token, sent_hash, token_hash};
