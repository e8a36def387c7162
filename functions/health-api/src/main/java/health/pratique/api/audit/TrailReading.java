package health.pratique.api.audit;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.CustodianChain;
import health.pratique.kit.AuditVerifier;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.KitSettings;
import health.pratique.kit.TrailPages;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Finds the chains that are a custodian's own, and recomputes them from the tables. */
@ApplicationScoped
class TrailReading {

    private static final int COUNT = 100;
    private static final int MOST = 1_000;
    private static final int MOST_DIGITS = 10;

    private final DocumentRegistry registry;
    private final TrailPages pages;
    private final AuditVerifier verifier;

    TrailReading(DocumentRegistry registry, TrailPages pages, DynamoDbClient dynamo, KitSettings settings) {
        this.registry = registry;
        this.pages = pages;
        this.verifier = new AuditVerifier(dynamo, settings.documentsTable(), settings.auditTable());
    }

    /** @throws ProblemException NOT_FOUND for a document that is not there, or is another custodian's */
    DocumentId document(Caller caller, String id) {
        return id(id).filter(known -> registry.find(caller.custodian(), known).isPresent())
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    /** The chain of what concerns no single document. */
    DocumentId own(Caller caller) {
        return CustodianChain.id(caller.custodian());
    }

    /**
     * The events as canonical JSON: whoever has them can compute every hash.
     *
     * @throws ProblemException REQUEST_INVALID for what is no number, or not from 1 to 1,000 events
     */
    String events(Custodian custodian, DocumentId chain, @Nullable String after, @Nullable String count) {
        int asked = (int) number(count, COUNT);
        if (asked < 1 || asked > MOST) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        List<AuditEvent> events = pages.page(custodian, chain, number(after, 0), asked);
        StringBuilder json = new StringBuilder("{\"events\":[");
        json.append(String.join(",", events.stream().map(AuditEvent::toJson).toList()));
        json.append(']');
        if (events.size() == asked) {
            json.append(",\"next\":").append(events.getLast().sequence());
        }
        return json.append('}').toString();
    }

    Verification verify(DocumentId chain) {
        return Verification.of(verifier.verify(chain.value()));
    }

    private static Optional<DocumentId> id(String text) {
        try {
            return Optional.of(new DocumentId(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        boolean digits = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        if (!digits) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        return Long.parseLong(text);
    }
}
