package health.pratique.kit.activity;

import health.pratique.fault.TransientFault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Stores;
import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** What was noted of activities when they were counted, for whoever learns from them: two weeks back, and by their ids alone. */
@ApplicationScoped
public class ActivityNotes {

    /** DynamoDB's own limit for one call. */
    private static final int MOST_AT_ONCE = 100;

    private final DynamoDbClient dynamo;
    private final String table;

    @Inject
    public ActivityNotes(DynamoDbClient dynamo, KitSettings settings) {
        this(dynamo, settings.activityTable());
    }

    /** Over a table of the caller's, where there is no container. */
    public ActivityNotes(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * One activity that was counted with a note.
     *
     * @param id the document's or the request's
     * @param doneBy an opaque key for each actor; the same actor has the same
     */
    public record Noted(String id, Set<String> doneBy, String note) {

        public Noted {
            doneBy = Set.copyOf(doneBy);
        }

        /** Tells no actor. */
        @Override
        public String toString() {
            return "Noted[" + id + "]";
        }
    }

    /**
     * In no order; those that were never counted, without a note, or too long ago are left out.
     *
     * @throws TransientFault ACTIVITY_UNAVAILABLE
     */
    public List<Noted> of(Custodian custodian, ActivityKind kind, Collection<String> ids) {
        List<Map<String, AttributeValue>> keys = ids.stream()
                .distinct()
                .map(id -> ActivityItems.eventKey(custodian, kind, id))
                .toList();
        List<Noted> noted = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
            List<Map<String, AttributeValue>> some = keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE));
            read(some).forEach(event -> ActivityItems.note(event)
                    .map(note -> new Noted(ActivityItems.eventId(event), ActivityItems.doneBy(event), note))
                    .ifPresent(noted::add));
        }
        return noted;
    }

    /** The paginator asks again for what DynamoDB left unprocessed. */
    private List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys) {
        Map<String, KeysAndAttributes> asked =
                Map.of(table, KeysAndAttributes.builder().keys(keys).build());
        return Stores.activity(() -> dynamo.batchGetItemPaginator(request -> request.requestItems(asked)).stream()
                .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
                .toList());
    }
}
