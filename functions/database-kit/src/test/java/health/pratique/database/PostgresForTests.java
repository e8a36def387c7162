package health.pratique.database;

import health.pratique.local.cloud.stores.RepositoryHome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL as a test sets it up that is about logins and TLS, which the local cloud's server leaves no choice in. */
public final class PostgresForTests {

    private PostgresForTests() {}

    /** Of a server that only this machine reaches, and that says nothing. */
    public static EmbeddedPostgres.Builder builder() throws IOException {
        Path binaries = RepositoryHome.locate().postgresBinaries();
        Files.createDirectories(binaries);
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "");
    }
}
