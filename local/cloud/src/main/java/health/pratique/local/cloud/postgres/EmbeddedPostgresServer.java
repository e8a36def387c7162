package health.pratique.local.cloud.postgres;

import health.pratique.local.cloud.stores.RepositoryHome;
import health.pratique.local.cloud.stores.StoreFailure;
import health.pratique.local.cloud.stores.TemporaryDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as a child process on a free port of the loopback interface. The port stays the same over {@link #stop()} and {@link #start()}.
 * Closing it, or the end of this JVM by any signal but KILL, ends the process; one that a killed JVM left behind is ended at the next start on
 * the same state directory.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    /** The library tells each step, and a stack trace for a server that is gone already. Held, or the JVM forgets its level. */
    private static final Logger SILENCED = Logger.getLogger("io.zonky.test.db.postgres");

    private final Path dataDirectory;
    private final Optional<TemporaryDirectory> temporary;
    private final List<PostgresLogin> logins;
    private final int port;
    private final Thread atExit = new Thread(this::close, "postgres-stop");
    private @Nullable EmbeddedPostgres running;
    private boolean closed;

    private EmbeddedPostgresServer(
            Path dataDirectory, Optional<TemporaryDirectory> temporary, List<PostgresLogin> logins, int port) {
        this.dataDirectory = dataDirectory;
        this.temporary = temporary;
        this.logins = List.copyOf(logins);
        this.port = port;
    }

    /** With one login, in a temporary directory that is gone after close. */
    public static EmbeddedPostgresServer startEphemeral(PostgresLogin login) {
        return startEphemeral(List.of(login));
    }

    /** Data live in a temporary directory and are gone after close. */
    public static EmbeddedPostgresServer startEphemeral(List<PostgresLogin> logins) {
        TemporaryDirectory temporary = TemporaryDirectory.make("pratique-postgres");
        return started(new EmbeddedPostgresServer(
                temporary.path().resolve("data"), Optional.of(temporary), logins, freePort()));
    }

    /** With one login. */
    public static EmbeddedPostgresServer start(Path stateDirectory, PostgresLogin login) {
        return start(stateDirectory, List.of(login));
    }

    /** Data live in this directory, which is made when it is missing. A login's password may differ from the last run's. */
    public static EmbeddedPostgresServer start(Path stateDirectory, List<PostgresLogin> logins) {
        return started(
                new EmbeddedPostgresServer(stateDirectory.toAbsolutePath(), Optional.empty(), logins, freePort()));
    }

    private static EmbeddedPostgresServer started(EmbeddedPostgresServer server) {
        Runtime.getRuntime().addShutdownHook(server.atExit);
        try {
            server.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Starts it again after {@link #stop()}, or after it died, on the same port. Does nothing while it runs. */
    public synchronized void start() {
        if (closed) {
            throw new StoreFailure("PostgreSQL was closed for good: start a new one.");
        }
        if (isRunning()) {
            return;
        }
        SILENCED.setLevel(Level.OFF);
        stop();
        try {
            Files.createDirectories(dataDirectory.getParent());
            Path binaries = RepositoryHome.locate().postgresBinaries();
            Files.createDirectories(binaries);
            running = PostgresSettings.apply(EmbeddedPostgres.builder())
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setDataDirectory(dataDirectory)
                    .setPort(port)
                    .start();
            prepare();
        } catch (IOException | IllegalStateException e) {
            throw new StoreFailure(
                    "PostgreSQL did not start in " + dataDirectory
                            + ": see that the disk has room and the directory is writable.",
                    e);
        } catch (SQLException e) {
            throw new StoreFailure(
                    "PostgreSQL started in " + dataDirectory + " but took no login: remove the directory.", e);
        }
    }

    /** Stops it as its operator would (mode fast: open transactions are rolled back). Does nothing when it is stopped. */
    public synchronized void stop() {
        EmbeddedPostgres stopping = running;
        running = null;
        if (stopping != null) {
            try {
                stopping.close();
            } catch (IOException e) {
                throw new StoreFailure("PostgreSQL did not stop: end its process by hand.", e);
            }
        }
        Postmaster.of(dataDirectory).ifPresent(Postmaster::end);
    }

    public synchronized boolean isRunning() {
        return running != null
                && Postmaster.of(dataDirectory).filter(Postmaster::serves).isPresent();
    }

    public int port() {
        return port;
    }

    /** The first of them. */
    public PostgresLogin login() {
        return logins.getFirst();
    }

    /** Of the first login's own database. */
    public String jdbcUrl() {
        return jdbcUrl(login().database());
    }

    /** It has no TLS, which a client that wants it has to be told. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    /** Makes an empty database that the login owns, for a test that wants one of its own. */
    public String createDatabase(String name) {
        try (Connection connection =
                DriverManager.getConnection(jdbcUrl("postgres"), login().user(), login().password())) {
            PostgresRoles.createDatabase(connection, name, login().user());
        } catch (SQLException e) {
            throw new StoreFailure("The database could not be made: see that PostgreSQL runs.", e);
        }
        return jdbcUrl(name);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (Thread.currentThread() != atExit) {
            removeHook();
        }
        stop();
        temporary.ifPresent(TemporaryDirectory::close);
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook then finds it closed.
            assert closed;
        }
    }

    /** It starts open to this machine, so that a forgotten password locks nobody out, and is closed to all but password logins within milliseconds. */
    private void prepare() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "")) {
            for (PostgresLogin login : logins) {
                PostgresRoles.prepare(connection, login);
            }
            PostgresSettings.demandPasswords(dataDirectory);
            PostgresRoles.reload(connection);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StoreFailure("No free port on the loopback interface.", e);
        }
    }
}
