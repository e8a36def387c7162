package health.pratique.local.cloud.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process that holds a data directory, as its {@code postmaster.pid} names it. */
record Postmaster(ProcessHandle process) {

    private static final int STOP_SECONDS = 10;

    /** Empty when none runs; a number that was given to another program since does not count. */
    static Optional<Postmaster> of(Path dataDirectory) {
        Path file = dataDirectory.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException notThere) {
            return Optional.empty();
        }
    }

    private static Optional<Postmaster> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(true))
                .map(Postmaster::new);
    }

    /** False for one that died and that nobody has buried yet: it has no program any more, but its number still blocks a new server. */
    boolean serves() {
        return process.info().command().isPresent();
    }

    void end() {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
