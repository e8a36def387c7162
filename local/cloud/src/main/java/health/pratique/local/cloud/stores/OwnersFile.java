package health.pratique.local.cloud.stores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A small file of JSON that its owner alone can read, for what opens everything else.
 *
 * @param content what is in it, for messages
 */
public record OwnersFile(Path path, String content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty when there is none yet. */
    public Optional<JsonNode> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(path.toFile()));
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** Written beside and moved over, so that a crash leaves the old file or the new one. */
    public void write(JsonNode value) {
        try {
            Path directory = path.toAbsolutePath().getParent();
            Files.createDirectories(directory, ownerOnly("rwx------"));
            Path written = Files.createTempFile(directory, "written", ".tmp", ownerOnly("rw-------"));
            JSON.writerWithDefaultPrettyPrinter().writeValue(written.toFile(), value);
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreFailure(
                    "The " + content + " could not be written to " + path + ": see that the disk has room.", e);
        }
    }

    /** Without a cause: a parser quotes what it could not parse. */
    public StoreFailure unreadable() {
        return new StoreFailure("The " + content + " in " + path + " cannot be read: put the file back or remove it.");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
