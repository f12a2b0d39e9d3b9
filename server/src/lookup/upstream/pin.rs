//! The pinned certificate of the centre: known by its SHA-256, and nothing else is trusted.
//!
//! Policy: the closed network has no public authorities, so one certificate is trusted by its fingerprint, and the peer
//! must prove that it holds its key. Verification can't be switched off: without a pin no https connection comes about,
//! only the fingerprint of what was presented is told, to be compared by people.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use sha2::{Digest as _, Sha256};

/// The SHA-256 of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pin(pub [u8; 32]);

/// Neither a fingerprint nor a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither the 64 hexadecimal digits of a SHA-256 fingerprint nor a certificate in PEM")]
pub struct NotAPin;

impl FromStr for Pin {
    type Err = NotAPin;

    /// A fingerprint as tools print it (`AB:CD:…`, in any case, with or without colons), or the certificate in PEM.
    fn from_str(text: &str) -> Result<Self, NotAPin> {
        if text.contains("-----BEGIN") {
            let certificate = CertificateDer::from_pem_slice(text.as_bytes()).map_err(|_| NotAPin)?;
            return Ok(Self(fingerprint(&certificate)));
        }
        let text = text.trim();
        let text = text.rsplit_once('=').map_or(text, |(_, digits)| digits);
        let digits: Vec<u8> =
            text.bytes().filter(|byte| !matches!(byte, b':' | b' ')).map(|byte| byte.to_ascii_lowercase()).collect();
        if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(NotAPin);
        }
        let value = |digit: u8| if digit.is_ascii_digit() { digit - b'0' } else { digit - b'a' + 10 };
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = value(pair[0]) << 4 | value(pair[1]);
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, byte) in self.0.iter().enumerate() {
            write!(f, "{}{byte:02X}", if place == 0 { "" } else { ":" })?;
        }
        Ok(())
    }
}

/// The SHA-256 of a certificate's bytes.
fn fingerprint(certificate: &[u8]) -> [u8; 32] {
    Sha256::digest(certificate).into()
}

/// TLS that trusts the pinned certificate alone.
pub(super) struct PinnedTls {
    pub(super) config: Arc<ClientConfig>,
    verifier: Arc<Verifier>,
}

impl PinnedTls {
    pub(super) fn new(pin: Option<Pin>) -> Result<Self, Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = Arc::new(Verifier { pin, refused: Mutex::new(None), provider: Arc::clone(&provider) });
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(&verifier) as Arc<dyn ServerCertVerifier>)
            .with_no_client_auth();
        Ok(Self { config: Arc::new(config), verifier })
    }

    /// The fingerprint of the certificate that was refused last.
    pub(super) fn refused(&self) -> Option<[u8; 32]> {
        *self.verifier.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug)]
struct Verifier {
    pin: Option<Pin>,
    refused: Mutex<Option<[u8; 32]>>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let presented = fingerprint(end_entity);
        if self.pin == Some(Pin(presented)) {
            return Ok(ServerCertVerified::assertion());
        }
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = Some(presented);
        Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_as_tools_print_it() {
        let hex = "ab".repeat(32);
        let pin: Pin = hex.parse().expect("a pin");
        let colons = pin.to_string();
        assert!(colons.starts_with("AB:AB:"));
        for text in [colons.clone(), format!("sha256 Fingerprint={colons}"), format!(" {} ", hex.to_uppercase())] {
            assert_eq!(text.parse(), Ok(pin), "{text}");
        }
        for text in
            ["", "ab", &"zz".repeat(32), &"ab".repeat(33), "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----"]
        {
            assert_eq!(text.parse::<Pin>(), Err(NotAPin), "{text}");
        }
    }

    #[test]
    fn a_certificate_in_pem_gives_its_own_fingerprint() {
        let made = rcgen::generate_simple_self_signed(["pusat.test".to_owned()]).expect("a certificate");
        let pin: Pin = made.cert.pem().parse().expect("a pin");
        assert_eq!(pin, Pin(fingerprint(made.cert.der())));
    }
}
