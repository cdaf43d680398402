//! The vault as a specification: whatever happens to the file, the folder or the keystore, nothing
//! that was saved is lost, and nothing is readable.

mod clock;
mod erasing;
mod files;
mod fixtures;
mod folder;
mod keystore;
mod listing;
mod markers;
mod world;
