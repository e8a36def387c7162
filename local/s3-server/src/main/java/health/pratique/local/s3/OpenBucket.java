package health.pratique.local.s3;

import com.adobe.testing.s3mock.s3.dto.BucketLifecycleConfiguration;
import com.adobe.testing.s3mock.s3.dto.ObjectLockConfiguration;
import com.adobe.testing.s3mock.s3.dto.VersioningConfiguration;
import com.adobe.testing.s3mock.s3.model.BucketMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * A bucket whose settings and keys are held in memory. Its metadata file is S3Mock's own, settings and keys in one; it is written when the bucket
 * is opened and when a setting changes, and {@code keys.log} next to it has what happened to the keys in between.
 */
public final class OpenBucket {

    private final Path file;
    private final ObjectMapper json;
    private final BucketKeys keys;
    private volatile BucketMetadata metadata;

    private OpenBucket(Path file, ObjectMapper json, BucketKeys keys, BucketMetadata settings) {
        this.file = file;
        this.json = json;
        this.keys = keys;
        this.metadata = copy(
                settings,
                settings.getVersioningConfiguration(),
                settings.getObjectLockConfiguration(),
                settings.getBucketLifecycleConfiguration(),
                keys.asMap());
    }

    /** A new bucket, whose directory is there. */
    public static OpenBucket create(Path file, ObjectMapper json, BucketMetadata settings) throws IOException {
        OpenBucket bucket = new OpenBucket(file, json, BucketKeys.none(log(file)), settings);
        bucket.write();
        return bucket;
    }

    public static OpenBucket open(Path file, ObjectMapper json) throws IOException {
        BucketMetadata written = json.readValue(file.toFile(), BucketMetadata.class);
        BucketKeys keys = BucketKeys.open(written.getObjects(), log(file));
        OpenBucket bucket = new OpenBucket(file, json, keys, written);
        if (keys.isAhead()) {
            bucket.write();
        }
        return bucket;
    }

    public BucketKeys keys() {
        return keys;
    }

    /** Its objects are a view: they change with the bucket. */
    public BucketMetadata metadata() {
        return metadata;
    }

    public synchronized void setVersioning(VersioningConfiguration versioning) throws IOException {
        metadata = copy(
                metadata,
                versioning,
                metadata.getObjectLockConfiguration(),
                metadata.getBucketLifecycleConfiguration(),
                keys.asMap());
        write();
    }

    public synchronized void setObjectLock(ObjectLockConfiguration lock) throws IOException {
        metadata = copy(
                metadata,
                metadata.getVersioningConfiguration(),
                lock,
                metadata.getBucketLifecycleConfiguration(),
                keys.asMap());
        write();
    }

    /** @param lifecycle null takes the present one away */
    public synchronized void setLifecycle(@Nullable BucketLifecycleConfiguration lifecycle) throws IOException {
        metadata = copy(
                metadata,
                metadata.getVersioningConfiguration(),
                metadata.getObjectLockConfiguration(),
                lifecycle,
                keys.asMap());
        write();
    }

    /** Never half a file: the new one takes the place of the old one when it is whole. */
    private void write() throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        keys.writeAll(() -> {
            json.writeValue(whole.toFile(), metadata);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    private static BucketMetadata copy(
            BucketMetadata of,
            @Nullable VersioningConfiguration versioning,
            @Nullable ObjectLockConfiguration lock,
            @Nullable BucketLifecycleConfiguration lifecycle,
            Map<String, UUID> objects) {
        return new BucketMetadata(
                of.getName(),
                of.getCreationDate(),
                versioning,
                lock,
                lifecycle,
                of.getObjectOwnership(),
                of.getPath(),
                of.getBucketRegion(),
                of.getBucketInfo(),
                of.getLocationInfo(),
                objects);
    }

    private static Path log(Path file) {
        return file.resolveSibling("keys.log");
    }
}
