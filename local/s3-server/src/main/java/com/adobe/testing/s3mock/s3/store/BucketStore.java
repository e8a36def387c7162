package com.adobe.testing.s3mock.s3.store;

import com.adobe.testing.s3mock.s3.dto.BucketInfo;
import com.adobe.testing.s3mock.s3.dto.BucketLifecycleConfiguration;
import com.adobe.testing.s3mock.s3.dto.LocationInfo;
import com.adobe.testing.s3mock.s3.dto.ObjectLockConfiguration;
import com.adobe.testing.s3mock.s3.dto.ObjectLockEnabled;
import com.adobe.testing.s3mock.s3.dto.ObjectOwnership;
import com.adobe.testing.s3mock.s3.dto.VersioningConfiguration;
import com.adobe.testing.s3mock.s3.model.BucketMetadata;
import health.pratique.local.s3.OpenBucket;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * Stands in for S3Mock's class of this name, which reads and writes a file of all the bucket's keys at every request, so that each object makes
 * the next one slower. This one has S3Mock's signatures and its directory layout, and costs the same however many objects there are.
 */
public class BucketStore {

    public static final String BUCKET_META_FILE = "bucketMetadata.json";

    private final Path root;
    private final DateTimeFormatter dates;
    private final String region;
    private final ObjectMapper json;
    private final Map<String, OpenBucket> buckets = new ConcurrentHashMap<>();

    public BucketStore(File root, DateTimeFormatter dates, String region, ObjectMapper json) {
        this.root = root.toPath().toAbsolutePath().normalize();
        this.dates = dates;
        this.region = region;
        this.json = json;
    }

    public final List<BucketMetadata> listBuckets() {
        return buckets.values().stream().map(OpenBucket::metadata).toList();
    }

    public final BucketMetadata getBucketMetadata(String bucketName) {
        return bucket(bucketName).metadata();
    }

    public final UUID addKeyToBucket(String key, String bucketName) {
        return onDisk(() -> bucket(bucketName).keys().add(key));
    }

    public final List<UUID> lookupIdsInBucket(@Nullable String prefix, String bucketName) {
        return lookup(prefix, bucketName, Map.Entry::getValue);
    }

    public final List<String> lookupKeysInBucket(@Nullable String prefix, String bucketName) {
        return lookup(prefix, bucketName, Map.Entry::getKey);
    }

    public final boolean removeFromBucket(String key, String bucketName) {
        return onDisk(() -> bucket(bucketName).keys().remove(key));
    }

    public final BucketMetadata createBucket(
            String bucketName,
            boolean objectLockEnabled,
            ObjectOwnership objectOwnership,
            @Nullable String bucketRegion,
            @Nullable BucketInfo bucketInfo,
            @Nullable LocationInfo locationInfo) {
        return buckets.compute(bucketName, (name, existing) -> {
                    if (existing != null) {
                        throw new IllegalStateException("Bucket already exists.");
                    }
                    return onDisk(() -> {
                        Path directory = Files.createDirectories(directory(name));
                        BucketMetadata settings = new BucketMetadata(
                                name,
                                dates.format(LocalDateTime.now(ZoneOffset.UTC)),
                                new VersioningConfiguration(null, null),
                                objectLockEnabled ? new ObjectLockConfiguration(ObjectLockEnabled.ENABLED, null) : null,
                                null,
                                objectOwnership,
                                directory,
                                bucketRegion == null ? region : bucketRegion,
                                bucketInfo,
                                locationInfo,
                                Map.of());
                        return OpenBucket.create(directory.resolve(BUCKET_META_FILE), json, settings);
                    });
                })
                .metadata();
    }

    public final boolean doesBucketExist(String bucketName) {
        return buckets.containsKey(bucketName);
    }

    public final boolean isObjectLockEnabled(String bucketName) {
        ObjectLockConfiguration lock = getBucketMetadata(bucketName).getObjectLockConfiguration();
        return lock != null && lock.getObjectLockEnabled() == ObjectLockEnabled.ENABLED;
    }

    public final void storeObjectLockConfiguration(BucketMetadata metadata, ObjectLockConfiguration configuration) {
        onDisk(() -> bucket(metadata.getName()).setObjectLock(configuration));
    }

    public final void storeVersioningConfiguration(BucketMetadata metadata, VersioningConfiguration configuration) {
        onDisk(() -> bucket(metadata.getName()).setVersioning(configuration));
    }

    public final void storeBucketLifecycleConfiguration(
            BucketMetadata metadata, @Nullable BucketLifecycleConfiguration configuration) {
        onDisk(() -> bucket(metadata.getName()).setLifecycle(configuration));
    }

    public final boolean isBucketEmpty(String bucketName) {
        return bucket(bucketName).keys().isEmpty();
    }

    /** Whether it was empty, and is gone. */
    public final boolean deleteBucket(String bucketName) {
        if (!isBucketEmpty(bucketName)) {
            return false;
        }
        onDisk(() -> deleteTree(directory(bucketName)));
        buckets.remove(bucketName);
        return true;
    }

    /** The ids of all objects of these buckets. */
    public final List<UUID> loadBuckets(List<String> bucketNames) {
        for (String name : bucketNames) {
            buckets.put(name, onDisk(() -> OpenBucket.open(directory(name).resolve(BUCKET_META_FILE), json)));
        }
        return bucketNames.stream()
                .flatMap(name -> bucket(name).keys().startingWith(""))
                .map(Map.Entry::getValue)
                .toList();
    }

    private OpenBucket bucket(String name) {
        OpenBucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new IllegalStateException("Bucket does not exist.");
        }
        return bucket;
    }

    private <R> List<R> lookup(@Nullable String prefix, String bucketName, Function<Map.Entry<String, UUID>, R> part) {
        return bucket(bucketName)
                .keys()
                .startingWith(prefix == null ? "" : prefix)
                .map(part)
                .toList();
    }

    private Path directory(String bucketName) {
        Path directory = root.resolve(bucketName).normalize();
        if (!root.equals(directory.getParent())) {
            throw new IllegalArgumentException("The name of a bucket is no path.");
        }
        return directory;
    }

    private static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** S3Mock answers an IllegalStateException with an internal error, which clients try again. */
    private static <T> T onDisk(Reading<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new IllegalStateException("A bucket could not be read or written: see the cause.", e);
        }
    }

    private static void onDisk(Writing work) {
        onDisk(() -> {
            work.run();
            return true;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T run() throws IOException;
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
