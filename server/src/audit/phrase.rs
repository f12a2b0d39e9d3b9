//! What happened, in words.

use patuh_domain::agreement::{AgreementEvent as A, Ending, RenewalOutcome, SanctionKind, Text};
use patuh_domain::command::{CalendarEvent, Event};
use patuh_domain::institution::InstitutionEvent;
use patuh_domain::letter::Letter;
use patuh_domain::office::OfficeEvent;
use patuh_domain::person::PersonEvent;
use patuh_domain::wording::{Bilingual, long_date};

/// The event as a line of the history.
pub fn phrase(event: &Event) -> Bilingual {
    match event {
        Event::Agreement { event, .. } => of_agreement(event),
        Event::Institution { event, .. } => match event {
            InstitutionEvent::Registered { .. } => Bilingual::new("Lembaga didaftarkan", "Institution registered"),
            InstitutionEvent::ProfileChanged { .. } => {
                Bilingual::new("Data lembaga diubah", "Institution's data changed")
            }
            InstitutionEvent::HeadAppointed { .. } => Bilingual::new("Pimpinan dicatat", "Head recorded"),
            InstitutionEvent::Activated { active: true } => {
                Bilingual::new("Lembaga diaktifkan", "Institution activated")
            }
            InstitutionEvent::Activated { active: false } => {
                Bilingual::new("Lembaga dinonaktifkan", "Institution deactivated")
            }
        },
        Event::Office { event, .. } => match event {
            OfficeEvent::Founded { .. } => Bilingual::new("Kantor didaftarkan", "Office registered"),
            OfficeEvent::ProfileChanged { .. } => Bilingual::new("Profil kantor diubah", "Office profile changed"),
            OfficeEvent::HeadAppointed { .. } => Bilingual::new("Kepala dinas dicatat", "Head of office recorded"),
            OfficeEvent::SettingsChanged { .. } => Bilingual::new("Pengaturan diubah", "Settings changed"),
            OfficeEvent::HoursSet { .. } => {
                Bilingual::new("Jam akses kantor ditetapkan", "Hours of access of the office set")
            }
            OfficeEvent::UpstreamSet { upstream: Some(_) } => {
                Bilingual::new("Layanan pusat kantor ditetapkan", "Centre's service of the office set")
            }
            OfficeEvent::UpstreamSet { upstream: None } => {
                Bilingual::new("Layanan pusat kantor dilepas", "Centre's service of the office unset")
            }
            OfficeEvent::ClauseWorded { clause } if clause.text.is_some() => {
                Bilingual::new("Klausul diubah", "Clause worded anew")
            }
            OfficeEvent::ClauseWorded { .. } => Bilingual::new("Klausul dikembalikan ke bawaan", "Clause restored"),
            OfficeEvent::Activated { active: true } => Bilingual::new("Kantor diaktifkan", "Office activated"),
            OfficeEvent::Activated { active: false } => Bilingual::new("Kantor dinonaktifkan", "Office deactivated"),
        },
        Event::Person { event, .. } => match event {
            PersonEvent::Registered { .. } => Bilingual::new("Akun orang dibuat", "Person registered"),
            PersonEvent::Renamed { .. } => Bilingual::new("Nama diubah", "Name changed"),
            PersonEvent::Joined { .. } => Bilingual::new("Peran diberikan", "Role given"),
            PersonEvent::Left { .. } => Bilingual::new("Peran diakhiri", "Role ended"),
            PersonEvent::CitizenAnswered { .. } => Bilingual::new(
                "Pertanyaan warga tentang pencarian datanya dijawab",
                "A citizen's question on look-ups was answered",
            ),
            PersonEvent::Activated { active: true } => Bilingual::new("Akun diaktifkan", "Account activated"),
            PersonEvent::Activated { active: false } => Bilingual::new("Akun dinonaktifkan", "Account deactivated"),
        },
        Event::Calendar { event: CalendarEvent::HolidaysAdded { .. } } => {
            Bilingual::new("Hari libur ditambahkan", "Holidays added")
        }
    }
}

/// Letter, date, name or reason that goes with it.
pub fn detail(event: &Event) -> Option<String> {
    match event {
        Event::Agreement { event, .. } => detail_of_agreement(event),
        Event::Institution { event, .. } => match event {
            InstitutionEvent::Registered { profile } | InstitutionEvent::ProfileChanged { profile } => {
                Some(profile.name.clone())
            }
            InstitutionEvent::HeadAppointed { head } => Some(head.name.clone()),
            InstitutionEvent::Activated { .. } => None,
        },
        Event::Office { event, .. } => match event {
            OfficeEvent::Founded { profile } | OfficeEvent::ProfileChanged { profile } => Some(profile.name.clone()),
            OfficeEvent::HeadAppointed { head } => Some(head.name.clone()),
            OfficeEvent::HoursSet { hours } => Some(format!("{}: {}", long_date(hours.from), hours.hours.wording().id)),
            OfficeEvent::UpstreamSet { upstream } => upstream.as_ref().map(|upstream| upstream.address.clone()),
            OfficeEvent::ClauseWorded { clause } => {
                Some(format!("{}, {}: {}", clause.document, clause.key, clause.reason))
            }
            OfficeEvent::SettingsChanged { .. } | OfficeEvent::Activated { .. } => None,
        },
        Event::Person { event, .. } => match event {
            PersonEvent::Registered { name, .. } | PersonEvent::Renamed { name } => Some(name.clone()),
            PersonEvent::Joined { membership } => Some(long_date(membership.from)),
            PersonEvent::Left { until, .. } => Some(long_date(*until)),
            PersonEvent::CitizenAnswered { found, .. } => Some(found.to_string()),
            PersonEvent::Activated { .. } => None,
        },
        Event::Calendar { event: CalendarEvent::HolidaysAdded { rows } } => {
            rows.first().map(|row| format!("{}: {}", long_date(row.date), row.name))
        }
    }
}

/// The line of an entry whose payload was destroyed.
pub fn destroyed(kind: &str) -> Bilingual {
    Bilingual::owned(
        format!("Isi catatan telah dimusnahkan dengan berita acara ({kind})"),
        format!("The content was destroyed with minutes ({kind})"),
    )
}

fn of_agreement(event: &A) -> Bilingual {
    match event {
        A::Requested { .. } => Bilingual::new("Permohonan diterima", "Request received"),
        A::PredecessorNamed { .. } => Bilingual::new("Perjanjian sebelumnya dicatat", "Agreement before recorded"),
        A::TakenUp { .. } => Bilingual::new("Berkas mulai diperiksa", "Review taken up"),
        A::Checked { .. } => Bilingual::new("Kelengkapan berkas diperiksa", "Completeness checked"),
        A::Returned { .. } => Bilingual::new("Berkas dikembalikan untuk diperbaiki", "Returned for changes"),
        A::FoundComplete { .. } => Bilingual::new("Berkas dinyatakan lengkap", "Found complete"),
        A::Forwarded { .. } => Bilingual::new("Diteruskan ke Ditjen Dukcapil", "Forwarded to the Ditjen"),
        A::Approved { .. } => Bilingual::new("Surat persetujuan Ditjen dicatat", "Ditjen approval recorded"),
        A::TeamAppointed { .. } => Bilingual::new("Tim penyusun ditunjuk", "Drafting team appointed"),
        A::ContactNamed { .. } => Bilingual::new("Narahubung dicatat", "Contact named"),
        A::TermsSettled { .. } => Bilingual::new("Pokok perjanjian disepakati", "Terms settled"),
        A::TextFinalised { text: Text::Pks, .. } => Bilingual::new("Naskah PKS final", "PKS text final"),
        A::TextFinalised { text: Text::Juknis, .. } => Bilingual::new("Naskah Juknis final", "Juknis text final"),
        A::TextReopened { text: Text::Pks } => Bilingual::new("Naskah PKS dibuka kembali", "PKS text reopened"),
        A::TextReopened { text: Text::Juknis } => {
            Bilingual::new("Naskah Juknis dibuka kembali", "Juknis text reopened")
        }
        A::PksSigned { .. } => Bilingual::new("PKS ditandatangani", "PKS signed"),
        A::JuknisSigned { .. } => Bilingual::new("Juknis ditandatangani", "Juknis signed"),
        A::NetworkRecorded { .. } => Bilingual::new("Jaringan dicatat", "Network recorded"),
        A::QuotaGranted { .. } => Bilingual::new("Kuota diberikan", "Quota granted"),
        A::ApplicationRegistered { .. } => Bilingual::new("Aplikasi didaftarkan", "Application registered"),
        A::ServiceFlowDescribed { .. } => Bilingual::new("Alur layanan dijelaskan", "Service flow described"),
        A::PurposeAdded { .. } => Bilingual::new("Tujuan pencarian dicatat", "Purpose of look-ups added"),
        A::PurposeEnded { .. } => Bilingual::new("Tujuan pencarian diakhiri", "Purpose of look-ups ended"),
        A::OperatorRegistered { .. } => Bilingual::new("Operator didaftarkan", "Operator registered"),
        A::OperatorLeft { .. } => Bilingual::new("Operator berhenti", "Operator left"),
        A::AccessApprovalRequested { .. } => {
            Bilingual::new("Persetujuan akses dimohonkan", "Access approval requested")
        }
        A::AccessApprovalGranted { .. } => Bilingual::new("Persetujuan akses diterima", "Access approval granted"),
        A::AccountRequested { .. } => Bilingual::new("User ID dimohonkan", "User ID requested"),
        A::AddressesRegistered { .. } => Bilingual::new("Alamat IP didaftarkan", "IP addresses registered"),
        A::HolderChanged { .. } => Bilingual::new("Pemegang User ID diganti", "Holder of a User ID changed"),
        A::TakenOver { .. } => Bilingual::new(
            "User ID dan perangkat dialihkan dari perjanjian sebelumnya",
            "User IDs and readers passed over from the agreement before",
        ),
        A::AccountTakenOver { .. } => Bilingual::new("User ID diteruskan", "User ID taken over"),
        A::AccountHandedOver { .. } => Bilingual::new("User ID diserahterimakan", "User ID handed over"),
        A::SecretRevealed { .. } => Bilingual::new("Kata sandi User ID ditampilkan", "User ID's password shown"),
        A::AccountClosed { .. } => Bilingual::new("User ID ditutup", "User ID closed"),
        A::AccountLocked { .. } => Bilingual::new("User ID dikunci", "User ID locked"),
        A::AccountUnlocked { .. } => Bilingual::new("Kunci User ID dibuka", "User ID unlocked"),
        A::SuspicionReviewed { .. } => Bilingual::new("Input mencurigakan ditinjau", "Suspicious input reviewed"),
        A::DailyCapSet { .. } => Bilingual::new("Batas harian User ID ditetapkan", "Daily cap of a User ID set"),
        A::HoursSet { .. } => Bilingual::new("Jam akses perjanjian ditetapkan", "Hours of access of the agreement set"),
        A::SecretRotated { .. } => Bilingual::new("Kata sandi User ID diganti", "User ID's password changed"),
        A::SecretRevoked { .. } => Bilingual::new("Kata sandi lama dicabut", "Old password revoked"),
        A::DeclarationSigned { declaration } if declaration.kind.is_sptjm() => {
            Bilingual::new("SPTJM ditandatangani", "SPTJM signed")
        }
        A::DeclarationSigned { .. } => {
            Bilingual::new("Pernyataan kerahasiaan (NDA) ditandatangani", "Non-disclosure agreement signed")
        }
        A::PocRequested { .. } => Bilingual::new("PoC dimohonkan", "PoC requested"),
        A::PocScheduled { .. } => Bilingual::new("Jadwal PoC dikonfirmasi", "PoC scheduled"),
        A::PocConcluded { .. } => Bilingual::new("Hasil PoC dicatat", "PoC result recorded"),
        A::IntegrationHandedOver { .. } => {
            Bilingual::new("Perlengkapan integrasi diserahkan", "Integration items handed over")
        }
        A::CertificateReceived { .. } => {
            Bilingual::new("Sertifikat ISO/IEC 27001 diterima", "ISO/IEC 27001 certificate received")
        }
        A::ReportReceived { .. } => Bilingual::new("Laporan semester diterima", "Semester report received"),
        A::CorrectionAsked { .. } => Bilingual::new("Perbaikan laporan diminta", "Correction of the report asked for"),
        A::ReportForwarded { .. } => Bilingual::new("Laporan diteruskan ke Ditjen", "Report forwarded"),
        A::ReportEvaluated { evaluation } if evaluation.occasion.is_some() => {
            Bilingual::new("Evaluasi sewaktu-waktu dicatat", "Evaluation at any time recorded")
        }
        A::ReportEvaluated { .. } => Bilingual::new("Laporan dievaluasi", "Report evaluated"),
        A::EvaluationForwarded { .. } => {
            Bilingual::new("Hasil evaluasi disampaikan", "Result of the evaluation sent on")
        }
        A::FollowUpDone { .. } => Bilingual::new("Tindak lanjut dipenuhi", "Follow-up done"),
        A::ChangeRecorded { .. } => Bilingual::new("Perubahan dicatat", "Change recorded"),
        A::Reminded { .. } => Bilingual::new("Pengingat dikirim", "Reminder sent"),
        A::SanctionImposed { sanction } => match sanction.kind {
            SanctionKind::Warning => Bilingual::new("Teguran diberikan", "Warning given"),
            SanctionKind::QuotaCut => Bilingual::new("Kuota dikurangi", "Quota cut"),
            SanctionKind::Suspension => Bilingual::new("Akses ditangguhkan", "Access suspended"),
            SanctionKind::Revocation => Bilingual::new("Hak akses dicabut", "Access revoked"),
        },
        A::SanctionLifted { .. } => Bilingual::new("Sanksi dipulihkan", "Sanction lifted"),
        A::ProposalSetAside { .. } => Bilingual::new("Usulan sanksi dikesampingkan", "Proposed sanction set aside"),
        A::RenewalReceived { .. } => Bilingual::new("Permohonan perpanjangan diterima", "Renewal letter received"),
        A::RenewalApproved { .. } => Bilingual::new("Perpanjangan disetujui Ditjen", "Renewal approved"),
        A::RenewalConcluded { outcome } => match outcome {
            RenewalOutcome::Addendum(_) => Bilingual::new("Adendum ditandatangani", "Addendum signed"),
            RenewalOutcome::NewAgreement { .. } => Bilingual::new("PKS baru ditandatangani", "New agreement signed"),
            RenewalOutcome::Refused(_) => Bilingual::new("Perpanjangan ditolak", "Renewal refused"),
        },
        A::ReaderRegistered { .. } => Bilingual::new("Card reader dicatat", "Card reader registered"),
        A::IncidentDetected { .. } => Bilingual::new("Kebocoran data dicatat", "Data breach recorded"),
        A::IncidentDescribed { .. } => Bilingual::new("Uraian kebocoran data dilengkapi", "Data breach described"),
        A::IncidentNotified { .. } => Bilingual::new("Kebocoran data diberitahukan", "Breach notice given"),
        A::Closed { .. } => Bilingual::new("Penutupan akses dicatat", "Closing recorded"),
        A::DutyWaived { .. } => Bilingual::new("Kewajiban dikecualikan", "Duty waived"),
        A::DocumentIssued { .. } => Bilingual::new("Dokumen diterbitkan", "Document issued"),
        A::DocumentRevoked { .. } => Bilingual::new("Dokumen dicabut", "Document revoked"),
        A::EndingRecorded { ending } => match ending {
            Ending::Withdrawn { .. } => Bilingual::new("Permohonan ditarik pemohon", "Request withdrawn"),
            Ending::Rejected { .. } => Bilingual::new("Permohonan ditolak", "Request rejected"),
            Ending::Ended { .. } => Bilingual::new("Perjanjian berakhir", "Agreement ended"),
            Ending::Terminated { .. } => Bilingual::new("Perjanjian diakhiri", "Agreement terminated"),
        },
    }
}

fn detail_of_agreement(event: &A) -> Option<String> {
    match event {
        A::Requested { request, .. } => Some(cite(&request.letter)),
        A::TakenUp { on } | A::FoundComplete { on } | A::TextFinalised { on, .. } => Some(long_date(*on)),
        A::PredecessorNamed { predecessor } => Some(predecessor.number.clone()),
        A::CorrectionAsked { correction } => Some(format!("{}: {}", correction.semester.short(), correction.reasons)),
        A::Checked { checklist } => {
            let present = checklist.items.iter().filter(|item| item.present).count();
            Some(format!("{present}/{}", checklist.items.len()))
        }
        A::Returned { reasons, .. } => Some(reasons.clone()),
        A::Forwarded { letter }
        | A::AccessApprovalRequested { letter }
        | A::AccessApprovalGranted { letter }
        | A::RenewalApproved { letter } => Some(cite(letter)),
        A::Approved { approval } => Some(cite(&approval.letter)),
        A::TeamAppointed { team } => Some(cite(&team.order)),
        A::ContactNamed { contact } => Some(contact.name.clone()),
        A::TermsSettled { terms } => Some(long_date(terms.effective)),
        A::TextReopened { .. } => None,
        A::PksSigned { pks } => {
            Some(format!("{} / {}, {}", pks.office_number, pks.institution_number, long_date(pks.signed_on)))
        }
        A::JuknisSigned { juknis } => Some(format!("{}, {}", juknis.number, long_date(juknis.date))),
        A::NetworkRecorded { letter, .. } => letter.as_ref().map(cite),
        A::QuotaGranted { grant } => grant.reference.as_ref().map(cite),
        A::ApplicationRegistered { application } => Some(application.name.clone()),
        A::ServiceFlowDescribed { flow } => Some(flow.title.clone()),
        A::OperatorRegistered { operator } => Some(operator.name.clone()),
        A::PurposeAdded { purpose } => Some(purpose.name.clone()),
        A::OperatorLeft { on, .. } | A::AccountClosed { on, .. } | A::PurposeEnded { on, .. } => Some(long_date(*on)),
        A::AccountRequested { account } | A::AccountTakenOver { account } => Some(account.user_id.clone()),
        A::AddressesRegistered { ip_addresses, .. } => Some(ip_addresses.join(", ")),
        A::HolderChanged { holder, .. } => Some(holder.responsible.clone()),
        A::AccountHandedOver { bast, .. } | A::TakenOver { bast } => Some(cite(bast)),
        A::AccountLocked { lock } => Some(lock.reason.clone()),
        A::AccountUnlocked { unlock, .. } => Some(unlock.remark.clone()),
        A::SuspicionReviewed { review } => Some(format!("{}: {}", review.verdict.label().id, review.remark)),
        A::SecretRevealed { to, .. } | A::SecretRotated { to, .. } => Some(to.clone()),
        A::SecretRevoked { reason, .. } => Some(reason.clone()),
        A::DailyCapSet { per_day, .. } => per_day.map(|hits| hits.to_string()),
        A::HoursSet { hours } => {
            let words = hours.hours.map_or_else(|| "sesuai kantor".to_owned(), |hours| hours.wording().id.into_owned());
            Some(format!("{}: {words}", long_date(hours.from)))
        }
        A::DeclarationSigned { declaration } => {
            Some(format!("{}, {}", declaration.signer, long_date(declaration.signed_on)))
        }
        A::PocRequested { request } => Some(cite(&request.letter)),
        A::PocScheduled { schedule } => Some(long_date(schedule.scheduled_on)),
        A::PocConcluded { result } => result.letter.as_ref().map(cite).or_else(|| result.remark.clone()),
        A::IntegrationHandedOver { handover } => Some(cite(&handover.bast)),
        A::CertificateReceived { certificate } => Some(certificate.number.clone()),
        A::ReportReceived { report } => Some(format!("{}: {}", report.semester.short(), cite(&report.letter))),
        A::ReportForwarded { forwarding } => {
            Some(format!("{}: {}", forwarding.semester.short(), cite(&forwarding.letter)))
        }
        A::ReportEvaluated { evaluation } => {
            Some(format!("{}: {}", evaluation.semester.short(), long_date(evaluation.completed_on)))
        }
        A::EvaluationForwarded { semester, letter, .. } => Some(format!("{}: {}", semester.short(), cite(letter))),
        A::FollowUpDone { done } => Some(format!("{}: {}", done.what, done.evidence)),
        A::ChangeRecorded { change } => Some(change.subject.clone()),
        A::Reminded { reminder } => Some(cite(&reminder.letter)),
        A::SanctionImposed { sanction } => Some(cite(&sanction.letter)),
        A::SanctionLifted { lift, .. } => Some(cite(&lift.letter)),
        A::ProposalSetAside { set_aside } => Some(match set_aside.until {
            Some(until) => format!("{} (sampai {})", set_aside.reason, long_date(until)),
            None => set_aside.reason.clone(),
        }),
        A::RenewalReceived { renewal } => Some(cite(&renewal.letter)),
        A::RenewalConcluded { outcome } => Some(match outcome {
            RenewalOutcome::Addendum(addendum) => {
                format!("{}, {}", addendum.office_number, long_date(addendum.signed_on))
            }
            RenewalOutcome::NewAgreement { signed_on } => long_date(*signed_on),
            RenewalOutcome::Refused(letter) => cite(letter),
        }),
        A::ReaderRegistered { reader } => Some(format!("{} {}", reader.brand, reader.serial)),
        A::IncidentDetected { incident } => Some(incident.subject.clone()),
        A::IncidentDescribed { .. } => None,
        A::IncidentNotified { notice, .. } => Some(cite(notice)),
        A::Closed { closing } => Some(cite(&closing.bast)),
        A::DutyWaived { waiver } => Some(waiver.reason.clone()),
        A::DocumentIssued { document } => {
            let edition = &document.edition;
            Some(format!("{} · {} · SHA-256 {:.12}", edition.kind, edition.code, edition.output_sha256))
        }
        A::DocumentRevoked { code, revocation } => Some(format!("{code}: {}", revocation.reason)),
        A::EndingRecorded { ending } => match ending {
            Ending::Withdrawn { reason, .. } | Ending::Rejected { reason, .. } | Ending::Terminated { reason, .. } => {
                Some(reason.clone())
            }
            Ending::Ended { letter, .. } => Some(cite(letter)),
        },
    }
}

fn cite(letter: &Letter) -> String {
    format!("{}, {}", letter.number, long_date(letter.date))
}
