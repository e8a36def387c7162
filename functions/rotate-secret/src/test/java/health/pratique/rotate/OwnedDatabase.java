package health.pratique.rotate;

import health.pratique.database.PostgresForTests;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database as RDS makes it: its owner may make roles and hand on {@code rds_iam}, and is no superuser. Only passwords open it. */
record OwnedDatabase(EmbeddedPostgres postgres) implements AutoCloseable {

    static OwnedDatabase start() throws IOException, SQLException {
        EmbeddedPostgres postgres = PostgresForTests.builder()
                .setDataDirectoryCustomizer(OwnedDatabase::passwordsOpenIt)
                .start();
        OwnedDatabase database = new OwnedDatabase(postgres);
        database.execute("create role owner login createrole");
        database.execute("create database consent owner owner");
        return database;
    }

    /** With the first password and without the roles that a test made. */
    void asItWasMade(String functions) throws SQLException {
        execute("alter role owner password 'first'");
        for (String role : List.of(functions, "rds_iam")) {
            if (has(role)) {
                try (Connection connection = connect("consent", "postgres", "");
                        Statement statement = connection.createStatement()) {
                    statement.execute("drop owned by " + role);
                    statement.execute("drop role " + role);
                }
            }
        }
    }

    private boolean has(String role) throws SQLException {
        try (Connection connection = connect("postgres", "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1 from pg_roles where rolname = '" + role + "'")) {
            return row.next();
        }
    }

    /** All but the superuser, whose password nobody set. */
    private static void passwordsOpenIt(File data) {
        try {
            Files.writeString(
                    data.toPath().resolve("pg_hba.conf"),
                    "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As RDS has it, and no other PostgreSQL. */
    void hasIam() throws SQLException {
        execute("create role rds_iam");
        execute("grant rds_iam to owner with admin option");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect("postgres", "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database + "?sslmode=disable",
                user,
                password);
    }

    boolean takes(String password) {
        try (Connection connection = connect("consent", "owner", password)) {
            return connection.isValid(1);
        } catch (SQLException refused) {
            return false;
        }
    }

    String secret(String password) {
        return """
                {"engine":"postgres","dbInstanceIdentifier":"pratique-consent-test","host":"127.0.0.1","port":%d,\
                "dbname":"consent","username":"owner","password":"%s"}""".formatted(postgres.getPort(), password);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
