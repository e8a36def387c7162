package health.pratique.consent;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Records what patients say, by plain JDBC: the one way in, for functions and the command line alike. What a patient says to a
 * custodian directly is one consent. Each recording is a new version of it that carries along what the earlier one said,
 * except provisions of the same scope whose whole period the new one covers: they can never count again.
 */
public final class ConsentLedger {

    private static final int CONNECT_TIMEOUT_SECONDS = 2;
    private static final int SOCKET_TIMEOUT_SECONDS = 10;

    private static final String NAME_CUSTODIAN = "select set_config('pratique.custodian', ?, true)";

    /** One recording at a time for a subject, so that versions count without gaps or collisions. */
    private static final String TAKE_TURN = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    /** A clock that was set back must not let an older word count as the later one. */
    private static final String LATEST = """
            select coalesce(max(version), 0) as version,
                   greatest(clock_timestamp(), max(recorded_at) + interval '1 microsecond') as now
              from consent where custodian = ? and id = ?""";

    private static final String ADD_VERSION =
            "insert into consent (custodian, id, version, subject, status, recorded_at) values (?, ?, ?, ?, ?, ?)";

    private static final String CARRY_ALONG = """
            insert into consent_provision (custodian, consent_id, consent_version, ordinal, ruling, purpose,
                                           document_kind, period_start, period_end, obligations, recorded_at)
            select p.custodian, p.consent_id, p.consent_version + 1, p.ordinal, p.ruling, p.purpose,
                   p.document_kind, p.period_start, p.period_end, p.obligations, p.recorded_at
              from consent_provision p
              join consent c on c.custodian = p.custodian and c.id = p.consent_id and c.version = p.consent_version
             where p.custodian = ? and p.consent_id = ? and p.consent_version = ? and c.status = 'active'
               and not (p.purpose is not distinct from ? and p.document_kind is not distinct from ?
                        and tstzrange(?, ?) @> tstzrange(p.period_start, p.period_end))""";

    /** The version is a number no carried provision has: it serves as the ordinal. */
    private static final String ADD_PROVISION = """
            insert into consent_provision (custodian, consent_id, consent_version, ordinal, ruling, purpose,
                                           document_kind, period_start, period_end, obligations, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final ConsentSchema schema;

    private ConsentLedger(DataSource database, ConsentSchema schema) {
        this.database = database;
        this.schema = schema;
    }

    /** Over the caller's connections; brings the tables up to date at the first recording. */
    public static ConsentLedger over(DataSource database) {
        return new ConsentLedger(database, ConsentSchema.over(database));
    }

    /** @param jdbcUrl {@code jdbc:postgresql://host:port/database} */
    public static ConsentLedger at(String jdbcUrl, String user, String password) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(jdbcUrl);
        database.setUser(user);
        database.setPassword(password);
        database.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        database.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        // A reader may not have heard yet of the newest version.
        database.setTargetServerType("primary");
        return over(database);
    }

    /**
     * Puts the patient's word on record. From then on it counts before all that was said of the same scope and period.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE; nothing is recorded
     */
    public ConsentReference record(Custodian custodian, SubjectToken subject, ConsentStatement statement) {
        return append(custodian, subject, "active", (connection, version) -> {
            carryAlong(connection, version, statement);
            add(connection, version, statement);
        });
    }

    /** Takes back all that the patient has said, permits and refusals: no consent is left, which denies. */
    public ConsentReference withdraw(Custodian custodian, SubjectToken subject) {
        return append(custodian, subject, "inactive", (connection, version) -> {});
    }

    private record Version(Custodian custodian, UUID id, int number, OffsetDateTime recordedAt) {}

    @FunctionalInterface
    private interface Content {
        void write(Connection connection, Version version) throws SQLException;
    }

    private ConsentReference append(Custodian custodian, SubjectToken subject, String status, Content content) {
        return ConsentDatabase.guarded(() -> {
            schema.ensure();
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    ConsentReference recorded = append(connection, custodian, subject, status, content);
                    connection.commit();
                    return recorded;
                } catch (SQLException | RuntimeException failure) {
                    connection.rollback();
                    throw failure;
                }
            }
        });
    }

    private static ConsentReference append(
            Connection connection, Custodian custodian, SubjectToken subject, String status, Content content)
            throws SQLException {
        UUID id = ConsentReference.directive(custodian, subject);
        call(connection, NAME_CUSTODIAN, custodian.value());
        call(connection, TAKE_TURN, id.toString());
        Version next = next(connection, custodian, id);
        try (PreparedStatement insert = connection.prepareStatement(ADD_VERSION)) {
            insert.setString(1, custodian.value());
            insert.setObject(2, id);
            insert.setInt(3, next.number());
            insert.setString(4, subject.value());
            insert.setString(5, status);
            insert.setObject(6, next.recordedAt());
            insert.executeUpdate();
        }
        content.write(connection, next);
        return new ConsentReference(id, next.number());
    }

    private static Version next(Connection connection, Custodian custodian, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LATEST)) {
            query.setString(1, custodian.value());
            query.setObject(2, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Version(
                        custodian, id, row.getInt("version") + 1, row.getObject("now", OffsetDateTime.class));
            }
        }
    }

    private static void carryAlong(Connection connection, Version version, ConsentStatement statement)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CARRY_ALONG)) {
            insert.setString(1, version.custodian().value());
            insert.setObject(2, version.id());
            insert.setInt(3, version.number() - 1);
            insert.setString(4, name(statement.purpose()));
            insert.setString(5, name(statement.kind()));
            insert.setObject(6, time(statement.period().from()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setObject(7, time(statement.period().until()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.executeUpdate();
        }
    }

    private static void add(Connection connection, Version version, ConsentStatement statement) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD_PROVISION)) {
            Array obligations =
                    connection.createArrayOf("varchar", statement.obligations().toArray());
            insert.setString(1, version.custodian().value());
            insert.setObject(2, version.id());
            insert.setInt(3, version.number());
            insert.setInt(4, version.number());
            insert.setString(5, statement.ruling().name());
            insert.setString(6, name(statement.purpose()));
            insert.setString(7, name(statement.kind()));
            insert.setObject(8, time(statement.period().from()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setObject(9, time(statement.period().until()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setArray(10, obligations);
            insert.setObject(11, version.recordedAt());
            insert.executeUpdate();
        }
    }

    private static void call(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            query.execute();
        }
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
