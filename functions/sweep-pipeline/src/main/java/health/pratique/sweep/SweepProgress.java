package health.pratique.sweep;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far sweeps have got in what is long, so that each goes on where the last one stopped. Forgetting it costs time only. */
@ApplicationScoped
public class SweepProgress {

    private final DynamoDbClient dynamo;
    private final SweepSettings settings;

    public SweepProgress(DynamoDbClient dynamo, SweepSettings settings) {
        this.dynamo = dynamo;
        this.settings = settings;
    }

    /**
     * The last that was looked at.
     *
     * @param within what tells those apart that have the same key
     */
    record Mark(String key, String within) {}

    /**
     * Empty when the next sweep begins at the beginning.
     *
     * @param what is gone through
     */
    Optional<Mark> mark(String what) {
        try {
            Map<String, AttributeValue> item = dynamo.getItem(request ->
                            request.tableName(settings.progressTable()).key(key(what)))
                    .item();
            AttributeValue key = item.get("key");
            AttributeValue within = item.get("version");
            return key == null || within == null ? Optional.empty() : Optional.of(new Mark(key.s(), within.s()));
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE).at(unreachable);
        }
    }

    /** It was looked at up to here. */
    void reached(String what, Mark mark) {
        try {
            dynamo.putItem(request -> request.tableName(settings.progressTable())
                    .item(Map.of(
                            "sweep", AttributeValue.fromS(what),
                            "key", AttributeValue.fromS(mark.key()),
                            "version", AttributeValue.fromS(mark.within()))));
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE).at(unreachable);
        }
    }

    /** It was looked at to its end. */
    void done(String what) {
        try {
            dynamo.deleteItem(
                    request -> request.tableName(settings.progressTable()).key(key(what)));
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE).at(unreachable);
        }
    }

    private static Map<String, AttributeValue> key(String what) {
        return Map.of("sweep", AttributeValue.fromS(what));
    }
}
