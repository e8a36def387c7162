package health.pratique.local.cloud.s3;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.wire.QueryForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a path-style request is about.
 *
 * @param bucket empty for the service itself
 * @param key decoded; empty for the bucket itself
 * @param query decoded; a name without a value has an empty one
 */
public record S3Address(String bucket, String key, Map<String, String> query) {

    static final Set<String> OBJECT_PARTS = Set.of(
            "acl",
            "tagging",
            "retention",
            "legal-hold",
            "attributes",
            "uploads",
            "uploadId",
            "torrent",
            "restore",
            "select");

    /** Parts of a bucket that S3Mock does not know, and takes for the bucket itself. */
    private static final Set<String> UNKNOWN_BUCKET_PARTS = Set.of(
            "accelerate",
            "acl",
            "analytics",
            "cors",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "logging",
            "metrics",
            "notification",
            "ownershipControls",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "replication",
            "requestPayment",
            "tagging",
            "website");

    public static S3Address of(GatewayRequest request) {
        String path = request.path().substring(1);
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        return new S3Address(decodePath(bucket), decodePath(key), query(request.rawQuery()));
    }

    public boolean isObject() {
        return !bucket.isEmpty() && !key.isEmpty();
    }

    public boolean isBucket() {
        return !bucket.isEmpty() && key.isEmpty();
    }

    public boolean has(String part) {
        return query.containsKey(part);
    }

    public Optional<String> versionId() {
        return Optional.ofNullable(query.get("versionId"));
    }

    /** Whether it is the object, and not its tags, its parts or the like. */
    boolean isWholeObject() {
        return isObject() && query.keySet().stream().noneMatch(OBJECT_PARTS::contains);
    }

    /** The part of the bucket that the store behind the gateway does not know. */
    Optional<String> unknownPart() {
        return isBucket()
                ? query.keySet().stream().filter(UNKNOWN_BUCKET_PARTS::contains).findFirst()
                : Optional.empty();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                query.put(QueryForm.decoded(name), equals < 0 ? "" : QueryForm.decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /** A plus sign in a path is a plus sign. */
    private static String decodePath(String raw) {
        return QueryForm.decoded(raw.replace("+", "%2B"));
    }
}
