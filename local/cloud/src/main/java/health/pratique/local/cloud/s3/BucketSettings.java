package health.pratique.local.cloud.s3;

import java.util.Optional;

/**
 * A bucket as a template describes it.
 *
 * @param events whether its object events are raised
 * @param encryption default algorithm, {@code AES256} or {@code aws:kms}; S3 takes AES256 where a bucket names none
 * @param encryptionKey ARN of the key for {@code aws:kms}
 * @param objectLock whether versions can be protected from deletion
 * @param retention of new versions in a bucket with object lock
 */
public record BucketSettings(
        String name,
        boolean versioned,
        boolean events,
        Optional<String> encryption,
        Optional<String> encryptionKey,
        boolean objectLock,
        Optional<DefaultRetention> retention) {

    static final String AES256 = "AES256";

    /** @param mode GOVERNANCE or COMPLIANCE */
    public record DefaultRetention(String mode, int days) {}

    /** Without versions, events, key or lock. */
    public static BucketSettings plain(String name) {
        return new BucketSettings(name, false, false, Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    public BucketSettings withVersions() {
        return new BucketSettings(name, true, events, encryption, encryptionKey, objectLock, retention);
    }

    public BucketSettings withEvents() {
        return new BucketSettings(name, versioned, true, encryption, encryptionKey, objectLock, retention);
    }

    public BucketSettings encryptedWith(String keyArn) {
        return new BucketSettings(
                name, versioned, events, Optional.of("aws:kms"), Optional.of(keyArn), objectLock, retention);
    }

    /** Object lock needs versions. */
    public BucketSettings withObjectLock(Optional<DefaultRetention> ofNewVersions) {
        return new BucketSettings(name, true, events, encryption, encryptionKey, true, ofNewVersions);
    }
}
