package health.pratique.erasure;

import health.pratique.erasure.ErasureCertificate.Signer;

/** Holds the private key that certificates are signed with. */
public interface CertificateSigner {

    Signer signer();

    /**
     * @param sha256 of what is signed, 32 bytes
     * @return an ECDSA signature in DER (RFC 3279, 2.2.3)
     */
    byte[] sign(byte[] sha256);
}
