package health.pratique.consent;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Many consents; a million and a stop-watch with {@code -Dpratique.consents=1000000}. */
@QuarkusTest
@QuarkusTestResource(ConsentDatabaseResource.class)
class ConsentScaleTest {

    private static final int DECISIONS = 5_000;
    private static final int CUSTODIANS = 10;

    /** Invented tokens, the same for the same number. */
    private static final String TOKEN = "encode(sha256(convert_to(?::text || ' ' || n, 'UTF8')), 'hex')";

    private static final String ADD_CONSENTS = """
            with added as (
                insert into consent
                select ?, gen_random_uuid(), 1, %s, 'active', now() from generate_series(1, ?) n
                returning custodian, id)
            insert into consent_provision
            select custodian, id, 1, 1, 'PERMIT', 'HRESCH', null, null, null, '{}', now() from added
            """.formatted(TOKEN);

    private static final String CURRENT = """
            select p.* from consent_provision p
              join consent c on c.custodian = p.custodian and c.id = p.consent_id and c.version = p.consent_version
             where c.custodian = ? and c.subject = ? and c.status = 'active'
               and c.version = (select max(v.version) from consent v where v.custodian = ? and v.id = c.id)""";

    @Inject
    ConsentRegister register;

    EmbeddedPostgresServer postgres;

    @Test
    void aDecisionReadsByIndexHoweverManyConsentsThereAre() throws SQLException {
        ConsentTables tables = withConsents(20_000, "few");
        Custodian custodian = custodian("few", 1);
        String subject = subject(tables, custodian, 7).value();

        String plan =
                tables.lines(custodian, "explain " + CURRENT, custodian.value(), subject, custodian.value()).stream()
                        .collect(Collectors.joining("\n"));

        assertThat(plan).contains("Index").doesNotContain("Seq Scan");
    }

    @Test
    @EnabledIfSystemProperty(named = "pratique.consents", matches = "[0-9]+")
    void ofAHundredDecisionsNinetyNineTakeAtMostFiveMilliseconds() throws SQLException {
        ConsentTables tables = withConsents(Integer.getInteger("pratique.consents"), "many");
        ConsentQuestion[] questions = new ConsentQuestion[2 * DECISIONS];
        for (int i = 0; i < questions.length; i++) {
            Custodian custodian = custodian("many", i % CUSTODIANS);
            questions[i] = ConsentSamples.question(custodian, subject(tables, custodian, 1 + i / CUSTODIANS));
        }
        long[] nanos = new long[questions.length];
        for (int i = 0; i < questions.length; i++) {
            long started = System.nanoTime();
            ConsentAnswer answer = register.decide(questions[i]);
            nanos[i] = System.nanoTime() - started;
            assertThat(answer).isInstanceOf(Permitted.class);
        }
        long[] warm = Arrays.copyOfRange(nanos, DECISIONS, nanos.length);
        Arrays.sort(warm);

        System.out.printf(
                "decision p50 %d us, p95 %d us, p99 %d us%n",
                warm[DECISIONS / 2] / 1000, warm[DECISIONS * 95 / 100] / 1000, warm[DECISIONS * 99 / 100] / 1000);
        assertThat(Duration.ofNanos(warm[DECISIONS * 99 / 100])).isLessThanOrEqualTo(Duration.ofMillis(5));
    }

    private ConsentTables withConsents(int count, String name) throws SQLException {
        ConsentTables tables = new ConsentTables(postgres);
        register.decide(ConsentSamples.question(ConsentSamples.NORTH, ConsentSamples.someSubject()));
        try (Connection connection = tables.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < CUSTODIANS; i++) {
                String custodian = custodian(name, i).value();
                execute(connection, "select set_config('pratique.custodian', ?, true)", custodian);
                execute(connection, ADD_CONSENTS, custodian, custodian, count / CUSTODIANS);
                connection.commit();
            }
            execute(connection, "analyze consent");
            execute(connection, "analyze consent_provision");
            connection.commit();
        }
        return tables;
    }

    private static SubjectToken subject(ConsentTables tables, Custodian custodian, int number) throws SQLException {
        return new SubjectToken(
                tables.lines(custodian, "select " + TOKEN + " from (select ? as n) one", custodian.value(), number)
                        .getFirst());
    }

    private static Custodian custodian(String name, int number) {
        return new Custodian(name + "-clinic-" + number);
    }

    private static void execute(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }
}
