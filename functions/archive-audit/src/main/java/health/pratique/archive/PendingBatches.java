package health.pratique.archive;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.archive.ArchiveBatch;
import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is archived and not anchored yet: a table that holds a minute's files, and is empty when nothing happens. Losing it
 * loses no row, only the anchors' word for rows that are archived already.
 */
@ApplicationScoped
public class PendingBatches {

    private static final String FILE = "file";
    private static final String BATCH = "batch";
    /** The item that remembers the newest anchor: a hint where to look, as the bucket alone says what is there. */
    private static final AttributeValue NEWEST = AttributeValue.fromS("newest-anchor");

    private final DynamoDbClient dynamo;
    private final ArchiveSettings settings;
    private final ObjectMapper json;

    public PendingBatches(DynamoDbClient dynamo, ArchiveSettings settings, ObjectMapper json) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.json = json;
    }

    /** Adding it again changes nothing. */
    void add(ArchiveBatch batch) {
        Stores.registry(() -> dynamo.putItem(request -> request.tableName(settings.pendingTable())
                .item(Map.of(FILE, AttributeValue.fromS(batch.file()), BATCH, AttributeValue.fromS(batch.toJson())))));
    }

    /** The oldest, of at most so many rows together, but at least one. */
    List<ArchiveBatch> oldest(int mostRows) {
        List<ArchiveBatch> all = Stores.registry(() -> dynamo
                .scanPaginator(request -> request.tableName(settings.pendingTable())
                        .filterExpression("attribute_exists(#batch)")
                        .expressionAttributeNames(Map.of("#batch", BATCH))
                        .consistentRead(true))
                .items()
                .stream()
                .map(this::read)
                .sorted(Comparator.comparing(ArchiveBatch::file))
                .toList());
        List<ArchiveBatch> taken = new ArrayList<>();
        int rows = 0;
        for (ArchiveBatch batch : all) {
            rows += batch.rows().size();
            if (rows > mostRows && !taken.isEmpty()) {
                break;
            }
            taken.add(batch);
        }
        return taken;
    }

    void remove(ArchiveBatch batch) {
        Stores.registry(() -> dynamo.deleteItem(request ->
                request.tableName(settings.pendingTable()).key(Map.of(FILE, AttributeValue.fromS(batch.file())))));
    }

    /** Where to look for the newest anchor; 0 when nothing is remembered. */
    long newestAnchor() {
        return Stores.registry(() -> {
            Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(settings.pendingTable())
                            .key(Map.of(FILE, NEWEST))
                            .consistentRead(true))
                    .item();
            return item.isEmpty()
                    ? 0L
                    : Long.parseLong(requireNonNull(item.get("number")).n());
        });
    }

    void rememberAnchor(long number) {
        Stores.registry(() -> dynamo.putItem(request -> request.tableName(settings.pendingTable())
                .item(Map.of(FILE, NEWEST, "number", AttributeValue.fromN(Long.toString(number))))));
    }

    private ArchiveBatch read(Map<String, AttributeValue> item) {
        try {
            return ArchiveBatch.read(
                    json.readTree(requireNonNull(item.get(BATCH)).s()));
        } catch (JsonProcessingException garbled) {
            throw new IllegalStateException("the pending table holds what the archive did not write", garbled);
        }
    }
}
