package health.pratique.local.cloud.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidSignatureException;
import software.amazon.awssdk.services.kms.model.MessageType;

/** Signatures that anybody can check who has the public key. */
class SignatureTest {

    private static final String ID = "5d0f9a4e-8f0e-4a5d-9a0e-1f5b1a2c3d4e";
    private static final String ALGORITHM = "ECDSA_SHA_256";
    private static final byte[] MESSAGE = "what is to be signed".getBytes(StandardCharsets.UTF_8);

    private Gateway gateway;
    private KmsClient client;

    @BeforeEach
    void start() throws IOException {
        CustomerKeys keys = CustomerKeys.inMemory();
        keys.provision(ID, "arn:aws:kms:eu-west-2:000000000000:key/" + ID, KeySpec.ECC_NIST_P256, true);
        gateway = Gateway.start(0, List.of(new KmsEndpoint(keys)));
        client = new GatewayClients(gateway.endpoint()).of(KmsClient.builder());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aSignatureIsCheckedWithThePublicKeyAndNoKms() throws GeneralSecurityException {
        assertThat(checked(signed(MESSAGE, MessageType.RAW))).isTrue();
    }

    @Test
    void aDigestIsSignedAsItsMessageIs() throws GeneralSecurityException {
        assertThat(checked(signed(digest(), MessageType.DIGEST))).isTrue();
        assertThat(verified(MESSAGE, MessageType.RAW, signed(digest(), MessageType.DIGEST)))
                .isTrue();
        assertThat(verified(digest(), MessageType.DIGEST, signed(MESSAGE, MessageType.RAW)))
                .isTrue();
    }

    @Test
    void aSignatureOfSomethingElseIsInvalid() {
        SdkBytes signature = signed(MESSAGE, MessageType.RAW);
        assertThatThrownBy(() -> verified(new byte[] {1}, MessageType.RAW, signature))
                .isInstanceOf(KmsInvalidSignatureException.class);
        assertThatThrownBy(() -> verified(MESSAGE, MessageType.RAW, SdkBytes.fromUtf8String("no signature")))
                .isInstanceOf(KmsInvalidSignatureException.class);
    }

    @Test
    void aDigestOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> signed(new byte[31], MessageType.DIGEST))
                .isInstanceOfSatisfying(KmsException.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("ValidationException"));
    }

    @Test
    void thePublicKeyTellsWhatItIsFor() {
        GetPublicKeyResponse key = client.getPublicKey(request -> request.keyId(ID));
        assertThat(key.keySpecAsString()).isEqualTo("ECC_NIST_P256");
        assertThat(key.keyUsageAsString()).isEqualTo("SIGN_VERIFY");
        assertThat(key.signingAlgorithmsAsStrings()).containsExactly(ALGORITHM);
        assertThat(client.describeKey(request -> request.keyId(ID))
                        .keyMetadata()
                        .enabled())
                .isTrue();
    }

    @Test
    void aKeyPairEncryptsNothing() {
        assertThatThrownBy(() ->
                        client.generateDataKey(request -> request.keyId(ID).numberOfBytes(32)))
                .isInstanceOf(InvalidKeyUsageException.class);
        assertThatThrownBy(() -> client.sign(request -> request.keyId(ID)
                        .message(SdkBytes.fromByteArray(MESSAGE))
                        .signingAlgorithm("RSASSA_PSS_SHA_256")))
                .isInstanceOf(InvalidKeyUsageException.class);
    }

    private SdkBytes signed(byte[] message, MessageType type) {
        return client.sign(request -> request.keyId(ID)
                        .message(SdkBytes.fromByteArray(message))
                        .messageType(type)
                        .signingAlgorithm(ALGORITHM))
                .signature();
    }

    private boolean verified(byte[] message, MessageType type, SdkBytes signature) {
        return client.verify(request -> request.keyId(ID)
                        .message(SdkBytes.fromByteArray(message))
                        .messageType(type)
                        .signature(signature)
                        .signingAlgorithm(ALGORITHM))
                .signatureValid();
    }

    private boolean checked(SdkBytes signature) throws GeneralSecurityException {
        byte[] spki =
                client.getPublicKey(request -> request.keyId(ID)).publicKey().asByteArray();
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki)));
        check.update(MESSAGE);
        return check.verify(signature.asByteArray());
    }

    private static byte[] digest() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    }
}
