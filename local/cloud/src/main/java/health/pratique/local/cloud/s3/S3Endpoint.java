package health.pratique.local.cloud.s3;

import health.pratique.local.cloud.gateway.BackendUse;
import health.pratique.local.cloud.gateway.ErrorShape;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.HttpBackend;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * S3: what the store behind it lacks is done here. That is events of new versions, default encryption, object lock, conditional writes that hold
 * under concurrency, and a plain refusal of what the store would misunderstand. Accepts what is not plainly another protocol, so it comes last.
 */
public final class S3Endpoint implements ServiceEndpoint, AutoCloseable {

    private static final int WRITE_LOCKS = 64;

    private final EmbeddedS3 embedded;
    private final HttpBackend backend;
    private final S3Store store;
    private final ObjectLocks locks;
    private final LockedDeletion deletion;
    private final NewVersions versions;
    private final Map<String, BucketSettings> buckets = new ConcurrentHashMap<>();
    private final List<ReentrantLock> writes =
            Stream.generate(ReentrantLock::new).limit(WRITE_LOCKS).toList();

    public S3Endpoint(EmbeddedS3 embedded, ObjectCreatedListener listener) {
        this(embedded, listener, Clock.systemUTC());
    }

    /** @param clock that retention is measured by */
    public S3Endpoint(EmbeddedS3 embedded, ObjectCreatedListener listener, Clock clock) {
        this.embedded = embedded;
        this.backend = new HttpBackend(embedded.endpoint());
        this.store = new S3Store(backend);
        this.locks = new ObjectLocks(store, clock);
        this.deletion = new LockedDeletion(store, locks);
        this.versions = new NewVersions(store, listener);
    }

    /** Makes the bucket, unless it is there already, and treats it as its settings say from now on. */
    public void provision(BucketSettings settings) throws IOException {
        String path = "/" + settings.name();
        GatewayResponse made =
                store.call("PUT", path, "", settings.objectLock() ? ObjectLocks.enablingHeader() : Map.of(), "");
        if (made.status() != 200 && made.status() != 409) {
            throw new IOException("The object store refused a bucket with status " + made.status());
        }
        if (settings.versioned()) {
            store.demand("PUT", path, "versioning", BucketXml.versioning());
        }
        if (settings.retention().isPresent()) {
            store.demand(
                    "PUT",
                    path,
                    "object-lock",
                    BucketXml.objectLock(settings.retention().get()));
        }
        settings.encryptionKey().ifPresent(embedded::trustKey);
        locks.forget(settings.name());
        buckets.put(settings.name(), settings);
    }

    /** Calls to the store and the time that they took. */
    public BackendUse use() {
        return backend.use();
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        boolean otherProtocol = request.headers().containsKey("x-amz-target")
                || request.method().equals("POST") && request.path().equals("/");
        return !otherProtocol;
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        S3Address address = S3Address.of(request);
        Optional<String> unknown = address.unknownPart();
        if (unknown.isPresent()) {
            return answerPart(unknown.get(), request.method(), address.bucket());
        }
        Optional<GatewayResponse> refused = locks.refusal(request, address);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (request.method().equals("POST")
                && address.isBucket()
                && address.has("delete")
                && locks.isLocked(address.bucket())) {
            return deletion.answer(request, address);
        }
        return isWrite(request.method()) && address.isObject() ? write(request, address) : pass(request, address);
    }

    @Override
    public GatewayResponse failure() {
        return ErrorShape.S3.error(500, "InternalError", "The local cloud failed to answer; see its log.");
    }

    @Override
    public void close() {
        backend.close();
    }

    private GatewayResponse pass(GatewayRequest request, S3Address address) throws IOException {
        GatewayResponse response = backend.send(request);
        if (request.method().equals("PUT") && address.isBucket()) {
            boolean locked = address.query().isEmpty()
                    && request.headers().containsKey("x-amz-bucket-object-lock-enabled")
                    && response.status() == 200;
            if (locked) {
                store.demand("PUT", request.path(), "versioning", BucketXml.versioning());
            }
            locks.forget(address.bucket());
        }
        return response;
    }

    /** One write at a time to each object, or two writers could both find that it does not exist. */
    private GatewayResponse write(GatewayRequest request, S3Address address) throws IOException {
        ReentrantLock lock =
                writes.get(Math.floorMod(Arrays.hashCode(new Object[] {address.bucket(), address.key()}), WRITE_LOCKS));
        GatewayResponse response;
        lock.lock();
        try {
            BucketSettings settings = settings(address.bucket());
            response = backend.send(DefaultEncryption.applied(request, address, settings));
            if (NewVersions.isStored(request, address, response)) {
                locks.protect(request, address, NewVersions.versionId(response));
            }
        } finally {
            lock.unlock();
        }
        if (settings(address.bucket()).events() && NewVersions.isStored(request, address, response)) {
            versions.tell(request, address, response);
        }
        return response;
    }

    private GatewayResponse answerPart(String part, String method, String bucket) {
        if (part.equals("encryption") && method.equals("GET")) {
            return GatewayResponse.of(
                    200,
                    "application/xml",
                    BucketXml.encryption(settings(bucket)).getBytes(StandardCharsets.UTF_8));
        }
        return ErrorShape.S3.error(
                501, "NotImplemented", "The local cloud does not implement the bucket's " + part + ".");
    }

    private BucketSettings settings(String bucket) {
        return buckets.getOrDefault(bucket, BucketSettings.plain(bucket));
    }

    private static boolean isWrite(String method) {
        return method.equals("PUT") || method.equals("POST") || method.equals("DELETE");
    }
}
