package health.pratique.export;

import static health.pratique.export.ExportItems.number;
import static health.pratique.export.ExportItems.text;
import static health.pratique.export.ExportItems.texts;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Stores;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The {@code exports} table. What begins or ends an export is one transaction with the event that tells of it, so that there is no
 * export that the custodian's trail does not know.
 */
@ApplicationScoped
public class ExportJobs {

    private final DynamoDbClient dynamo;
    private final ExportSettings settings;
    private final CustodianTrail trail;
    private final KitSettings kit;
    private final InstantSource clock;
    private final ExportSlots slots;

    public ExportJobs(
            DynamoDbClient dynamo,
            ExportSettings settings,
            CustodianTrail trail,
            KitSettings kit,
            InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.trail = trail;
        this.kit = kit;
        this.clock = clock;
        this.slots = new ExportSlots(dynamo, settings, clock);
    }

    /**
     * Takes an order; a worker has to be told of it.
     *
     * @throws ExportsBusy when the client has as many running as it may
     */
    public ExportJob begin(ExportOrder order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ExportJob job = new ExportJob(
                UUID.randomUUID().toString().replace("-", ""),
                order,
                ExportState.RUNNING,
                now,
                now.plus(settings.kept()),
                Instant.EPOCH,
                "",
                0,
                ExportPosition.START,
                List.of());
        TransactWriteItem made = TransactWriteItem.builder()
                .put(put -> put.tableName(settings.table()).item(ExportItems.write(job)))
                .build();
        record(job, "BeginExport", () -> List.of(made, slots.take(job)));
        return job;
    }

    /** A client's own, while it is kept and was not cancelled. Reads consistently. */
    public Optional<ExportJob> find(Caller caller, String id) {
        return find(ExportJob.entry(caller.custodian().value(), caller.client(), id));
    }

    private Optional<ExportJob> find(String entry) {
        return Stores.registry(() -> Optional.of(dynamo.getItem(request -> request.tableName(settings.table())
                                .key(ExportItems.key(entry))
                                .consistentRead(true))
                        .item())
                .filter(item -> item.containsKey("id"))
                .map(ExportItems::read)
                .filter(job ->
                        job.state() != ExportState.CANCELLED && job.expires().isAfter(clock.instant())));
    }

    /** What was running stops, and what is done is not to be had any more. */
    public void cancel(ExportJob job) {
        try {
            record(job, "CancelExport", () -> ended(refreshed(job), ExportState.CANCELLED));
        } catch (ExportMoved already) {
            // Its time was over, or another request cancelled it: it is not to be had.
        }
    }

    /** Puts on record that a file was given out, before it is. */
    void givenOut(Caller caller, ExportJob job, ExportFile file, int resources) {
        trail.record(
                caller.custodian(),
                entry(
                        caller,
                        "GiveOutExport",
                        Map.of(
                                "export", job.id(),
                                "file", file.name(),
                                "resources", Integer.toString(resources),
                                "token", caller.tokenId())));
    }

    /** Takes up what runs and nobody else works on. */
    Optional<ExportJob> take(String entry) {
        Instant now = clock.instant();
        return changed(
                entry,
                "SET holder = :holder, heldUntil = :until ADD stalls :one",
                "#status = :running AND expires > :now AND heldUntil < :moment",
                Map.of(
                        ":holder", text(UUID.randomUUID().toString()),
                        ":until", number(now.plus(ExportWork.HELD).toEpochMilli()),
                        ":one", number(1),
                        ":running", text(ExportState.RUNNING.name()),
                        ":now", number(now.getEpochSecond()),
                        ":moment", number(now.toEpochMilli())));
    }

    /**
     * It has got on.
     *
     * @param files that have come to be
     * @throws ExportMoved when it is another's by now, or was cancelled
     */
    ExportJob advance(ExportJob job, ExportPosition to, List<ExportFile> files) {
        return changed(
                        job.entry(),
                        "SET part = :part, #after = :after, heldUntil = :until, stalls = :none,"
                                + " files = list_append(files, :files)",
                        "#status = :running AND holder = :holder",
                        Map.of(
                                ":part", number(to.part()),
                                ":after", number(to.after()),
                                ":until",
                                        number(clock.instant()
                                                .plus(ExportWork.HELD)
                                                .toEpochMilli()),
                                ":none", number(0),
                                ":files",
                                        texts(files.stream()
                                                .map(ExportFile::text)
                                                .toList()),
                                ":running", text(ExportState.RUNNING.name()),
                                ":holder", text(job.holder())))
                .orElseThrow(ExportMoved::new);
    }

    /** Somebody else is to go on with it. */
    void release(ExportJob job) {
        changed(
                job.entry(),
                "SET heldUntil = :never",
                "holder = :holder",
                Map.of(":never", number(0), ":holder", text(job.holder())));
    }

    /** @throws ExportMoved when it is another's by now, or was cancelled */
    void finish(ExportJob job, ExportState end) {
        record(job, end == ExportState.DONE ? "FinishExport" : "FailExport", () -> {
            ExportJob now = refreshed(job);
            if (now.state() != ExportState.RUNNING || !now.holder().equals(job.holder())) {
                throw new ExportMoved();
            }
            return ended(now, end);
        });
    }

    private ExportJob refreshed(ExportJob job) {
        return find(job.entry()).orElseThrow(ExportMoved::new);
    }

    private List<TransactWriteItem> ended(ExportJob now, ExportState end) {
        TransactWriteItem moved = TransactWriteItem.builder()
                .update(update -> update.tableName(settings.table())
                        .key(ExportItems.key(now.entry()))
                        .updateExpression("SET #status = :end, expires = :expires")
                        .conditionExpression("#status = :before AND holder = :holder")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(
                                ":end", text(end.name()),
                                ":before", text(now.state().name()),
                                ":holder", text(now.holder()),
                                ":expires",
                                        number(clock.instant()
                                                .plus(settings.kept())
                                                .getEpochSecond()))))
                .build();
        return now.state() == ExportState.RUNNING ? List.of(moved, slots.free(now)) : List.of(moved);
    }

    private Optional<ExportJob> changed(
            String entry, String expression, String condition, Map<String, AttributeValue> values) {
        Map<String, String> names = new HashMap<>();
        if (condition.contains("#status")) {
            names.put("#status", "status");
        }
        if (expression.contains("#after")) {
            names.put("#after", "after");
        }
        return Stores.registry(() -> {
            try {
                return Optional.of(ExportItems.read(dynamo.updateItem(request -> {
                            request.tableName(settings.table())
                                    .key(ExportItems.key(entry))
                                    .updateExpression(expression)
                                    .conditionExpression(condition)
                                    .expressionAttributeValues(values)
                                    .returnValues(ReturnValue.ALL_NEW);
                            if (!names.isEmpty()) {
                                request.expressionAttributeNames(names);
                            }
                        })
                        .attributes()));
            } catch (ConditionalCheckFailedException otherwise) {
                return Optional.empty();
            }
        });
    }

    private void record(ExportJob job, String action, Supplier<List<TransactWriteItem>> beside) {
        Caller caller = job.order().caller();
        trail.record(
                caller.custodian(),
                entry(
                        caller,
                        action,
                        Map.of(
                                "export", job.id(),
                                "range", job.order().range().text(),
                                "types", Integer.toString(job.order().types().size()),
                                "view", caller.deidentifiedOnly() ? "DEIDENTIFIED" : "IDENTIFIED",
                                "resources", Integer.toString(job.resources()),
                                "token", caller.tokenId())),
                beside);
    }

    private AuditEntry entry(Caller caller, String action, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("client", caller.client());
        all.put("purpose", caller.purpose().name());
        return new AuditEntry(
                caller.actor(),
                kit.functionVersion(),
                action,
                action.equals("FailExport") ? AuditOutcome.FAILED : AuditOutcome.SUCCESS,
                null,
                all);
    }
}
