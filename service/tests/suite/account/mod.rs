//! Getting in and out.

mod code;
mod refresh;
mod refresh_walk;
mod same_answer;
mod sign_in;
mod throttle;
