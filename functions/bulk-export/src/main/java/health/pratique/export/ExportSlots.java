package health.pratique.export;

import static health.pratique.export.ExportItems.number;
import static health.pratique.export.ExportItems.text;

import health.pratique.kit.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A client has so many places for running exports. A place is free for good when its export has had its time. */
final class ExportSlots {

    private static final String EXPORT = "export";

    private final DynamoDbClient dynamo;
    private final ExportSettings settings;
    private final InstantSource clock;

    ExportSlots(DynamoDbClient dynamo, ExportSettings settings, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ExportsBusy when none is free */
    TransactWriteItem take(ExportJob job) {
        Instant now = clock.instant();
        for (int number = 1; number <= settings.atOnce(); number++) {
            Map<String, AttributeValue> there = read(name(job, number));
            if (there.isEmpty() || expired(there, now)) {
                return taking(job, number, now);
            }
        }
        throw new ExportsBusy();
    }

    TransactWriteItem free(ExportJob job) {
        for (int number = 1; number <= settings.atOnce(); number++) {
            String name = name(job, number);
            if (job.id().equals(export(read(name)))) {
                return TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(settings.table())
                                .key(ExportItems.key(name))
                                .conditionExpression("#export = :export")
                                .expressionAttributeNames(Map.of("#export", EXPORT))
                                .expressionAttributeValues(Map.of(":export", text(job.id()))))
                        .build();
            }
        }
        throw new ExportMoved();
    }

    private TransactWriteItem taking(ExportJob job, int number, Instant now) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(settings.table())
                        .item(Map.of(
                                ExportItems.ENTRY,
                                text(name(job, number)),
                                EXPORT,
                                text(job.id()),
                                "expires",
                                number(job.expires().getEpochSecond())))
                        .conditionExpression("attribute_not_exists(entry) OR expires <= :now")
                        .expressionAttributeValues(Map.of(":now", number(now.getEpochSecond()))))
                .build();
    }

    private Map<String, AttributeValue> read(String name) {
        return Stores.registry(() -> dynamo.getItem(request -> request.tableName(settings.table())
                        .key(ExportItems.key(name))
                        .consistentRead(true))
                .item());
    }

    private static String export(Map<String, AttributeValue> slot) {
        AttributeValue export = slot.get(EXPORT);
        return export == null ? "" : export.s();
    }

    private static boolean expired(Map<String, AttributeValue> slot, Instant now) {
        AttributeValue expires = slot.get("expires");
        return expires == null || Long.parseLong(expires.n()) <= now.getEpochSecond();
    }

    private static String name(ExportJob job, int number) {
        return "slot#" + job.order().caller().custodian() + "#"
                + job.order().caller().client() + "#" + number;
    }
}
