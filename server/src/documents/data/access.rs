//! D08 to D10: what the institution hands in before access: User ID, addresses, closed network.

use serde::Serialize;

use super::frame::Frame;
use super::handover::AccountPart;
use super::parts::{Day, PksReference, Side};

/// Formulir permohonan User ID.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UserIdPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub number: Option<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
    pub pks: PksReference,
    pub account: Option<AccountPart>,
    pub user: UserPart,
    pub region_code: Option<String>,
}

/// The person behind a User ID. The NIK is written by hand: no agreement records it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct UserPart {
    pub name: Option<String>,
    pub staff_number: Option<String>,
    /// `PNS`, `PPPK` or `Non-ASN`.
    pub staff_status: Option<&'static str>,
    pub position: Option<String>,
}

/// Formulir pendaftaran IP address, and the statement on the closed network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub place: Option<String>,
    /// Of the day it is signed; written by hand.
    pub date: Option<Day>,
    pub pks: PksReference,
    pub purpose: Option<String>,
    pub addresses: Vec<String>,
}
