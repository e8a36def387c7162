package health.pratique.local.cloud.s3;

/**
 * An object version came into being.
 *
 * @param reason the API call, as in the event's {@code detail.reason}: PutObject, CopyObject, CompleteMultipartUpload
 */
public record ObjectCreated(String bucket, String key, String versionId, long sizeBytes, String eTag, String reason) {}
