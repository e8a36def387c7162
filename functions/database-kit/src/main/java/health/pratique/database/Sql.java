package health.pratique.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement with its arguments in order. Values are bound and never become part of the text. */
public final class Sql {

    private final String text;
    private final List<@Nullable Object> arguments = new ArrayList<>();

    private Sql(String text) {
        this.text = text;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Reads what several statements return. */
    @FunctionalInterface
    public interface Answer<T> {
        T read(Results results) throws SQLException;
    }

    /** What each of several statements returns, in their order. */
    public static final class Results {

        private final PreparedStatement statement;
        private boolean there;

        private Results(PreparedStatement statement, boolean there) {
            this.statement = statement;
            this.there = there;
        }

        /** Of the next statement. */
        public <T> List<T> rows(Row<T> row) throws SQLException {
            List<T> rows = new ArrayList<>();
            if (there) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        rows.add(row.read(result));
                    }
                }
            }
            skip();
            return rows;
        }

        void skip() throws SQLException {
            there = statement.getMoreResults();
        }
    }

    /** @param text with a question mark for each argument */
    public static Sql of(String text) {
        return new Sql(text);
    }

    /** @param values null, what JDBC knows, an Instant (the least and the greatest are infinite), or a collection of one
     *     kind of these for an array */
    public Sql with(@Nullable Object... values) {
        for (Object value : values) {
            arguments.add(value);
        }
        return this;
    }

    /** Both, in one round trip. */
    public Sql and(Sql next) {
        Sql both = new Sql(text + ";\n" + next.text);
        both.arguments.addAll(arguments);
        both.arguments.addAll(next.arguments);
        return both;
    }

    <T> T results(Connection connection, Answer<T> answer) throws SQLException {
        try (PreparedStatement statement = prepared(connection)) {
            return answer.read(new Results(statement, statement.execute()));
        }
    }

    public void execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection)) {
            statement.execute();
        }
    }

    /** @return how many rows it changed */
    public int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection)) {
            return statement.executeUpdate();
        }
    }

    public <T> List<T> rows(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepared(connection);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        }
    }

    /** The first row, of a query that has no other. */
    public <T> Optional<T> row(Connection connection, Row<T> row) throws SQLException {
        return rows(connection, row).stream().findFirst();
    }

    /** A column of type {@code timestamptz}. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < arguments.size(); i++) {
            set(connection, statement, i + 1, arguments.get(i));
        }
        return statement;
    }

    private static void set(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case Instant time ->
                statement.setObject(index, time.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            case Collection<?> values ->
                statement.setArray(index, connection.createArrayOf(elementType(values), elements(values)));
            default -> statement.setObject(index, value);
        }
    }

    private static @Nullable Object[] elements(Collection<?> values) {
        return values.stream()
                .map(value -> value instanceof Instant time ? text(time) : value)
                .toArray();
    }

    private static String text(Instant time) {
        if (time.equals(Instant.MIN)) {
            return "-infinity";
        }
        return time.equals(Instant.MAX) ? "infinity" : time.toString();
    }

    private static String elementType(Collection<?> values) {
        return values.isEmpty()
                ? "text"
                : switch (values.iterator().next()) {
                    case UUID id -> "uuid";
                    case Long number -> "int8";
                    case Integer number -> "int4";
                    case Instant time -> "timestamptz";
                    case BigDecimal number -> "numeric";
                    default -> "text";
                };
    }
}
