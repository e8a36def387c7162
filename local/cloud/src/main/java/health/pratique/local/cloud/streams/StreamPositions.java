package health.pratique.local.cloud.streams;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** How far each shard has been read. What is lost of it is read again, which a stream's reader has to bear anyway. */
public final class StreamPositions {

    private final Optional<Path> file;
    private final Properties positions = new Properties();

    private StreamPositions(Optional<Path> file) {
        this.file = file;
    }

    public static StreamPositions inMemory() {
        return new StreamPositions(Optional.empty());
    }

    /** Positions that outlive the platform, in this directory. */
    public static StreamPositions in(Path directory) {
        Path file = directory.resolve("positions.properties");
        StreamPositions kept = new StreamPositions(Optional.of(file));
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                kept.positions.load(in);
            } catch (IOException | IllegalArgumentException torn) {
                kept.positions.clear();
            }
        }
        return kept;
    }

    /** The sequence number of the last record that a reader is done with. */
    synchronized Optional<String> last(String reader, String shard) {
        return Optional.ofNullable(positions.getProperty(reader + "/" + shard));
    }

    synchronized void done(String reader, String shard, String sequenceNumber) {
        positions.setProperty(reader + "/" + shard, sequenceNumber);
        file.ifPresent(this::save);
    }

    private void save(Path to) {
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Path fresh = to.resolveSibling(to.getFileName() + ".new");
            try (OutputStream out = Files.newOutputStream(fresh)) {
                positions.store(out, null);
            }
            Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            // Read again after a restart.
            assert full != null;
        }
    }
}
