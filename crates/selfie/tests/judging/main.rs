//! The judging half as a specification: what is told of synthetic observations, frame by frame.

mod attempts;
mod findings;
mod gestures;
mod interruptions;
mod person;
mod pictures;
mod verdicts;
