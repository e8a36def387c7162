package health.pratique.database;

import health.pratique.fault.PipelineFault;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;

/**
 * Logs a native image in at its databases while it starts, each in a thread of its own that the start does not wait for: hashing a
 * password or shaking hands for TLS takes as long as all else of a first answer, and Lambda gives a function more of a processor while it
 * starts than afterwards. Whoever asks meanwhile waits for the same connection. A JVM does none of it: SnapStart would keep the
 * connection in its snapshot, and open none for whoever is restored from that.
 */
@Singleton
public class EarlyConnections {

    private final Instance<EarlyConnection> connections;

    EarlyConnections(Instance<EarlyConnection> connections) {
        this.connections = connections;
    }

    void openInImages(@Observes StartupEvent started) {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            begin();
        }
    }

    /** @return the threads, which end with or without a connection */
    public List<Thread> begin() {
        return begin(connections.handlesStream().map(handle -> handle::get));
    }

    static List<Thread> begin(Stream<Supplier<EarlyConnection>> connections) {
        return connections
                .map(early ->
                        Thread.ofPlatform().daemon().name("early-connection").start(() -> open(early.get())))
                .toList();
    }

    private static void open(EarlyConnection early) {
        try {
            early.open();
        } catch (SQLException | FlywayException | PipelineFault trouble) {
            // The first event meets it too, if it lasts, and tells of it: a function starts without its database.
        }
    }
}
