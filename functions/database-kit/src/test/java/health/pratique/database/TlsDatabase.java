package health.pratique.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** PostgreSQL that speaks TLS, with the certificate of an authority of its own. */
record TlsDatabase(EmbeddedPostgres postgres, Path authority) implements AutoCloseable {

    /** @param directory for the certificates, which the server reads when it starts */
    static TlsDatabase start(Path directory, String host) throws IOException {
        TestAuthority certificates = TestAuthority.in(directory, host);
        return new TlsDatabase(
                PostgresForTests.builder()
                        .setServerConfig("ssl", "on")
                        .setServerConfig(
                                "ssl_cert_file", certificates.certificate().toString())
                        .setServerConfig("ssl_key_file", certificates.key().toString())
                        .start(),
                certificates.authority());
    }

    /** As the superuser, over TLS or not at all. */
    Connection connect(String host, Class<?> trust, String argument) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("sslmode", "verify-full");
        login.setProperty("sslfactory", trust.getName());
        login.setProperty("sslfactoryarg", argument);
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + postgres.getPort() + "/postgres", login);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
