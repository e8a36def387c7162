package health.pratique.kit;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectSecret;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * KMS, around subject keys. What is wrapped for one custodian opens for no other, since custodian and use are the encryption
 * context. Neither token nor handle is in it: a context shows in CloudTrail, which outlives an erasure.
 */
final class KeyWrapping {

    private final KmsClient kms;
    private final String wrappingKey;

    KeyWrapping(KmsClient kms, String wrappingKey) {
        this.kms = kms;
        this.wrappingKey = wrappingKey;
    }

    WrappedSecret made(Custodian custodian) {
        GenerateDataKeyResponse made = Stores.keys(() -> kms.generateDataKey(request ->
                request.keyId(wrappingKey).numberOfBytes(SubjectSecret.BYTES).encryptionContext(context(custodian))));
        return new WrappedSecret(
                new SubjectSecret(made.plaintext().asByteArray()),
                made.ciphertextBlob().asByteArray());
    }

    SubjectSecret opened(Custodian custodian, byte[] wrapped) {
        DecryptResponse opened = Stores.keys(() -> kms.decrypt(request -> request.keyId(wrappingKey)
                .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                .encryptionContext(context(custodian))));
        return new SubjectSecret(opened.plaintext().asByteArray());
    }

    private static Map<String, String> context(Custodian custodian) {
        return Map.of("custodian", custodian.value(), "item", "subject-key");
    }
}
