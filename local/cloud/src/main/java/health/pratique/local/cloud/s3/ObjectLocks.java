package health.pratique.local.cloud.s3;

import health.pratique.local.cloud.gateway.ErrorShape;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Object lock, which the store behind the gateway keeps but does not enforce: a protected version is neither deleted nor less protected, a
 * bucket with locks keeps its versions, and new versions get the bucket's default retention.
 */
final class ObjectLocks {

    private static final String ALTERED = "object-lock";

    private final S3Store store;
    private final Clock clock;
    private final Map<String, Optional<BucketLock>> locks = new ConcurrentHashMap<>();

    /** A bucket's lock, with the retention of new versions. */
    private record BucketLock(Optional<BucketSettings.DefaultRetention> retention) {}

    ObjectLocks(S3Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The answer to a request that the locks forbid. */
    Optional<GatewayResponse> refusal(GatewayRequest request, S3Address address) throws IOException {
        if (address.bucket().isEmpty()
                || request.method().equals("GET")
                || request.method().equals("HEAD")) {
            return Optional.empty();
        }
        if (address.isBucket() && address.has(ALTERED)) {
            locks.remove(address.bucket());
        }
        if (lock(address.bucket()).isEmpty()) {
            return Optional.empty();
        }
        if (address.isBucket() && address.has("versioning") && !enables(request.body())) {
            return Optional.of(ErrorShape.S3.error(
                    409,
                    "InvalidBucketState",
                    "Object lock is on in this bucket, so its versions cannot be suspended."));
        }
        return address.isObject() ? refusalOfObject(request, address) : Optional.empty();
    }

    /** Protects a version that was just stored, as the request or the bucket says. */
    void protect(GatewayRequest request, S3Address address, String versionId) throws IOException {
        Optional<BucketLock> lock = lock(address.bucket());
        if (lock.isEmpty()) {
            return;
        }
        String query = "&versionId=" + encode(versionId);
        Optional<Retention> retention =
                asked(request).or(() -> lock.get().retention().map(this::fromNow));
        if (retention.isPresent()) {
            store.demand(
                    "PUT", request.path(), "retention" + query, retention.get().toXml());
        }
        if (request.header("x-amz-object-lock-legal-hold").filter("ON"::equals).isPresent()) {
            store.demand(
                    "PUT",
                    request.path(),
                    "legal-hold" + query,
                    "<LegalHold xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>ON</Status></LegalHold>");
        }
    }

    boolean isProtected(String path, String versionId, boolean bypassed) throws IOException {
        String query = "&versionId=" + encode(versionId);
        Optional<Retention> retention = read(path, "retention" + query).flatMap(Retention::of);
        if (retention
                .filter(found -> found.protectsAt(clock.instant(), bypassed))
                .isPresent()) {
            return true;
        }
        return read(path, "legal-hold" + query)
                .flatMap(xml -> xml.text("Status"))
                .filter("ON"::equals)
                .isPresent();
    }

    boolean isLocked(String bucket) throws IOException {
        return lock(bucket).isPresent();
    }

    /** A new bucket, or one with a new lock, is looked at anew. */
    void forget(String bucket) {
        locks.remove(bucket);
    }

    static boolean bypasses(GatewayRequest request) {
        return request.header("x-amz-bypass-governance-retention")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    static GatewayResponse denial() {
        return ErrorShape.S3.error(403, "AccessDenied", "Access Denied because object protected by object lock.");
    }

    private Optional<GatewayResponse> refusalOfObject(GatewayRequest request, S3Address address) throws IOException {
        Optional<String> version = address.versionId();
        if (request.method().equals("DELETE") && address.isWholeObject() && version.isPresent()) {
            boolean kept = isProtected(request.path(), version.get(), bypasses(request));
            return kept ? Optional.of(denial()) : Optional.empty();
        }
        if (request.method().equals("PUT") && address.has("retention")) {
            String query =
                    "retention" + version.map(id -> "&versionId=" + encode(id)).orElse("");
            Optional<Retention> present = read(request.path(), query).flatMap(Retention::of);
            Optional<Retention> wanted = S3Xml.parse(request.body()).flatMap(Retention::of);
            boolean permitted =
                    present.isEmpty() || present.get().mayBecome(wanted, clock.instant(), bypasses(request));
            return permitted ? Optional.empty() : Optional.of(denial());
        }
        return Optional.empty();
    }

    private Optional<BucketLock> lock(String bucket) throws IOException {
        Optional<BucketLock> known = locks.get(bucket);
        if (known == null) {
            known = read("/" + bucket, ALTERED)
                    .filter(xml -> xml.text("ObjectLockEnabled").isPresent())
                    .map(xml -> new BucketLock(defaultRetention(xml)));
            locks.put(bucket, known);
        }
        return known;
    }

    private static Optional<BucketSettings.DefaultRetention> defaultRetention(S3Xml xml) {
        return xml.text("Mode").map(mode -> {
            int days = xml.text("Days").map(Integer::parseInt).orElse(0);
            int years = xml.text("Years").map(Integer::parseInt).orElse(0);
            return new BucketSettings.DefaultRetention(mode, days + 365 * years);
        });
    }

    private Optional<S3Xml> read(String path, String query) throws IOException {
        GatewayResponse response = store.call("GET", path, query);
        return response.status() == 200 ? S3Xml.parse(response.body()) : Optional.empty();
    }

    private static Optional<Retention> asked(GatewayRequest request) {
        return request.header("x-amz-object-lock-mode")
                .flatMap(mode -> request.header("x-amz-object-lock-retain-until-date")
                        .map(until -> new Retention(mode, Instant.parse(until))));
    }

    private Retention fromNow(BucketSettings.DefaultRetention retention) {
        return new Retention(retention.mode(), clock.instant().plus(Duration.ofDays(retention.days())));
    }

    private static boolean enables(byte[] versioning) throws IOException {
        return S3Xml.parse(versioning)
                .flatMap(xml -> xml.text("Status"))
                .filter("Enabled"::equals)
                .isPresent();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static Map<String, List<String>> enablingHeader() {
        return Map.of("x-amz-bucket-object-lock-enabled", List.of("true"));
    }
}
