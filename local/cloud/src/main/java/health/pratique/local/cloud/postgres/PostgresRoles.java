package health.pratique.local.cloud.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Roles and databases, as the superuser makes them. */
final class PostgresRoles {

    private PostgresRoles() {}

    static void prepare(Connection superuser, PostgresLogin login) throws SQLException {
        if (!exists(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", login.user())) {
            execute(superuser, "CREATE ROLE " + login.user() + " LOGIN CREATEDB NOSUPERUSER");
        }
        execute(superuser, "ALTER ROLE " + login.user() + " PASSWORD " + literal(superuser, login.password()));
        createDatabase(superuser, login.database(), login.user());
    }

    static void createDatabase(Connection connection, String database, String owner) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            execute(connection, "CREATE DATABASE \"" + database.replace("\"", "\"\"") + "\" OWNER " + owner);
        }
    }

    static void reload(Connection superuser) throws SQLException {
        execute(superuser, "SELECT pg_reload_conf()");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    /** Utility statements take no parameters. */
    private static String literal(Connection connection, String value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteLiteral(value);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
