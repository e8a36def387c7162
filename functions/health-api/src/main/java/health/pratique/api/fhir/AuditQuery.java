package health.pratique.api.fhir;

import health.pratique.audit.AuditEvent;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.SearchKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A search for audit events.
 *
 * @param patient id of the one patient, of whose documents the events are; null for any
 * @param document id of the one document, in whose chain they are; null for any
 * @param agent who acted, as the trail names them; null for whoever
 * @param action what was done, such as {@code StoreDocument}; null for whatever
 * @param cursor the last event of the page before; null for the first page
 */
record AuditQuery(
        @Nullable String patient,
        @Nullable String document,
        @Nullable String agent,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant until,
        int count,
        @Nullable String cursor) {

    /** What they are searched by; the CapabilityStatement tells it. */
    static final SequencedMap<String, SearchKind> PARAMETERS = parameters();

    private static SequencedMap<String, SearchKind> parameters() {
        SequencedMap<String, SearchKind> parameters = new LinkedHashMap<>();
        parameters.put("patient", SearchKind.REFERENCE);
        parameters.put("entity", SearchKind.REFERENCE);
        parameters.put("agent", SearchKind.REFERENCE);
        parameters.put("subtype", SearchKind.TOKEN);
        parameters.put("date", SearchKind.DATE);
        return parameters;
    }

    /** @throws QueryInvalid for what is not supported or not well formed */
    static AuditQuery of(Map<String, List<String>> parameters, boolean lenient) {
        RegisterParameters asked = RegisterParameters.of(parameters);
        AuditQuery query = new AuditQuery(
                asked.patient(),
                either(asked, "entity"),
                either(asked, "agent"),
                asked.code("subtype"),
                asked.from(),
                asked.until(),
                asked.count(),
                asked.take(SearchRequest.CURSOR));
        asked.end(lenient);
        return query;
    }

    boolean matches(AuditEvent event) {
        return (agent == null || agent.equals(event.actor()))
                && (action == null || action.equals(event.action()))
                && (from == null || !event.time().isBefore(from))
                && (until == null || event.time().isBefore(until));
    }

    /** By the identifier alone, which is what an event has of both. */
    private static @Nullable String either(RegisterParameters asked, String name) {
        @Nullable String plain = asked.code(name);
        @Nullable String identifier = asked.code(name + ":identifier");
        return identifier == null ? plain : identifier;
    }
}
