package health.pratique.kit;

import health.pratique.kit.stores.StoreTables;
import health.pratique.kit.stores.TestKeys;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.SecretsManagerEndpoint;
import health.pratique.local.cloud.stores.EmbeddedStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Subject keys over a real DynamoDB, KMS and Secrets Manager. */
final class KeysFixture implements AutoCloseable {

    final KitFixture kit = new KitFixture();
    final String table = EmbeddedStores.uniqueName("subject-keys");
    final KmsClient kms;
    private final SecretsManagerClient secretsManager;
    private final Gateway gateway;

    KeysFixture() {
        StoreTables.subjectKeys(kit.dynamo, table);
        SecretStore secrets = SecretStore.inMemory();
        secrets.put("subject-key", "arn:aws:secretsmanager:eu-west-2:000000000000:secret:subject-key", "s".repeat(32));
        try {
            gateway = Gateway.start(0, List.of(new SecretsManagerEndpoint(secrets), TestKeys.kms()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kms = client(KmsClient.builder(), gateway.endpoint());
        secretsManager = client(SecretsManagerClient.builder(), gateway.endpoint());
    }

    /** As another function would see them: nothing is shared but the stores. */
    SubjectKeys keys() {
        return keys(TestKeys.ALIAS);
    }

    SubjectKeys keys(String wrappingKey) {
        return new SubjectKeys(
                kit.dynamo, () -> kms, new Secrets(secretsManager), kit.settings, new Settings(table, wrappingKey));
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }

    private record Settings(String table, String wrappingKey) implements SubjectKeySettings {}
}
