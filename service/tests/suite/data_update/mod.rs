//! Pengkinian Data: what is shown, kept, refused, taken once, and gone in time.

mod correction;
mod draft;
mod holder;
mod jpegs;
mod judged;
mod kept;
mod refused;
mod review;
mod selfie;
mod shown;
mod submit;
mod tokens;
