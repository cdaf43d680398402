//! Messages that really leave: mail by SMTP and SMS by the signed gateway contract, spoken to
//! servers in processes of their own.

mod debug;
mod drain;
mod encrypted;
#[path = "../process/http.rs"]
mod http;
mod logs;
mod mail;
mod peer;
mod program;
mod sandbox;
mod service;
mod set_up;
mod sms;
