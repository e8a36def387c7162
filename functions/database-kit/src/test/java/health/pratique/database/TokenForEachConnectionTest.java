package health.pratique.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.fault.ReasonCode;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.agroal.runtime.AgroalVaultCredentialsProviderPassword;
import io.quarkus.credentials.CredentialsProvider;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The pool of connections as Quarkus makes it, before a database that looks at tokens as RDS does. */
class TokenForEachConnectionTest {

    private static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(16);

    private static EmbeddedPostgres postgres;

    private final SetClock clock = new SetClock(Instant.parse("2026-02-03T10:15:00Z"));

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresForTests.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void aConnectionThatIsOpenedLaterHasATokenOfItsOwnAndOneThatIsOpenStaysOpen() throws Exception {
        try (IamDoor door = new IamDoor(postgres.getPort(), SECRET_KEY, clock);
                AgroalDataSource pool = pool(door, clock);
                Connection first = pool.getConnection()) {
            clock.pass(LONGER_THAN_A_TOKEN);

            try (Connection second = pool.getConnection()) {
                assertThat(second.isValid(5)).isTrue();
                assertThat(first.isValid(5)).isTrue();
            }
            assertThat(door.tokens()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    /** Guards the test above. */
    @Test
    void aTokenThatIsTooOldIsRefusedAsALogin() throws Exception {
        Clock stopped = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        try (IamDoor door = new IamDoor(postgres.getPort(), SECRET_KEY, clock);
                AgroalDataSource pool = pool(door, stopped)) {
            clock.pass(LONGER_THAN_A_TOKEN);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(pool::getConnection)
                    .satisfies(refused ->
                            assertThat(DatabaseTrouble.loginRefused(refused)).isTrue());
            assertThat(door.tokens()).isEmpty();
        }
    }

    @Test
    void aTokenOfOtherCredentialsIsRefused() throws Exception {
        try (IamDoor door = new IamDoor(postgres.getPort(), "another key", clock);
                AgroalDataSource pool = pool(door, clock)) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(pool::getConnection);
        }
    }

    private static AgroalDataSource pool(IamDoor door, Clock clock) throws SQLException {
        ConnectTokens tokens = new ConnectTokens(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", SECRET_KEY)),
                "eu-west-2",
                clock);
        IamLogin login =
                new IamLogin(tokens, "127.0.0.1", door.port(), "postgres", ReasonCode.CONSENT_STORE_UNAVAILABLE);
        CredentialsProvider provider = new CredentialsProvider() {
            @Override
            public Map<String, String> getCredentials(String name) {
                return login.read();
            }
        };
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(4)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl("jdbc:postgresql://127.0.0.1:" + door.port() + "/postgres?sslmode=disable")
                                .credential(new AgroalVaultCredentialsProviderPassword("any", provider)))));
    }
}
