package health.pratique.api.fhir;

import health.pratique.api.http.CallerContext;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.ChainHead;
import health.pratique.audit.CustodianChain;
import health.pratique.audit.fhir.AuditSubject;
import health.pratique.audit.fhir.FhirAuditEvent;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.TrailPages;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.Role;
import health.pratique.smart.ScopeReach;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail as FHIR: a projection of the chains, not a second trail. Privacy officers read all of their custodian's; patients,
 * what was done with documents about them.
 */
@ApplicationScoped
public class AuditReads {

    static final String TYPE = "AuditEvent";
    private static final Pattern ID = Pattern.compile("([0-9a-f]{32})-([1-9][0-9]{0,9})");
    private static final int AT_ONCE = 500;
    private static final int MOST_READ = 5_000;
    private static final int MOST_DOCUMENTS = 200;

    private final DocumentRegistry registry;
    private final TrailPages pages;
    private final CustodianTrail trail;
    private final ClinicalStore store;
    private final CallerContext context;
    private final InstantSource clock;

    public AuditReads(
            DocumentRegistry registry,
            TrailPages pages,
            CustodianTrail trail,
            ClinicalStore store,
            CallerContext context,
            InstantSource clock) {
        this.registry = registry;
        this.pages = pages;
        this.trail = trail;
        this.store = store;
        this.context = context;
        this.clock = clock;
    }

    FhirAnswer read(String id) {
        Caller caller = reader(Interaction.READ);
        Matcher form = ID.matcher(id);
        if (!form.matches()) {
            throw notFound();
        }
        DocumentId chain = new DocumentId(form.group(1));
        long sequence = Long.parseLong(form.group(2));
        return pages.page(caller.custodian(), chain, sequence - 1, 1).stream()
                .filter(event -> event.sequence() == sequence)
                .filter(event -> caller.role() == Role.PRIVACY_OFFICER || isOf(caller, subject(chain)))
                .findFirst()
                .map(event -> FhirAnswer.of(told(event)))
                .orElseThrow(AuditReads::notFound);
    }

    FhirAnswer search(AuditQuery query, PageLinks self) {
        Caller caller = reader(Interaction.SEARCH);
        @Nullable String own = caller.role() == Role.PATIENT ? caller.patient() : null;
        if (own != null || query.patient() != null || query.document() != null) {
            return page(query, self, ofDocuments(query, own));
        }
        return ofCustodian(query, self);
    }

    /** What was done with documents about a patient, for whom the trail is open; for others nothing. */
    List<StoredResource> of(StoredResource patient) {
        Caller caller = context.caller();
        @Nullable SubjectToken subject = patient.subject();
        if (subject == null || caller.deidentifiedOnly() || !mayRead(caller, Interaction.READ)) {
            return List.of();
        }
        return events(documents(subject)).map(this::shown).toList();
    }

    /** Whose trails are short: all of them at once, the newest event first. */
    private List<AuditEvent> ofDocuments(AuditQuery query, @Nullable String own) {
        @Nullable String patient = query.patient() == null ? own : query.patient();
        List<DocumentId> documents = patient == null ? document(query) : documents(query, own, patient);
        return events(documents).filter(query::matches).toList();
    }

    private Stream<AuditEvent> events(List<DocumentId> documents) {
        if (documents.size() > MOST_DOCUMENTS) {
            throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
        }
        return documents.stream()
                .flatMap(id -> pages.page(context.caller().custodian(), id, 0, AT_ONCE).stream())
                .sorted(Comparator.comparing(AuditEvent::time)
                        .reversed()
                        .thenComparing(event -> event.documentId().value())
                        .thenComparing(AuditEvent::sequence, Comparator.reverseOrder()));
    }

    private List<DocumentId> documents(AuditQuery query, @Nullable String own, String patient) {
        if (own != null && !own.equals(patient)) {
            return List.of();
        }
        return store
                .read(context.caller().custodian(), View.IDENTIFIED, "Patient", patient)
                .flatMap(resource -> Optional.ofNullable(resource.subject()))
                .map(this::documents)
                .orElse(List.of())
                .stream()
                .filter(id -> query.document() == null || id.value().equals(query.document()))
                .toList();
    }

    private List<DocumentId> documents(SubjectToken subject) {
        return registry.ofSubject(subject).stream()
                .filter(id -> registry.find(context.caller().custodian(), id).isPresent())
                .toList();
    }

    private static List<DocumentId> document(AuditQuery query) {
        try {
            return query.document() == null ? List.of() : List.of(new DocumentId(query.document()));
        } catch (IllegalArgumentException none) {
            return List.of();
        }
    }

    private FhirAnswer page(AuditQuery query, PageLinks self, List<AuditEvent> found) {
        int begin = 0;
        for (int i = 0; i < found.size() && query.cursor() != null; i++) {
            begin = id(found.get(i)).equals(query.cursor()) ? i + 1 : begin;
        }
        List<AuditEvent> page = found.subList(begin, Math.min(begin + query.count(), found.size()));
        boolean more = begin + page.size() < found.size();
        return answer(self, page, found.size(), more ? id(page.getLast()) : null);
    }

    /** A custodian's chain grows for years: it is read backwards, some events at a time, and as far as one answer goes. */
    private FhirAnswer ofCustodian(AuditQuery query, PageLinks self) {
        Caller caller = context.caller();
        DocumentId chain = CustodianChain.id(caller.custodian());
        long end = query.cursor() == null
                ? trail.head(caller.custodian()).map(ChainHead::sequence).orElse(0L)
                : sequence(query.cursor()) - 1;
        List<AuditEvent> page = new ArrayList<>();
        long at = end;
        while (at > 0 && page.size() < query.count() && end - at < MOST_READ) {
            long after = Math.max(at - AT_ONCE, 0);
            List<AuditEvent> events = pages.page(caller.custodian(), chain, after, (int) (at - after));
            for (AuditEvent event : events.reversed()) {
                if (page.size() == query.count()) {
                    break;
                }
                at = event.sequence() - 1;
                if (query.from() != null && event.time().isBefore(query.from())) {
                    return answer(self, page, -1, null);
                }
                if (query.matches(event)) {
                    page.add(event);
                }
            }
            if (events.isEmpty()) {
                return answer(self, page, -1, null);
            }
        }
        return answer(self, page, -1, at > 0 ? chain + "-" + (at + 1) : null);
    }

    private static long sequence(String cursor) {
        Matcher form = ID.matcher(cursor);
        if (!form.matches()) {
            throw new QueryInvalid(QueryInvalid.Defect.CURSOR_INVALID);
        }
        return Long.parseLong(form.group(2));
    }

    private FhirAnswer answer(PageLinks self, List<AuditEvent> page, int total, @Nullable String next) {
        BundleText bundle = new BundleText("searchset", self.base(), clock.instant());
        if (total >= 0) {
            bundle.total(total);
        }
        bundle.link("self", self.self());
        if (next != null) {
            bundle.link("next", self.next(next));
        }
        page.stream().map(this::shown).forEach(event -> bundle.found(event, event.json(), "match"));
        return FhirAnswer.of(bundle.toString());
    }

    /** @throws ProblemException NOT_PERMITTED for who is neither an officer nor a patient, whatever their scopes are */
    private Caller reader(Interaction interaction) {
        Caller caller = context.caller();
        if (!mayRead(caller, interaction)) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        return caller;
    }

    private static boolean mayRead(Caller caller, Interaction interaction) {
        boolean whole = caller.scopes()
                .permits(interaction, TYPE)
                .filter(ScopeReach::unrestricted)
                .isPresent();
        return whole && (caller.role() == Role.PRIVACY_OFFICER || caller.role() == Role.PATIENT);
    }

    private String told(AuditEvent event) {
        return FhirAuditEvent.of(event, subject(event.documentId())).toString();
    }

    private AuditSubject subject(DocumentId chain) {
        return registry.find(context.caller().custodian(), chain)
                .map((DocumentRecord document) -> new AuditSubject(document.subject(), document.purpose()))
                .orElse(AuditSubject.UNKNOWN);
    }

    /** An event has one version: it is never changed. */
    private StoredResource shown(AuditEvent event) {
        return new StoredResource(TYPE, id(event), 1, event.time(), null, null, false, List.of(), told(event));
    }

    private static boolean isOf(Caller caller, AuditSubject subject) {
        return subject.token() != null
                && Compartments.patientId(subject.token()).equals(caller.patient());
    }

    private static String id(AuditEvent event) {
        return event.documentId() + "-" + event.sequence();
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
