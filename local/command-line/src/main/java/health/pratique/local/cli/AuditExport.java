package health.pratique.local.cli;

import health.pratique.audit.archive.Anchor;
import health.pratique.audit.archive.AnchorReader;
import health.pratique.audit.archive.ArchiveBatch;
import health.pratique.audit.archive.ExportManifest;
import health.pratique.audit.archive.ExportVerifier.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Copies the archive's anchors and every file that they vouch for. What is in the directory already is not fetched again: an
 * export grows, and one that was cut off goes on. What no anchor vouches for yet is left for the next time.
 */
final class AuditExport {

    /** What is there after the copy. */
    record Copied(long anchors, long files, long fetched) {}

    private final S3Client s3;
    private final String bucket;
    private final AnchorReader reader = new AnchorReader();
    private long files;
    private long fetched;

    AuditExport(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** @throws CommandFailed when there is no anchor yet, or one does not hold */
    Copied into(Path directory) throws IOException {
        Optional<Anchor> newest = Optional.empty();
        for (String key : (Iterable<String>)
                s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(Anchor.FOLDER)).contents().stream()
                        .map(S3Object::key)::iterator) {
            Path file = copy(directory, key);
            Anchor anchor = read(key, Files.readString(file));
            for (ArchiveBatch batch : anchor.batches()) {
                copy(directory, batch.file());
                files++;
            }
            newest = Optional.of(anchor);
        }
        Anchor last = newest.orElseThrow(
                () -> new CommandFailed("the archive has no anchor yet: one is written each minute, try again then"));
        new ExportManifest(new Expected(last.number(), last.hash()), Instant.now()).write(directory);
        return new Copied(last.number(), files, fetched);
    }

    private Anchor read(String key, String text) {
        try {
            return reader.read(text);
        } catch (IllegalArgumentException changed) {
            throw new CommandFailed(key + " does not hold: delete it from the directory and try again, and tell"
                    + " whoever guards the bucket if it still does not");
        }
    }

    private Path copy(Path directory, String key) throws IOException {
        Path root = directory.toAbsolutePath().normalize();
        Path file = root.resolve(key).normalize();
        if (!file.startsWith(root)) {
            throw new CommandFailed("the archive names a file outside of itself: " + key);
        }
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".part");
            Files.write(
                    fresh,
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asByteArrayUnsafe());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            fetched++;
        }
        return file;
    }
}
