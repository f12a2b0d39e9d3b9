//! Documents with invented data, to show how settings look before they are saved.

use std::sync::LazyLock;

use patuh_domain::actor::Actor;
use patuh_domain::agreement::{Facts, Originals};
use patuh_domain::calendar::HolidayTable;
use patuh_domain::dossier::Dossier;
use patuh_domain::office::{Office, OfficeCommand};

use super::PaperRoom;
use super::making::{Place, places};
use super::preview::{Preview, PreviewFault};
use crate::documents::{Emblems, Form, Subject};

/// An invented agreement in production.
static SAMPLE: LazyLock<Option<Facts>> = LazyLock::new(|| {
    let dossier = Dossier::parse(include_str!("../../../samples/dossier-kesesuaian-production.json")).ok()?;
    dossier.facts(HolidayTable::official()).ok()
});

impl PaperRoom {
    /// The document `form` of an invented agreement of `office`, as `command` would make the office.
    ///
    /// # Errors
    /// [`PreviewFault`].
    pub async fn preview_sample(
        &self,
        actor: &Actor,
        office: &Office,
        command: OfficeCommand,
        form: Form,
    ) -> Result<Preview, PreviewFault> {
        use patuh_app::ports::Reading as _;
        let moment = self.reading.moment(actor).await;
        let today = moment.today();
        let events = Office::decide(Some(office), command, actor, today).map_err(PreviewFault::Refused)?;
        let changed =
            events.into_iter().try_fold(office.clone(), |known, event| Office::evolve(Some(known), office.id, event));
        let (Some(changed), Some(sample)) = (changed, SAMPLE.as_ref()) else { return Err(PreviewFault::Nothing) };
        let mut facts = Facts { office: changed, ..sample.clone() };
        facts.agreement.office = office.id;
        facts.institution.office = office.id;
        let once = || Place {
            form,
            subject: Subject::First,
            key: None,
            name: None,
            figures: None,
            emblems: Emblems::default(),
            originals: Originals::Single,
        };
        let place = places(form, &facts, today).into_iter().next().unwrap_or_else(once);
        let preview = self.draw(actor, place, &facts, moment).await?;
        // What an invented agreement lacks is nobody's business.
        Ok(Preview { missing: Vec::new(), ..preview })
    }
}
