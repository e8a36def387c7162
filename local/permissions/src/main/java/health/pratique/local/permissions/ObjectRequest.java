package health.pratique.local.permissions;

import health.pratique.local.deployables.Origin;
import health.pratique.local.deployables.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request to S3: which buckets, which keys, which versions. */
final class ObjectRequest {

    /** A setter that no request has. */
    private static final String NONE = "";

    private final Derivation derivation;
    private final Request request;

    ObjectRequest(Derivation derivation, Request request) {
        this.derivation = derivation;
        this.request = request;
    }

    void add() {
        switch (request.type()) {
            case "s3:GetObjectRequest" -> {
                object("GetObject", "bucket", "key", "versionId");
                keys("bucket", "kms:Decrypt");
                tellingAbsence("bucket", "versionId");
            }
            case "s3:GetObjectTaggingRequest" -> {
                object("GetObjectTagging", "bucket", "key", "versionId");
                tellingAbsence("bucket", "versionId");
            }
            case "s3:GetObjectRetentionRequest" -> lock("GetObjectRetention");
            case "s3:GetObjectLegalHoldRequest" -> lock("GetObjectLegalHold");
            case "s3:PutObjectRequest" -> {
                object("PutObject", "bucket", "key", "");
                written("bucket");
            }
            case "s3:CopyObjectRequest" -> {
                object("GetObject", "sourceBucket", "sourceKey", "sourceVersionId");
                keys("sourceBucket", "kms:Decrypt");
                tellingAbsence("sourceBucket", "sourceVersionId");
                object("PutObject", "destinationBucket", "destinationKey", "");
                written("destinationBucket");
            }
            case "s3:DeleteObjectRequest" -> object("DeleteObject", "bucket", "key", "versionId");
            case "s3:DeleteObjectsRequest" -> several();
            case "s3:ListObjectsV2Request" -> listing("s3:ListBucket");
            case "s3:ListObjectVersionsRequest" -> listing("s3:ListBucketVersions");
            default -> {
                if (request.type().endsWith("Request")) {
                    derivation.unseen(request.type() + " at " + request.place()
                            + ": ObjectRequest does not know which action it is");
                }
            }
        }
    }

    private void object(String action, String bucketSetter, String keySetter, String versionSetter) {
        List<Objects> objects = objects(bucketSetter, keySetter, versionSetter);
        if (objects.isEmpty()) {
            derivation.unseen("s3:" + action + " at " + request.place() + ": of which bucket cannot be told");
        }
        for (Objects some : objects) {
            if (some.keys().isEmpty()) {
                derivation.unseen("s3:" + action + " at " + request.place() + ": of which keys in " + some.bucket()
                        + " cannot be told");
            }
            for (String key : some.keys()) {
                actions(action, some.versions())
                        .forEach(one -> derivation.need(one, some.bucket() + "/" + key, request.place()));
            }
        }
    }

    /** A bucket without object lock has none to tell of, whoever asks. */
    private void lock(String action) {
        objects("bucket", "key", NONE).stream()
                .filter(some -> derivation.locks(some.bucket()))
                .forEach(some -> some.keys()
                        .forEach(key -> derivation.need("s3:" + action, some.bucket() + "/" + key, request.place())));
    }

    /** S3 asks for another action when a version is named; where that may be left out, for either. */
    private static Set<String> actions(String action, Set<Origin> version) {
        String ofVersion = "s3:" + action.replace("Object", "ObjectVersion");
        if (version.isEmpty()) {
            return Set.of("s3:" + action);
        }
        return version.stream().allMatch(ObjectRequest::listed) ? Set.of(ofVersion) : Set.of("s3:" + action, ofVersion);
    }

    private static boolean listed(Origin origin) {
        return origin instanceof Origin.Listed || (origin instanceof Origin.Part part && listed(part.value()));
    }

    /**
     * Objects of one bucket.
     *
     * @param versions where the versions come from that are asked for; empty when none is
     */
    private record Objects(String bucket, Set<String> keys, Set<Origin> versions) {}

    /** Bucket, keys and versions: of the same location where they are parts of one. */
    private List<Objects> objects(String bucketSetter, String keySetter, String versionSetter) {
        List<Objects> found = new ArrayList<>();
        for (Origin bucket : request.set(bucketSetter)) {
            Optional<String> name = derivation.name(request, bucket);
            if (name.isEmpty()) {
                derivation.unseen(request.type() + " at " + request.place() + ": the bucket comes from " + bucket);
            } else {
                found.add(new Objects(
                        name.get(),
                        Keys.widest(beside(bucket, keySetter)
                                .flatMap(key -> patterns(name.get(), key, keySetter.equals("prefix")).stream())
                                .collect(Collectors.toSet())),
                        beside(bucket, versionSetter).collect(Collectors.toSet())));
            }
        }
        return found;
    }

    private Stream<Origin> beside(Origin bucket, String setter) {
        return request.set(setter).stream()
                .filter(other -> !(bucket instanceof Origin.Part(Object whole, Origin value)
                        && other instanceof Origin.Part(Object otherWhole, Origin otherValue)
                        && !whole.equals(otherWhole)));
    }

    private Set<String> patterns(String bucket, Origin key, boolean prefix) {
        return switch (key) {
            case Origin.Part part -> patterns(bucket, part.value(), prefix);
            case Origin.Text text when prefix -> Set.of(Keys.below(text.pattern()));
            case Origin.Text text when !text.equals(Origin.Text.ANY) -> Set.of(Keys.pattern(text.pattern()));
            case Origin.Listed listed -> listed(bucket);
            default -> {
                derivation.unseen(request.type() + " at " + request.place() + ": the key comes from " + key);
                yield Set.of();
            }
        };
    }

    /** What the function's own listings of the bucket tell of. */
    private Set<String> listed(String bucket) {
        Set<String> found = new LinkedHashSet<>();
        for (Request listing : derivation.requests()) {
            if (listing.type().startsWith("s3:List")) {
                new ObjectRequest(derivation, listing)
                        .objects("bucket", "prefix", NONE).stream()
                                .filter(some -> some.bucket().equals(bucket))
                                .forEach(some -> found.addAll(some.keys()));
            }
        }
        return found;
    }

    private void several() {
        objects("bucket", NONE, NONE).forEach(some -> derivation.requests().stream()
                .filter(other -> other.type().equals("s3:ObjectIdentifier"))
                .flatMap(other -> other.set("key").stream())
                .flatMap(key -> patterns(some.bucket(), key, false).stream())
                .forEach(key -> derivation.need("s3:DeleteObject", some.bucket() + "/" + key, request.place())));
    }

    private void listing(String action) {
        objects("bucket", "prefix", NONE).forEach(some -> some.keys()
                .forEach(prefix -> derivation.lists(action, some.bucket(), prefix, request.place())));
    }

    /** Without it S3 answers 403 for what is not there, which the code takes for a fault and not for an absence. */
    private void tellingAbsence(String bucketSetter, String versionSetter) {
        if (!request.awaitsAbsence()) {
            return;
        }
        for (Objects some : objects(bucketSetter, NONE, versionSetter)) {
            derivation.need("s3:ListBucket", some.bucket(), request.place());
            if (!some.versions().isEmpty()) {
                derivation.need("s3:ListBucketVersions", some.bucket(), request.place());
            }
        }
    }

    /** All buckets have a bucket key, whose integrity S3 checks before it encrypts with it. */
    private void written(String bucketSetter) {
        keys(bucketSetter, "kms:Decrypt", "kms:GenerateDataKey");
    }

    private void keys(String bucketSetter, String... actions) {
        objects(bucketSetter, NONE, NONE).forEach(some -> derivation.key(request, some.bucket(), actions));
    }
}
