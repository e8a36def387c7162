package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import health.pratique.api.http.CallerContext;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.api.http.RefusalRecord;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Batches and transactions. The entries of a transaction are all done or none, in the order that FHIR gives them, with references
 * between them resolved; each entry of a batch stands for itself.
 */
@ApplicationScoped
public class Bundles {

    private static final int MOST_ENTRIES = 500;

    private final BundleReads reads;
    private final FhirWrites writes;
    private final ConsentWrites consents;
    private final CallerContext context;
    private final RefusalRecord refusals;
    private final InstantSource clock;

    public Bundles(
            BundleReads reads,
            FhirWrites writes,
            ConsentWrites consents,
            CallerContext context,
            RefusalRecord refusals,
            InstantSource clock) {
        this.reads = reads;
        this.writes = writes;
        this.consents = consents;
        this.context = context;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @throws FhirRefused for what is no batch and no transaction, and for a transaction of which an entry is refused */
    FhirAnswer perform(byte[] body, FhirMedia media, String base) {
        ObjectNode bundle = FhirBody.read(body, media);
        List<BatchEntry> entries = new ArrayList<>();
        if (bundle.path("entry").size() > MOST_ENTRIES) {
            throw FhirRefused.tooCostly("Send at most 500 entries.");
        }
        return switch (bundle.path("type").asText()) {
            case "transaction" -> {
                bundle.path("entry").forEach(entry -> entries.add(BatchEntry.of(entry)));
                yield transaction(entries, base);
            }
            case "batch" -> batch(bundle.path("entry"), base);
            default -> throw FhirRefused.notSupported("Send a Bundle of type batch or transaction.");
        };
    }

    private FhirAnswer transaction(List<BatchEntry> entries, String base) {
        List<BatchEntry> changes = entries.stream()
                .filter(entry -> entry.method() != BatchEntry.Method.GET)
                .sorted(Comparator.comparing(BatchEntry::method))
                .toList();
        if (changes.stream().anyMatch(entry -> entry.type().equals(ConsentView.TYPE))) {
            // They are kept in another database: all or none of both cannot be promised.
            throw FhirRefused.notSupported("Record consents by themselves or in a batch, not in a transaction.");
        }
        Writes allowed = writes.writes();
        Map<BatchEntry, ResourceWrite> planned = new LinkedHashMap<>();
        Map<String, String> ids = new HashMap<>();
        for (BatchEntry entry : changes) {
            if (entry.method() == BatchEntry.Method.POST) {
                // The id is made before references are resolved, so that entries may refer to each other.
                ResourceWrite made = write(allowed, entry);
                planned.put(entry, made);
                if (entry.fullUrl() != null) {
                    ids.put(entry.fullUrl(), made.type() + "/" + made.id());
                }
            }
        }
        List<ResourceWrite> all = new ArrayList<>();
        for (BatchEntry entry : changes) {
            ResourceWrite made = planned.get(entry);
            all.add(made == null ? write(allowed, resolved(entry, ids)) : resolved(made, ids));
        }
        List<Written> written = writes.perform(all);
        Map<BatchEntry, Written> done = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            done.put(changes.get(i), written.get(i));
        }
        BundleText answer = new BundleText("transaction-response", base, clock.instant());
        for (BatchEntry entry : entries) {
            Written effect = done.get(entry);
            if (effect == null) {
                answered(answer, reads.get(entry, base));
            } else {
                answer.answered(status(effect), effect.resource(), null, null);
            }
        }
        return FhirAnswer.of(answer.toString());
    }

    private FhirAnswer batch(JsonNode entries, String base) {
        BundleText answer = new BundleText("batch-response", base, clock.instant());
        for (JsonNode entry : entries) {
            try {
                one(answer, BatchEntry.of(entry), base);
            } catch (RuntimeException thrown) {
                FhirRefused refused = FhirRefused.of(thrown);
                noted(thrown);
                answer.answered(Integer.toString(refused.status()), null, null, OutcomeText.of(refused.issues()));
            }
        }
        return FhirAnswer.of(answer.toString());
    }

    /** What is refused inside of a batch is no less an attempt. */
    private void noted(RuntimeException thrown) {
        if (thrown instanceof ProblemException problem && problem.kind() == ProblemKind.NOT_PERMITTED) {
            refusals.caller(context.caller(), "SCOPE");
        }
    }

    private void one(BundleText answer, BatchEntry entry, String base) {
        if (entry.method() == BatchEntry.Method.GET) {
            answered(answer, reads.get(entry, base));
            return;
        }
        if (entry.type().equals(ConsentView.TYPE)) {
            answered(answer, recorded(entry));
            return;
        }
        Written written = writes.perform(List.of(write(writes.writes(), entry))).getFirst();
        answer.answered(status(written), written.resource(), null, null);
    }

    private FhirAnswer recorded(BatchEntry entry) {
        return switch (entry.method()) {
            case POST -> consents.create(required(entry.resource()));
            case PUT -> consents.update(required(entry.id()), required(entry.resource()), entry.ifMatch());
            case DELETE, GET -> throw FhirRefused.notSupported("A consent is changed by a new version, and stays.");
        };
    }

    private static void answered(BundleText answer, FhirAnswer got) {
        answer.answered(Integer.toString(got.status()), got.version(), got.json(), null);
    }

    private static ResourceWrite write(Writes writes, BatchEntry entry) {
        ObjectNode resource = entry.resource();
        String id = entry.id();
        return switch (entry.method()) {
            case POST -> writes.create(entry.type(), required(resource), entry.ifNoneExist());
            case PUT ->
                writes.update(entry.type(), required(id), required(resource), Conditions.version(entry.ifMatch()));
            case DELETE -> writes.delete(entry.type(), required(id), Conditions.version(entry.ifMatch()));
            case GET -> throw new IllegalArgumentException("nothing is written by it");
        };
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw FhirRefused.invalid("The entry lacks its id or resource.");
        }
        return part;
    }

    private static String status(Written written) {
        return switch (written.effect()) {
            case CREATED -> "201";
            case DELETED -> "204";
            case UPDATED, UNCHANGED -> "200";
        };
    }

    private static BatchEntry resolved(BatchEntry entry, Map<String, String> ids) {
        ObjectNode resource = entry.resource();
        if (resource != null) {
            resolve(resource, ids);
        }
        return entry;
    }

    private static ResourceWrite resolved(ResourceWrite write, Map<String, String> ids) {
        return switch (write) {
            case ResourceWrite.Create create ->
                new ResourceWrite.Create(create.type(), create.id(), create.subject(), resolved(create.json(), ids));
            case ResourceWrite.CreateIfNone create ->
                new ResourceWrite.CreateIfNone(
                        create.type(),
                        create.id(),
                        create.subject(),
                        resolved(create.json(), ids),
                        create.matching(),
                        create.within());
            case ResourceWrite.Update update -> update;
            case ResourceWrite.Delete delete -> delete;
        };
    }

    private static String resolved(String json, Map<String, String> ids) {
        ObjectNode resource = FhirBody.tree(json);
        resolve(resource, ids);
        return resource.toString();
    }

    /** References to the full URL of another entry become references to what is made of it. */
    private static void resolve(JsonNode node, Map<String, String> ids) {
        if (node instanceof ObjectNode object) {
            String target = ids.get(object.path("reference").asText());
            if (target != null) {
                object.set("reference", TextNode.valueOf(target));
            }
        }
        node.forEach(child -> {
            if (child.isContainerNode()) {
                resolve(child, ids);
            }
        });
    }
}
