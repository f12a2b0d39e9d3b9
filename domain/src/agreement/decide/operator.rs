//! People of the institution who work under a User ID (domain.md 1).

use chrono::NaiveDate;

use super::case::Case;
use super::check::{filled, follows, not_future, refuse_with};
use crate::agreement::{AgreementEvent as E, Operator, StaffStatus, same_name};
use crate::command::Ctx;
use crate::ids::OperatorId;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

pub(super) fn register(
    case: &Case<'_>,
    ctx: &mut Ctx<'_>,
    name: String,
    staff_number: Option<String>,
    staff_status: StaffStatus,
    position: String,
    since: NaiveDate,
) -> Decision {
    filled(&name, "name", ("Nama operator", "Name of the operator"))?;
    filled(&position, "position", ("Jabatan", "Position"))?;
    not_future(since, case.today, "since", ("Tanggal mulai bertugas", "First day of work"))?;
    let known =
        case.agreement.operators.iter().any(|known| {
            known.left_on.is_none() && same_name(&known.name, &name) && known.staff_number == staff_number
        });
    if known {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Operator {name} sudah terdaftar."),
            format!("The operator {name} is registered already."),
            ("Tidak perlu didaftarkan lagi.", "There is no need to register the person again."),
        )
        .at("name"));
    }
    let operator = Operator {
        id: OperatorId(ctx.ids.fresh()),
        since,
        left_on: None,
        name: name.trim().to_owned(),
        staff_number,
        staff_status,
        position,
    };
    Ok(vec![E::OperatorRegistered { operator }])
}

pub(super) fn dismiss(case: &Case<'_>, id: OperatorId, on: NaiveDate) -> Decision {
    let operator = case.agreement.operator(id).ok_or_else(Refusal::unknown_aggregate)?;
    if let Some(left_on) = operator.left_on {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("{} sudah berhenti pada {}.", operator.name, crate::wording::short_date(left_on)),
            format!("{} left on {left_on} already.", operator.name),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("operator"));
    }
    let name = ("Hari terakhir bertugas", "Last day of work");
    not_future(on, case.today, "on", name)?;
    follows((operator.since, ("Tanggal mulai bertugas", "First day of work")), (on, name), "on")?;
    Ok(vec![E::OperatorLeft { operator: id, on }])
}
