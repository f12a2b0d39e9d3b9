//! A call explained: every check that [`super::decide`] makes, in its order.

use std::convert::Infallible;
use std::ops::ControlFlow;

use serde::Serialize;

use super::{AccessRequest, Check};
use crate::agreement::{Facts, Known};
use crate::calendar::Moment;

/// One check of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    pub check: Check,
    /// An earlier check failed, so this one didn't count.
    pub reached: bool,
}

/// Walks the checks of a call at `moment` one by one. The first that fails is the one that answers; those after it are
/// not reached, and say what they would have found.
pub fn walk(facts: &Facts, request: &AccessRequest, moment: &Moment) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut reached = true;
    let _: ControlFlow<Infallible> = Known::new(facts, moment).each_check(request, &mut |check| {
        let fails = check.fails();
        steps.push(Step { check, reached });
        reached &= !fails;
        ControlFlow::Continue(())
    });
    steps
}
