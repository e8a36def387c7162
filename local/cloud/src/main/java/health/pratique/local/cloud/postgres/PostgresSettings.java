package health.pratique.local.cloud.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A small server for one machine: it need not outlive a power cut, and it must not log what statements hold. */
final class PostgresSettings {

    private static final String OPEN = "host all all 127.0.0.1/32 trust\n";
    private static final String PASSWORDS = "host all all 127.0.0.1/32 scram-sha-256\n";

    private PostgresSettings() {}

    static EmbeddedPostgres.Builder apply(EmbeddedPostgres.Builder builder) {
        return builder.setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setDataDirectoryCustomizer(PostgresSettings::open)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "32MB")
                // The library's default is off, and a killed server would then forget what it had confirmed.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_parallel_workers", "0")
                .setServerConfig("io_method", "sync")
                .setServerConfig("jit", "off")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_min_messages", "fatal")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_statement", "none");
    }

    static void demandPasswords(Path dataDirectory) throws IOException {
        Files.writeString(dataDirectory.resolve("pg_hba.conf"), PASSWORDS);
    }

    private static void open(File dataDirectory) {
        try {
            Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), OPEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
