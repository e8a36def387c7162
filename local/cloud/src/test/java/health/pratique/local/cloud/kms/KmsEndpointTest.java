package health.pratique.local.cloud.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** Data keys and envelopes, as functions ask for them over the wire. */
class KmsEndpointTest {

    private static final String ID = "5d0f9a4e-8f0e-4a5d-9a0e-1f5b1a2c3d4e";
    private static final String ARN = "arn:aws:kms:eu-west-2:000000000000:key/" + ID;
    private static final String OTHER = "0e5e7f3c-31a1-4b06-8a63-2a1c3e5d7f90";
    private static final Map<String, String> CONTEXT = Map.of("custodian", "harbor-clinic", "item", "subject-key");

    private final CustomerKeys keys = CustomerKeys.inMemory();
    private Gateway gateway;
    private KmsClient client;

    @BeforeEach
    void start() throws IOException {
        keys.provision(ID, ARN, KeySpec.SYMMETRIC_DEFAULT, true);
        keys.provision(OTHER, "arn:aws:kms:eu-west-2:000000000000:key/" + OTHER, KeySpec.SYMMETRIC_DEFAULT, true);
        keys.alias("alias/subjects", ID);
        gateway = Gateway.start(0, List.of(new KmsEndpoint(keys)));
        client = new GatewayClients(gateway.endpoint()).of(KmsClient.builder());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aDataKeyComesOpenAndWrappedAndTheWrappedOneOpensAgain() {
        GenerateDataKeyResponse made = made(ID);
        assertThat(made.plaintext().asByteArray()).hasSize(32);
        assertThat(made.keyId()).isEqualTo(ARN);
        assertThat(opened(made.ciphertextBlob(), CONTEXT)).isEqualTo(made.plaintext());
    }

    @Test
    void noTwoDataKeysAreAlike() {
        Set<SdkBytes> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            seen.add(made(ID).plaintext());
        }
        assertThat(seen).hasSize(20);
    }

    @Test
    void aKeyIsNamedByIdArnAliasAndArnOfTheAlias() {
        for (String name : List.of(ID, ARN, "alias/subjects", "arn:aws:kms:eu-west-2:000000000000:alias/subjects")) {
            assertThat(made(name).keyId()).isEqualTo(ARN);
        }
    }

    @Test
    void aKeyThatIsNotThereIsNotFound() {
        for (String name : List.of("alias/none", "6d0f9a4e-8f0e-4a5d-9a0e-1f5b1a2c3d4e")) {
            assertThatThrownBy(() -> made(name)).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void underAnotherContextNothingOpens() {
        SdkBytes wrapped = made(ID).ciphertextBlob();
        assertThatThrownBy(() -> opened(wrapped, Map.of("custodian", "bay-clinic", "item", "subject-key")))
                .isInstanceOf(InvalidCiphertextException.class);
        assertThatThrownBy(() -> opened(wrapped, Map.of())).isInstanceOf(InvalidCiphertextException.class);
        assertThatThrownBy(() -> opened(wrapped, Map.of("custodian", "harbor-clinicitem", "item", "subject-key")))
                .isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void noByteOfACiphertextCanBeChanged() {
        byte[] wrapped = made(ID).ciphertextBlob().asByteArray();
        for (int at = 0; at < wrapped.length; at++) {
            byte[] changed = wrapped.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> opened(SdkBytes.fromByteArray(changed), CONTEXT))
                    .as("byte %d", at)
                    .isInstanceOf(InvalidCiphertextException.class);
        }
    }

    @Test
    void aCiphertextOfAnotherKeyThanTheOneNamedIsRefused() {
        SdkBytes wrapped = made(ID).ciphertextBlob();
        assertThatThrownBy(() -> client.decrypt(
                        request -> request.keyId(OTHER).ciphertextBlob(wrapped).encryptionContext(CONTEXT)))
                .isInstanceOf(IncorrectKeyException.class);
    }

    @Test
    void whatIsEncryptedIsDecrypted() {
        SdkBytes plain = SdkBytes.fromUtf8String("a few words");
        SdkBytes sealed = client.encrypt(
                        request -> request.keyId(ID).plaintext(plain).encryptionContext(CONTEXT))
                .ciphertextBlob();
        DecryptResponse opened =
                client.decrypt(request -> request.ciphertextBlob(sealed).encryptionContext(CONTEXT));
        assertThat(opened.plaintext()).isEqualTo(plain);
        assertThat(opened.keyId()).isEqualTo(ARN);
    }

    @Test
    void aKeyThatIsSwitchedOffOpensNothingUntilItIsSwitchedOn() {
        SdkBytes wrapped = made(ID).ciphertextBlob();
        client.disableKey(request -> request.keyId(ID));
        assertThatThrownBy(() -> opened(wrapped, CONTEXT)).isInstanceOf(DisabledException.class);
        client.enableKey(request -> request.keyId(ID));
        assertThat(opened(wrapped, CONTEXT).asByteArray()).hasSize(32);
    }

    @Test
    void aKeyThatIsAboutToBeDeletedIsInNoStateToBeUsed() {
        client.scheduleKeyDeletion(request -> request.keyId(ID).pendingWindowInDays(7));
        assertThatThrownBy(() -> made(ID)).isInstanceOf(KmsInvalidStateException.class);
        assertThatThrownBy(() -> client.enableKey(request -> request.keyId(ID)))
                .isInstanceOf(KmsInvalidStateException.class);
        client.cancelKeyDeletion(request -> request.keyId(ID));
        assertThatThrownBy(() -> made(ID)).isInstanceOf(DisabledException.class);
    }

    @Test
    void aSymmetricKeySignsNothing() {
        assertThatThrownBy(() -> client.sign(request ->
                        request.keyId(ID).message(SdkBytes.fromUtf8String("m")).signingAlgorithm("ECDSA_SHA_256")))
                .isInstanceOf(InvalidKeyUsageException.class);
    }

    @Test
    void aDataKeyHasOneLengthAndNoMoreThanIsAllowed() {
        assertThatThrownBy(() -> client.generateDataKey(request -> request.keyId(ID)))
                .isInstanceOfSatisfying(KmsException.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("ValidationException"));
        assertThatThrownBy(() ->
                        client.generateDataKey(request -> request.keyId(ID).numberOfBytes(1025)))
                .isInstanceOf(KmsException.class);
    }

    @Test
    void keysOutliveTheCloudInADirectoryOfTheirOwnersAlone(@TempDir Path state) throws IOException {
        Path directory = state.resolve("kms");
        CustomerKeys first = CustomerKeys.in(directory);
        first.provision(ID, ARN, KeySpec.SYMMETRIC_DEFAULT, true);
        first.provision(OTHER, "arn:other", KeySpec.ECC_NIST_P256, true);
        CustomerKeys second = CustomerKeys.in(directory);
        second.provision(ID, ARN, KeySpec.SYMMETRIC_DEFAULT, true);
        for (String id : List.of(ID, OTHER)) {
            assertThat(second.find(id).orElseThrow().material())
                    .isEqualTo(first.find(id).orElseThrow().material());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("keys.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void noKeyIsPrinted() {
        assertThat(keys).hasToString("[KEYS]");
        assertThat(keys.find(ID).orElseThrow()).hasToString("CustomerKey[" + ARN + "]");
    }

    private GenerateDataKeyResponse made(String key) {
        return client.generateDataKey(
                request -> request.keyId(key).numberOfBytes(32).encryptionContext(CONTEXT));
    }

    private SdkBytes opened(SdkBytes wrapped, Map<String, String> context) {
        return client.decrypt(
                        request -> request.keyId(ID).ciphertextBlob(wrapped).encryptionContext(context))
                .plaintext();
    }
}
