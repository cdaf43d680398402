//! The vault among processes: killed while it saves, opened twice, on a full disk, where it may not
//! write. Real processes on a real folder, with a keystore that outlives them.

mod child;
mod device;
mod folder;
mod kill;
#[path = "../suite/listing.rs"]
mod listing;
