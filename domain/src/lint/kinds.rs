//! The kinds of findings: stable keys, titles, ways out.

use serde::{Serialize, Serializer};

use crate::wording::Bilingual;

/// A kind of finding, in the order of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lint {
    Weekday,
    DateWords,
    NumberWords,
    Deadline,
    Term,
    SharedNumber,
    RepeatedNumber,
    NumberOrder,
    Nip,
    NipDiffers,
    ElementCount,
    ElementsDiffer,
    BalikanDiffers,
    MissingReference,
    CitedClause,
    SubjectCited,
    SptjmParty,
    RenewalForm,
    MeteraiMissing,
    OverdueAtRenewal,
    OldRequest,
    NdaMissing,
    ResponseCode,
    Bandwidth,
    ApplicationWithoutPoc,
    FlowService,
    Gazette,
    IsoAbsent,
    AttachmentHeader,
    LargePdf,
}

impl Lint {
    /// Every kind.
    pub const ALL: [Self; 30] = [
        Self::Weekday,
        Self::DateWords,
        Self::NumberWords,
        Self::Deadline,
        Self::Term,
        Self::SharedNumber,
        Self::RepeatedNumber,
        Self::NumberOrder,
        Self::Nip,
        Self::NipDiffers,
        Self::ElementCount,
        Self::ElementsDiffer,
        Self::BalikanDiffers,
        Self::MissingReference,
        Self::CitedClause,
        Self::SubjectCited,
        Self::SptjmParty,
        Self::RenewalForm,
        Self::MeteraiMissing,
        Self::OverdueAtRenewal,
        Self::OldRequest,
        Self::NdaMissing,
        Self::ResponseCode,
        Self::Bandwidth,
        Self::ApplicationWithoutPoc,
        Self::FlowService,
        Self::Gazette,
        Self::IsoAbsent,
        Self::AttachmentHeader,
        Self::LargePdf,
    ];

    /// The key in JSON and addresses; it never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::DateWords => "date_words",
            Self::NumberWords => "number_words",
            Self::Deadline => "deadline",
            Self::Term => "term",
            Self::SharedNumber => "shared_number",
            Self::RepeatedNumber => "repeated_number",
            Self::NumberOrder => "number_order",
            Self::Nip => "nip",
            Self::NipDiffers => "nip_differs",
            Self::ElementCount => "element_count",
            Self::ElementsDiffer => "elements_differ",
            Self::BalikanDiffers => "balikan_differs",
            Self::MissingReference => "missing_reference",
            Self::CitedClause => "cited_clause",
            Self::SubjectCited => "subject_cited",
            Self::SptjmParty => "sptjm_party",
            Self::RenewalForm => "renewal_form",
            Self::MeteraiMissing => "meterai_missing",
            Self::OverdueAtRenewal => "overdue_at_renewal",
            Self::OldRequest => "old_request",
            Self::NdaMissing => "nda_missing",
            Self::ResponseCode => "response_code",
            Self::Bandwidth => "bandwidth",
            Self::ApplicationWithoutPoc => "application_without_poc",
            Self::FlowService => "flow_service",
            Self::Gazette => "gazette",
            Self::IsoAbsent => "iso_absent",
            Self::AttachmentHeader => "attachment_header",
            Self::LargePdf => "large_pdf",
        }
    }

    /// The kind of this key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lint| lint.key() == key)
    }

    /// What is wrong, as a title.
    pub const fn title(self) -> Bilingual {
        match self {
            Self::Weekday => Bilingual::new("Hari tidak cocok dengan tanggal", "Weekday does not match the date"),
            Self::DateWords => {
                Bilingual::new("Tanggal dengan huruf berbeda dari angkanya", "Date in words differs from the figures")
            }
            Self::NumberWords => Bilingual::new("Angka berbeda dari hurufnya", "Figure differs from its words"),
            Self::Deadline => Bilingual::new("Batas waktu mendahului dokumen", "Deadline earlier than the document"),
            Self::Term => {
                Bilingual::new("Jangka waktu tidak cocok dengan tanggal berakhir", "End date and term disagree")
            }
            Self::SharedNumber => Bilingual::new("PKS dan Juknis bernomor sama", "PKS and Juknis share a number"),
            Self::RepeatedNumber => Bilingual::new("Nomor surat dipakai dua kali", "A number is used twice"),
            Self::NumberOrder => {
                Bilingual::new("Urutan nomor tidak sejalan dengan tanggal", "Number order against date order")
            }
            Self::Nip => Bilingual::new("NIP tidak wajar", "NIP is not sound"),
            Self::NipDiffers => Bilingual::new("NIP satu orang berbeda antardokumen", "One person, different NIPs"),
            Self::ElementCount => Bilingual::new(
                "Jumlah elemen dengan huruf berbeda dari daftarnya",
                "Element count in words differs from the list",
            ),
            Self::ElementsDiffer => {
                Bilingual::new("Elemen Juknis berbeda dari PKS", "Elements of Juknis and PKS differ")
            }
            Self::BalikanDiffers => {
                Bilingual::new("Data balikan Juknis dan PKS berbeda", "Data balikan of Juknis and PKS differ")
            }
            Self::MissingReference => {
                Bilingual::new("Rujukan ke klausul yang tidak ada", "Reference to a missing clause")
            }
            Self::CitedClause => {
                Bilingual::new("Pasal ditulis langsung dalam klausul", "An article is cited by its number")
            }
            Self::SubjectCited => {
                Bilingual::new("Hal surat yang dirujuk tidak sesuai", "Subject cited does not fit the letter")
            }
            Self::SptjmParty => Bilingual::new("SPTJM ditandatangani pihak yang salah", "Wrong party in an SPTJM"),
            Self::RenewalForm => {
                Bilingual::new("Formulir perpanjangan pada perjanjian pertama", "Renewal form on a first agreement")
            }
            Self::MeteraiMissing => Bilingual::new("SPTJM tanpa meterai", "SPTJM without duty stamp"),
            Self::OverdueAtRenewal => {
                Bilingual::new("Kewajiban terlambat saat SPTJM perpanjangan", "Overdue duties at a renewal SPTJM")
            }
            Self::OldRequest => {
                Bilingual::new("Surat permohonan lebih dari setahun", "Request letter older than a year")
            }
            Self::NdaMissing => Bilingual::new("Operator belum menandatangani NDA", "NDA missing for an operator"),
            Self::ResponseCode => {
                Bilingual::new("Kode jawaban tidak tercantum pada Juknis", "Response code missing in the Juknis")
            }
            Self::Bandwidth => {
                Bilingual::new("Bandwidth tidak ada atau tidak wajar", "Bandwidth missing or impossible")
            }
            Self::ApplicationWithoutPoc => Bilingual::new("Aplikasi pada Juknis belum PoC", "Application without PoC"),
            Self::FlowService => {
                Bilingual::new("Alur layanan menyebut layanan lain", "Flow narrative names another service")
            }
            Self::Gazette => Bilingual::new(
                "Nomor lembaran negara berbeda dari katalog",
                "Gazette number differs from the catalogue",
            ),
            Self::IsoAbsent => Bilingual::new("Klausul ISO/IEC 27001 tidak ada", "ISO clause absent"),
            Self::AttachmentHeader => Bilingual::new("Kepala lampiran tidak lengkap", "Attachment header incomplete"),
            Self::LargePdf => Bilingual::new("PDF lebih besar dari 800 KB", "PDF over 800 KB"),
        }
    }

    /// How it is mended.
    pub const fn remedy(self) -> Bilingual {
        match self {
            Self::Weekday => Bilingual::new("Perbaiki hari atau tanggalnya.", "Mend the weekday or the date."),
            Self::DateWords => {
                Bilingual::new("Samakan tanggal dengan huruf dan dengan angka.", "Make words and figures agree.")
            }
            Self::NumberWords => Bilingual::new("Samakan angka dan hurufnya.", "Make figure and words agree."),
            Self::Deadline => Bilingual::new(
                "Tetapkan batas waktu sesudah tanggal dokumen.",
                "Set a deadline after the date of the document.",
            ),
            Self::Term => Bilingual::new(
                "Samakan bunyi jangka waktu dan tanggal berakhir.",
                "Make the wording of the term and the end date agree.",
            ),
            Self::SharedNumber => {
                Bilingual::new("Beri Juknis nomornya sendiri.", "Give the Juknis a number of its own.")
            }
            Self::RepeatedNumber => Bilingual::new(
                "Periksa nomor surat pada buku agenda.",
                "Compare the numbers with the register of letters.",
            ),
            Self::NumberOrder => {
                Bilingual::new("Periksa nomor atau tanggal suratnya.", "Check number or date of the letter.")
            }
            Self::Nip => {
                Bilingual::new("Cocokkan NIP dengan SK pengangkatan.", "Compare the NIP with the appointment letter.")
            }
            Self::NipDiffers => Bilingual::new("Samakan NIP orang tersebut.", "Make the NIPs of the person agree."),
            Self::ElementCount => Bilingual::new("Samakan jumlah dan daftar elemen.", "Make count and list agree."),
            Self::ElementsDiffer => Bilingual::new(
                "Samakan elemen aplikasi dengan elemen yang disepakati.",
                "Keep the elements of applications within those agreed.",
            ),
            Self::BalikanDiffers => Bilingual::new(
                "Samakan isi data balikan pada kedua naskah.",
                "Make the data balikan of both texts agree.",
            ),
            Self::MissingReference => Bilingual::new(
                "Perbaiki rujukan {see:…} pada klausul kantor.",
                "Mend the {see:…} of the office's own clause.",
            ),
            Self::CitedClause => Bilingual::new(
                "Ganti nomor pasal dengan rujukan {see:…} agar tetap benar.",
                "Replace the number by {see:…} so that it stays right.",
            ),
            Self::SubjectCited => {
                Bilingual::new("Cocokkan perihal dengan surat aslinya.", "Compare the subject with the letter itself.")
            }
            Self::SptjmParty => Bilingual::new(
                "SPTJM ditandatangani pimpinan PIHAK KEDUA yang menjabat.",
                "An SPTJM is signed by the head of the second party in office.",
            ),
            Self::RenewalForm => Bilingual::new(
                "Pakai SPTJM bentuk pertama, atau catat surat perpanjangannya.",
                "Use the first form, or record the renewal letter.",
            ),
            Self::MeteraiMissing => Bilingual::new(
                "Bubuhkan meterai dan catat kembali pernyataannya.",
                "Stamp the declaration and record it again.",
            ),
            Self::OverdueAtRenewal => Bilingual::new(
                "Penuhi kewajibannya sebelum SPTJM perpanjangan dipakai.",
                "Fulfil the duties before the renewal SPTJM is used.",
            ),
            Self::OldRequest => Bilingual::new("Minta surat permohonan yang baru.", "Ask for a new request letter."),
            Self::NdaMissing => Bilingual::new("Catat NDA operator tersebut.", "Record the NDA of the operator."),
            Self::ResponseCode => Bilingual::new(
                "Perbarui Juknis dengan daftar kode yang lengkap.",
                "Renew the Juknis with the whole list of codes.",
            ),
            Self::Bandwidth => Bilingual::new(
                "Isi bandwidth dalam Mbps sesuai surat penyedia.",
                "Fill in the bandwidth in Mbps as the provider's letter says.",
            ),
            Self::ApplicationWithoutPoc => {
                Bilingual::new("Ajukan PoC aplikasi tersebut.", "Request a PoC of the application.")
            }
            Self::FlowService => Bilingual::new(
                "Sesuaikan alur dengan layanan dan metode yang disepakati.",
                "Adapt the flow to the service and methods agreed.",
            ),
            Self::Gazette => {
                Bilingual::new("Pilih dasar hukum dari katalog.", "Choose the legal basis from the catalogue.")
            }
            Self::IsoAbsent => Bilingual::new(
                "Tambahkan batas penyerahan sertifikat pada naskah.",
                "Add the deadline of the certificate to the terms.",
            ),
            Self::AttachmentHeader => {
                Bilingual::new("Lengkapi nomor dan tanggal Juknis.", "Complete number and date of the Juknis.")
            }
            Self::LargePdf => {
                Bilingual::new("Perkecil lambang pada kop surat.", "Make the emblem of the letterhead smaller.")
            }
        }
    }
}

impl Serialize for Lint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}
