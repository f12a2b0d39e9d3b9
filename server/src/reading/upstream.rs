//! The centre's service of an office, as its staff see it.

use patuh_app::views::{OwnUpstream, UpstreamPulse, UpstreamSource, UpstreamView};
use patuh_domain::actor::Actor;
use patuh_domain::calendar::Moment;
use patuh_domain::ids::OfficeId;
use patuh_domain::policy::{Deed, may_do};
use patuh_domain::wording::Bilingual;

use crate::clock::Clock;
use crate::demo;
use crate::lookup::office_access::OfficeAccess;
use crate::lookup::pulse::Pulses;
use crate::store::entity::upstream_pulses;
use crate::store::{Store, StoreError, load};

/// What is needed to tell about the services.
#[derive(Clone)]
pub struct Services {
    pub access: OfficeAccess,
    pub pulses: Pulses,
    /// The installation sets a service for offices without one of their own.
    pub of_installation: bool,
}

/// The service of an office for one of its people; `None` for everybody else.
///
/// # Errors
/// The database can't be read.
pub async fn view(
    store: &Store,
    services: &Services,
    clock: &dyn Clock,
    actor: &Actor,
    id: OfficeId,
) -> Result<Option<UpstreamView>, StoreError> {
    let is_of_office = actor.memberships().iter().any(|held| held.office == id && held.role.is_of_office());
    if !is_of_office {
        return Ok(None);
    }
    let db = store.read().await?;
    let Some(office) = load::office(&db, id).await? else { return Ok(None) };
    db.commit().await?;
    let own = match &office.value.upstream {
        None => None,
        Some(set) => Some(OwnUpstream {
            address: set.address.clone(),
            pin: set.pin.clone(),
            user_id: match set.credentials {
                Some(credentials) => services.access.user_id(id, credentials).await?,
                None => None,
            },
        }),
    };
    let source = match &own {
        Some(_) => UpstreamSource::Office,
        None if services.of_installation => UpstreamSource::Installation,
        None if demo::is_demonstration(store).await? => UpstreamSource::Simulator,
        None => UpstreamSource::Nothing,
    };
    let seen = match source {
        UpstreamSource::Office | UpstreamSource::Installation => services.pulses.of(id).await?,
        UpstreamSource::Simulator | UpstreamSource::Nothing => None,
    };
    Ok(Some(UpstreamView {
        office: id,
        version: office.version,
        moment: Moment::new(clock.now(), office.value.profile.zone),
        source,
        own,
        pulse: seen.map(pulse),
        may_change: may_do(actor, Deed::SetUpstream, Some(id), None).is_ok(),
    }))
}

fn pulse(row: upstream_pulses::Model) -> UpstreamPulse {
    UpstreamPulse {
        last_success_at: row.last_success_at,
        latency_ms: row.latency_us.and_then(|us| u64::try_from(us / 1000).ok()),
        last_failure_at: row.last_failure_at,
        last_failure: row.last_failure.as_deref().map(why),
        failing_since: row.failing_since,
    }
}

/// A trouble as it was written down, as a sentence with what to do.
pub fn why(word: &str) -> Bilingual {
    let (kind, rest) = word.split_once(' ').unwrap_or((word, ""));
    match kind {
        "unreachable" => Bilingual::new(
            "Alamat layanan pusat tidak dapat dihubungi. Periksa jaringan dan alamatnya.",
            "The address can't be reached. Check the network and the address.",
        ),
        "certificate" => Bilingual::owned(
            format!(
                "Sertifikat yang ditunjukkan bukan yang dipercaya; sidik jarinya {rest}. Tanyakan kepada pengelola layanan pusat sebelum menggantinya."
            ),
            format!(
                "The certificate presented is not the one trusted; its fingerprint is {rest}. Ask those who run the service before changing it."
            ),
        ),
        "late" => Bilingual::new("Tidak ada jawaban dalam 10 detik.", "There was no answer within 10 seconds."),
        "unreadable" => Bilingual::new(
            "Jawabannya tidak dapat dibaca. Periksa apakah alamatnya benar.",
            "The answer can't be read. Check whether the address is right.",
        ),
        "refused" => match rest {
            "03" => Bilingual::new(
                "Pusat menolak User ID atau kata sandi kantor. Periksa kredensial kantor.",
                "The centre refuses the office's User ID or password. Check the credentials.",
            ),
            "04" => Bilingual::new(
                "Pusat tidak mengenal alamat IP kantor. Periksa alamat yang terdaftar di pusat.",
                "The centre doesn't know the office's address. Check the one registered there.",
            ),
            "05" => Bilingual::new(
                "Kuota kantor di pusat hari ini habis. Hubungi Ditjen bila perlu tambahan.",
                "The office's own quota at the centre is used up today. Ask the Ditjen for more if needed.",
            ),
            _ => Bilingual::owned(
                format!("Pusat menolak kantor dengan kode {rest}."),
                format!("The centre refuses the office with code {rest}."),
            ),
        },
        "not_set" => Bilingual::new("Layanan pusat belum dapat dipakai.", "The service can't be used as it is set."),
        _ => Bilingual::new("Layanan pusat menjawab dengan galat.", "The service answered with an error."),
    }
}
