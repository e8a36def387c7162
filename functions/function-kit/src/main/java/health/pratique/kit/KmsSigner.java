package health.pratique.kit;

import health.pratique.erasure.CertificateSigner;
import health.pratique.erasure.ErasureCertificate.Signer;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Signs certificates with a key that never leaves KMS. */
public final class KmsSigner implements CertificateSigner {

    private final KmsClient kms;
    private final String keyId;

    /** @param keyId of ECC_NIST_P256: id, ARN or alias */
    public KmsSigner(KmsClient kms, String keyId) {
        this.kms = kms;
        this.keyId = keyId;
    }

    @Override
    public Signer signer() {
        try {
            GetPublicKeyResponse key = kms.getPublicKey(request -> request.keyId(keyId));
            return new Signer(
                    key.keyId(),
                    Base64.getEncoder().encodeToString(key.publicKey().asByteArray()));
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.KEYS_UNAVAILABLE).at(unreachable);
        }
    }

    @Override
    public byte[] sign(byte[] sha256) {
        try {
            return kms.sign(request -> request.keyId(keyId)
                            .messageType(MessageType.DIGEST)
                            .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)
                            .message(SdkBytes.fromByteArray(sha256)))
                    .signature()
                    .asByteArray();
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.KEYS_UNAVAILABLE).at(unreachable);
        }
    }
}
