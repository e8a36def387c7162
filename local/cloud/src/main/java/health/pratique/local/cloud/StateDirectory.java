package health.pratique.local.cloud;

import health.pratique.local.cloud.journal.Journal;
import health.pratique.local.cloud.stores.TemporaryDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where a platform keeps what it keeps. One platform at a time holds it, and its owner alone can read it: documents are in it.
 *
 * @param path temporary when nothing is to be kept
 * @param kept whether it outlives the platform
 */
record StateDirectory(Path path, boolean kept, Optional<TemporaryDirectory> temporary, Optional<FileLock> lock)
        implements AutoCloseable {

    static StateDirectory open(Optional<Path> directory) {
        if (directory.isEmpty()) {
            TemporaryDirectory temporary = TemporaryDirectory.make("pratique");
            return new StateDirectory(temporary.path(), false, Optional.of(temporary), Optional.empty());
        }
        Path path = directory.get().toAbsolutePath();
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path);
                if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return new StateDirectory(path, true, Optional.empty(), Optional.of(lock(path)));
        } catch (IOException e) {
            throw new PlatformFault(
                    "The state directory " + path + " cannot be written: free some disk space, or choose another.", e);
        }
    }

    private static FileLock lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            channel.close();
            throw inUse(path);
        }
        channel.close();
        throw inUse(path);
    }

    private static PlatformFault inUse(Path path) {
        return new PlatformFault(
                "The state directory " + path + " is in use: stop the platform that runs on it, or choose another.",
                null);
    }

    /** The place of a store's data, when it is to be kept. */
    Optional<Path> of(String store) {
        return kept ? Optional.of(path.resolve(store)) : Optional.empty();
    }

    Journal journal(String name) {
        return of(name + ".jsonl").map(Journal::open).orElseGet(Journal::inMemory);
    }

    @Override
    public void close() {
        lock.ifPresent(held -> {
            try {
                held.acquiredBy().close();
            } catch (IOException e) {
                throw new PlatformFault("The state directory " + path + " could not be let go.", e);
            }
        });
        temporary.ifPresent(TemporaryDirectory::close);
    }
}
