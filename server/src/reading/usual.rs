//! How long a stage usually takes, by the office's own history.

use std::sync::Arc;

use patuh_app::views::{StageEntered, Usual};
use patuh_domain::agreement::Stage;
use patuh_domain::calendar::Moment;

use super::card::Card;

/// Agreements looked at: the newest that went through.
const LAST: usize = 50;
/// Fewer say nothing.
const LEAST: usize = 3;

/// The median of the last passages through `stage`; `None` for stages that end by dates agreed on, and where too few went
/// through.
pub fn usual<'a>(cards: impl Iterator<Item = &'a Arc<Card>>, stage: Stage, moment: &Moment) -> Option<Usual> {
    if !is_worked_through(stage) {
        return None;
    }
    let mut beyond: Vec<&Arc<Card>> = cards.filter(|card| card.standing.stage > stage).collect();
    beyond.sort_unstable_by_key(|card| std::cmp::Reverse(card.id));
    let mut days: Vec<u32> = Vec::with_capacity(LAST);
    for card in beyond {
        days.extend(passage(&card.stages(moment), stage));
        if days.len() == LAST {
            break;
        }
    }
    if days.len() < LEAST {
        return None;
    }
    days.sort_unstable();
    Some(Usual { days: days[days.len() / 2], of: days.len() })
}

/// Its end is somebody's work, not a date.
fn is_worked_through(stage: Stage) -> bool {
    stage < Stage::Production
}

/// Days in a stage in all, of an agreement that went on from it; it may have come back to it.
fn passage(entered: &[StageEntered], stage: Stage) -> Option<u32> {
    let days: i64 =
        entered.windows(2).filter(|pair| pair[0].stage == stage).map(|pair| (pair[1].on - pair[0].on).num_days()).sum();
    let went_through = entered.iter().any(|entered| entered.stage == stage);
    u32::try_from(days).ok().filter(|_| went_through)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn days_add_up_where_it_came_back() {
        let on = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("a date");
        let entered = |stage, day| StageEntered { stage, on: on(day) };
        let life = [
            entered(Stage::Requested, 1),
            entered(Stage::UnderReview, 3),
            entered(Stage::Requested, 5),
            entered(Stage::UnderReview, 10),
            entered(Stage::AwaitingApproval, 14),
        ];
        assert_eq!(passage(&life, Stage::Requested), Some(7));
        assert_eq!(passage(&life, Stage::UnderReview), Some(6));
        assert_eq!(passage(&life, Stage::Drafting), None);
    }
}
