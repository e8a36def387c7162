package health.pratique.local.cloud.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Secrets, as functions read them. */
class SecretsManagerEndpointTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-west-2:000000000000:secret:subject-key-A1B2C3";

    private final SecretStore store = SecretStore.inMemory();
    private Gateway gateway;
    private SecretsManagerClient client;

    @BeforeEach
    void start() throws IOException {
        store.provision("subject-key", ARN, () -> "a value of its own");
        gateway = Gateway.start(0, List.of(new SecretsManagerEndpoint(store)));
        client = new GatewayClients(gateway.endpoint()).of(SecretsManagerClient.builder());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void aSecretIsFoundByNameAndByArnWholeOrPartial() {
        for (String id : List.of("subject-key", ARN, ARN.substring(0, ARN.length() - 7))) {
            var answer = client.getSecretValue(request -> request.secretId(id));

            assertThat(answer.secretString()).isEqualTo("a value of its own");
            assertThat(answer.arn()).isEqualTo(ARN);
            assertThat(answer.versionStages()).containsExactly("AWSCURRENT");
        }
    }

    @Test
    void anUnknownSecretIsNotFound() {
        assertThatThrownBy(() -> client.getSecretValue(request -> request.secretId("other")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aNewValueIsANewVersion() {
        String before = client.getSecretValue(request -> request.secretId("subject-key"))
                .versionId();

        client.putSecretValue(request -> request.secretId("subject-key").secretString("another"));

        var after = client.getSecretValue(request -> request.secretId("subject-key"));
        assertThat(after.secretString()).isEqualTo("another");
        assertThat(after.versionId()).isNotEqualTo(before);
        assertThat(client.describeSecret(request -> request.secretId("subject-key"))
                        .versionIdsToStages())
                .containsOnlyKeys(after.versionId());
        assertThat(client.listSecrets().secretList())
                .extracting(secret -> secret.name())
                .containsExactly("subject-key");
    }

    @Test
    void anOperationThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> client.deleteSecret(request -> request.secretId("subject-key")))
                .isInstanceOf(SecretsManagerException.class)
                .hasMessageContaining("DeleteSecret");
    }

    @Test
    void aSecretOutlivesTheCloudAndIsItsOwnersAlone(@TempDir Path state) throws IOException {
        SecretStore.in(state).provision("key", "arn:key-000000", () -> "first");

        assertThat(SecretStore.in(state).provision("key", "arn:key-000000", () -> "second"))
                .isEqualTo("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("secrets.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(store.all().toString()).doesNotContain("a value of its own");
    }
}
