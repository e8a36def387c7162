package health.pratique.local.cloud.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.dynamodb.EmbeddedDynamoDb;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.local.cloud.s3.EmbeddedS3;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/** The stores keep what they are told to keep, and listen on this machine only. */
class EmbeddedStoresTest {

    private static final StaticCredentialsProvider ANYONE =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    @Test
    void theTableStoreKeepsItsTablesInItsStateDirectory(@TempDir Path state) {
        try (EmbeddedDynamoDb store = EmbeddedDynamoDb.start(state);
                DynamoDbClient client = dynamoDb(store.endpoint())) {
            client.createTable(table -> table.tableName("kept")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("pk")
                            .keyType(KeyType.HASH)
                            .build())
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("pk")
                            .attributeType(ScalarAttributeType.S)
                            .build()));
        }
        try (EmbeddedDynamoDb store = EmbeddedDynamoDb.start(state);
                DynamoDbClient client = dynamoDb(store.endpoint())) {
            assertThat(client.listTables().tableNames()).containsExactly("kept");
        }
    }

    @Test
    void anotherObjectCostsTheObjectStoreALineAndNoFileOfAllKeys(@TempDir Path state) throws IOException {
        try (EmbeddedS3 store = EmbeddedS3.start(state);
                S3Client client = s3(store.endpoint())) {
            client.createBucket(bucket -> bucket.bucket("many"));
            String before = Files.readString(state.resolve("many").resolve("bucketMetadata.json"));
            for (int i = 0; i < 20; i++) {
                String key = "key-" + i;
                client.putObject(object -> object.bucket("many").key(key), RequestBody.fromString("x"));
            }

            assertThat(state.resolve("many").resolve("bucketMetadata.json")).hasContent(before);
            assertThat(Files.readAllLines(state.resolve("many").resolve("keys.log")))
                    .hasSize(20);
            assertThat(client.listObjectsV2(list -> list.bucket("many").prefix("key-1"))
                            .contents())
                    .hasSize(11);
        }
    }

    @Test
    void theObjectStoreKeepsItsVersionsInItsStateDirectory(@TempDir Path state) {
        String version;
        try (EmbeddedS3 store = EmbeddedS3.start(state);
                S3Client client = s3(store.endpoint())) {
            client.createBucket(bucket -> bucket.bucket("kept"));
            client.putBucketVersioning(bucket ->
                    bucket.bucket("kept").versioningConfiguration(versioning -> versioning.status("Enabled")));
            version = client.putObject(object -> object.bucket("kept").key("a/b"), RequestBody.fromString("first"))
                    .versionId();
            client.putObject(object -> object.bucket("kept").key("a/b"), RequestBody.fromString("second"));
        }
        try (EmbeddedS3 store = EmbeddedS3.start(state);
                S3Client client = s3(store.endpoint())) {
            assertThat(client.getObjectAsBytes(object -> object.bucket("kept").key("a/b"))
                            .asUtf8String())
                    .isEqualTo("second");
            assertThat(client.getObjectAsBytes(
                                    object -> object.bucket("kept").key("a/b").versionId(version))
                            .asUtf8String())
                    .isEqualTo("first");
        }
    }

    @Test
    void theDatabaseComesBackOnTheSamePortWithItsRows() throws SQLException {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random())) {
            execute(server, "CREATE TABLE kept (id int)");
            int port = server.port();

            server.stop();
            assertThatThrownBy(() -> execute(server, "SELECT 1")).isInstanceOf(SQLException.class);
            assertThat(server.isRunning()).isFalse();

            server.start();
            assertThat(server.port()).isEqualTo(port);
            execute(server, "INSERT INTO kept VALUES (1)");
        }
    }

    @Test
    void theDatabaseTakesNoLoginWithoutItsPassword() {
        EmbeddedPostgresServer server = EmbeddedStores.shared().postgres();

        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "pratique", "wrong"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", ""))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aKilledDatabaseCanBeStartedAgainAndLeavesNothingBehind(@TempDir Path state) throws Exception {
        Path data = state.resolve("postgres");
        EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, PostgresLogin.random());
        try (server) {
            execute(server, "CREATE TABLE kept (id int)");
            postmaster(data).destroyForcibly();
            postmaster(data).onExit().get();

            server.start();
            execute(server, "INSERT INTO kept VALUES (1)");
        }
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void noStoreListensOnOtherInterfaces() throws Exception {
        EmbeddedStores stores = EmbeddedStores.shared();
        List<Integer> ports = List.of(
                stores.dynamoDb().endpoint().getPort(),
                stores.s3().endpoint().getPort(),
                stores.postgres().port());
        List<InetAddress> addresses = NetworkInterface.networkInterfaces()
                .filter(EmbeddedStoresTest::isOutside)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .toList();
        for (int port : ports) {
            for (InetAddress address : addresses) {
                assertThatThrownBy(() -> connect(address, port)).isInstanceOf(ConnectException.class);
            }
        }
    }

    private static void connect(InetAddress address, int port) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
        }
    }

    private static boolean isOutside(NetworkInterface network) {
        try {
            return !network.isLoopback() && network.isUp();
        } catch (java.net.SocketException e) {
            return false;
        }
    }

    private static ProcessHandle postmaster(Path data) throws Exception {
        return ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).getFirst()))
                .orElseThrow();
    }

    private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl(), server.login().user(), server.login().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DynamoDbClient dynamoDb(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYONE)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static S3Client s3(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYONE)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
