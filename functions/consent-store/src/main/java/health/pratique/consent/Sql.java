package health.pratique.consent;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement with its arguments in order. */
final class Sql {

    private final String text;
    private final List<@Nullable Object> arguments = new ArrayList<>();

    private Sql(String text) {
        this.text = text;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Sql of(String text) {
        return new Sql(text);
    }

    Sql with(@Nullable Object... values) {
        for (Object value : values) {
            arguments.add(value);
        }
        return this;
    }

    void execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection)) {
            statement.execute();
        }
    }

    <T> List<T> rows(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepared(connection);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        }
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
            case Collection<?> words -> {
                Array array = connection.createArrayOf("text", words.toArray());
                statement.setArray(index, array);
            }
            default -> statement.setObject(index, value);
        }
    }
}
