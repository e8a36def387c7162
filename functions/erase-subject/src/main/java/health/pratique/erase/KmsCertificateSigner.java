package health.pratique.erase;

import health.pratique.erasure.CertificateSigner;
import health.pratique.erasure.ErasureCertificate.Signer;
import health.pratique.kit.KmsSigner;
import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.services.kms.KmsClient;

/** Signs certificates of erasure with the key that the settings name. */
@ApplicationScoped
class KmsCertificateSigner implements CertificateSigner {

    private final KmsSigner signer;

    KmsCertificateSigner(KmsClient kms, ErasureSettings settings) {
        this.signer = new KmsSigner(kms, settings.signingKey());
    }

    @Override
    public Signer signer() {
        return signer.signer();
    }

    @Override
    public byte[] sign(byte[] sha256) {
        return signer.sign(sha256);
    }
}
