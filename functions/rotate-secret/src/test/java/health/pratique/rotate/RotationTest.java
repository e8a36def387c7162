package health.pratique.rotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.kit.ServiceClients;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.rotate.RotationFailed.Reason;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Rotations as Secrets Manager asks for them, over a real database. */
class RotationTest {

    private static final String ROLE = "pratique_functions";

    private static OwnedDatabase database;

    private final StagedSecrets secrets = new StagedSecrets();
    private Gateway gateway;
    private Rotation rotation;

    @BeforeAll
    static void startDatabase() throws IOException, SQLException {
        database = OwnedDatabase.start();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        database.close();
    }

    @BeforeEach
    void start() throws IOException, SQLException {
        database.asItWasMade(ROLE);
        secrets.keep("one", database.secret("first"));
        gateway = Gateway.start(0, List.of(secrets));
        SecretsManagerClient client = ServiceClients.of(SecretsManagerClient.builder()
                .endpointOverride(gateway.endpoint())
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
        rotation = new Rotation(client, new OwnerConnections("disable", "eu-west-2"), new FunctionsRole(ROLE));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    @Test
    void afterFourStepsTheDatabaseTakesTheNewPasswordAloneAndTheSecretHasIt() {
        rotate("two");

        assertThat(secrets.versionIn("AWSCURRENT")).isEqualTo("two");
        assertThat(secrets.versionIn("AWSPREVIOUS")).isEqualTo("one");
        assertThat(password("AWSCURRENT")).hasSize(48).isNotEqualTo("first");
        assertThat(database.takes(password("AWSCURRENT"))).isTrue();
        assertThat(database.takes("first")).isFalse();
    }

    @Test
    void whatElseIsInTheSecretStays() {
        rotate("two");

        assertThat(secrets.in("AWSCURRENT").orElseThrow()).isEqualTo(database.secret(password("AWSCURRENT")));
    }

    @Test
    void aSecondRotationFollowsTheFirst() {
        rotate("two");
        String second = password("AWSCURRENT");
        rotate("three");

        assertThat(password("AWSCURRENT")).isNotEqualTo(second);
        assertThat(database.takes(password("AWSCURRENT"))).isTrue();
        assertThat(database.takes(second)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(RotationStep.class)
    void aStepThatIsAskedForTwiceEndsAsIfOnce(RotationStep twice) {
        secrets.begin("two");
        for (RotationStep step : RotationStep.values()) {
            perform(step, "two");
            if (step == twice) {
                String pending = secrets.in("AWSPENDING").orElseThrow();
                perform(step, "two");
                assertThat(secrets.in("AWSPENDING")).contains(pending);
            }
        }

        assertThat(secrets.versionIn("AWSCURRENT")).isEqualTo("two");
        assertThat(database.takes(password("AWSCURRENT"))).isTrue();
    }

    @Test
    void aDatabaseThatIsOnePasswordBehindTheSecretIsFound() {
        secrets.begin("two");
        perform(RotationStep.CREATE, "two");
        perform(RotationStep.SET, "two");
        String lost = password("AWSPENDING");

        secrets.stage("AWSPREVIOUS", "two", database.secret(lost));
        rotate("three");

        assertThat(database.takes(password("AWSCURRENT"))).isTrue();
        assertThat(database.takes(lost)).isFalse();
    }

    @Test
    void aVersionThatIsCurrentAlreadyAsksForNothing() {
        rotate("two");
        secrets.asked().clear();

        assertThat(perform(RotationStep.SET, "two").outcome()).isEqualTo("CURRENT_ALREADY");
        assertThat(secrets.asked()).containsExactly("DescribeSecret");
    }

    @Test
    void anUnknownOrAbandonedVersionAndASecretWithoutRotationAreRefused() {
        assertRefused(RotationStep.CREATE, "two", Reason.VERSION_UNKNOWN);

        rotate("two");
        assertRefused(RotationStep.SET, "one", Reason.VERSION_NOT_PENDING);

        secrets.rotates = false;
        assertRefused(RotationStep.SET, "two", Reason.ROTATION_DISABLED);
    }

    @Test
    void aDatabaseThatTakesNoPasswordOfTheSecretsIsNamedAsThat() throws SQLException {
        database.execute("alter role owner password 'somebody else set it'");
        secrets.begin("two");
        perform(RotationStep.CREATE, "two");

        assertRefused(RotationStep.SET, "two", Reason.LOGIN_REFUSED);
        assertRefused(RotationStep.TEST, "two", Reason.LOGIN_REFUSED);
        assertThat(secrets.versionIn("AWSCURRENT")).isEqualTo("one");
    }

    @Test
    void aDatabaseThatIsDownChangesNothing() {
        String nobodyListens = database.secret("first").replaceFirst("\"port\":[0-9]+", "\"port\":1");
        secrets.keep("one", nobodyListens);
        secrets.begin("two");
        perform(RotationStep.CREATE, "two");

        assertRefused(RotationStep.SET, "two", Reason.DATABASE_UNAVAILABLE);
        assertThat(secrets.versionIn("AWSCURRENT")).isEqualTo("one");
    }

    @Test
    void aPasswordToComeIsNotSentToAnotherHost() {
        secrets.begin("two");
        perform(RotationStep.CREATE, "two");
        secrets.stage("AWSPENDING", "two", database.secret("next").replace("127.0.0.1", "localhost"));

        assertRefused(RotationStep.SET, "two", Reason.ANOTHER_LOGIN);
        assertThat(database.takes("first")).isTrue();
    }

    @Test
    void functionsGetARoleThatMayMakeTablesAndNothingBeside() throws SQLException {
        database.hasIam();
        rotate("two");

        assertThat(yes("select rolcanlogin and not (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)"
                        + " from pg_roles where rolname = '" + ROLE + "'"))
                .isTrue();
        assertThat(yes("select pg_has_role('" + ROLE + "', 'rds_iam', 'member')"))
                .isTrue();
        assertThat(yes("select has_schema_privilege('" + ROLE + "', 'public', 'create')"))
                .isTrue();
        assertThat(yes("select pg_has_role('" + ROLE + "', 'owner', 'member')")).isFalse();
    }

    @Test
    void aPostgreSqlWithoutIamGetsTheRoleTooAndItStays() throws SQLException {
        rotate("two");
        rotate("three");

        assertThat(yes("select has_schema_privilege('" + ROLE + "', 'public', 'create')"))
                .isTrue();
    }

    @Test
    void noFailureHoldsAPassword() throws SQLException {
        database.execute("alter role owner password 'other'");
        secrets.begin("two");
        perform(RotationStep.CREATE, "two");

        assertThatExceptionOfType(RotationFailed.class)
                .isThrownBy(() -> perform(RotationStep.SET, "two"))
                .withNoCause()
                .satisfies(failed -> assertThat(failed.toString())
                        .doesNotContain("first", password("AWSPENDING"))
                        .contains("LOGIN_REFUSED: "));
        assertThat(OwnerLogin.parse(database.secret("first"))).hasToString("[KEY]");
    }

    private void rotate(String version) {
        secrets.begin(version);
        for (RotationStep step : RotationStep.values()) {
            perform(step, version);
        }
    }

    private RotationReport perform(RotationStep step, String version) {
        return rotation.perform(new RotationRequest(step.label(), StagedSecrets.ID, version).checked());
    }

    private void assertRefused(RotationStep step, String version, Reason reason) {
        assertThatExceptionOfType(RotationFailed.class)
                .isThrownBy(() -> perform(step, version))
                .extracting(RotationFailed::reason)
                .isEqualTo(reason);
    }

    private String password(String stage) {
        return OwnerLogin.parse(secrets.in(stage).orElseThrow()).password();
    }

    private boolean yes(String question) throws SQLException {
        try (Connection connection = database.connect("consent", "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
