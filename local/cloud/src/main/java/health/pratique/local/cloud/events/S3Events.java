package health.pratique.local.cloud.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.s3.ObjectCreated;
import health.pratique.local.cloud.s3.ObjectCreatedListener;
import health.pratique.local.cloud.template.Arns;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Puts S3's {@code Object Created} event on the bus for objects in the buckets that have EventBridge on. */
public final class S3Events implements ObjectCreatedListener {

    private final Set<String> buckets;
    private final EventBus bus;
    private final AtomicLong sequence;

    /** @param buckets those with EventBridge on */
    public S3Events(Set<String> buckets, EventBus bus, Instant now) {
        this.buckets = Set.copyOf(buckets);
        this.bus = bus;
        // Later versions of a key must compare greater, after a restart too.
        this.sequence = new AtomicLong(now.toEpochMilli() << 16);
    }

    @Override
    public void created(ObjectCreated created) {
        if (buckets.contains(created.bucket())) {
            bus.put(event(created, Instant.now()));
        }
    }

    private ObjectNode event(ObjectCreated created, Instant time) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Object Created")
                .put("source", "aws.s3")
                .put("account", Arns.ACCOUNT)
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Arns.REGION);
        event.putArray("resources").add(Arns.bucket(created.bucket()));
        ObjectNode detail = event.putObject("detail").put("version", "0");
        detail.putObject("bucket").put("name", created.bucket());
        ObjectNode object = detail.putObject("object")
                .put("key", created.key())
                .put("size", created.sizeBytes())
                .put("etag", created.eTag().replace("\"", ""));
        if (!created.versionId().isEmpty() && !created.versionId().equals("null")) {
            object.put("version-id", created.versionId());
        }
        object.put("sequencer", HexFormat.of().withUpperCase().toHexDigits(sequence.incrementAndGet()));
        detail.put("request-id", UUID.randomUUID().toString().replace("-", "").substring(0, 16))
                .put("requester", Arns.ACCOUNT)
                .put("source-ip-address", "127.0.0.1")
                .put("reason", created.reason());
        return event;
    }
}
