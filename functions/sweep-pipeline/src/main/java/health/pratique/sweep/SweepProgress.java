package health.pratique.sweep;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.IntakeBucket.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far sweeps have got in the intake bucket, so that each goes on where the last one stopped. Forgetting it costs time only. */
@ApplicationScoped
public class SweepProgress {

    private static final Map<String, AttributeValue> INTAKE = Map.of("sweep", AttributeValue.fromS("intake"));

    private final DynamoDbClient dynamo;
    private final SweepSettings settings;

    public SweepProgress(DynamoDbClient dynamo, SweepSettings settings) {
        this.dynamo = dynamo;
        this.settings = settings;
    }

    /** Empty when the next sweep begins at the beginning. */
    Optional<Place> intake() {
        try {
            Map<String, AttributeValue> item = dynamo.getItem(request ->
                            request.tableName(settings.progressTable()).key(INTAKE))
                    .item();
            AttributeValue key = item.get("key");
            AttributeValue version = item.get("version");
            return key == null || version == null ? Optional.empty() : Optional.of(new Place(key.s(), version.s()));
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE).at(unreachable);
        }
    }

    /** The bucket was looked at up to here. */
    void reached(Place place) {
        try {
            dynamo.putItem(request -> request.tableName(settings.progressTable())
                    .item(Map.of(
                            "sweep", AttributeValue.fromS("intake"),
                            "key", AttributeValue.fromS(place.key()),
                            "version", AttributeValue.fromS(place.version()))));
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE).at(unreachable);
        }
    }

    /** The bucket was looked at to its end. */
    void done() {
        try {
            dynamo.deleteItem(
                    request -> request.tableName(settings.progressTable()).key(INTAKE));
        } catch (SdkException unreachable) {
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE).at(unreachable);
        }
    }
}
