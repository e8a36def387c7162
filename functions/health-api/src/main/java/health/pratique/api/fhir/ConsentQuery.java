package health.pratique.api.fhir;

import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.SearchKind;
import health.pratique.consent.ConsentSearch;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A search for consents.
 *
 * @param patient id of the one patient; null for any
 * @param id of the one consent; null for any
 * @param cursor the last consent of the page before; null for the first page
 */
record ConsentQuery(
        @Nullable String patient,
        @Nullable String id,
        @Nullable String status,
        @Nullable String category,
        @Nullable String purpose,
        @Nullable Instant from,
        @Nullable Instant until,
        int count,
        @Nullable String cursor) {

    /** What they are searched by; the CapabilityStatement tells it. */
    static final SequencedMap<String, SearchKind> PARAMETERS = parameters();

    private static SequencedMap<String, SearchKind> parameters() {
        SequencedMap<String, SearchKind> parameters = new LinkedHashMap<>();
        parameters.put("_id", SearchKind.TOKEN);
        parameters.put("patient", SearchKind.REFERENCE);
        parameters.put("status", SearchKind.TOKEN);
        parameters.put("category", SearchKind.TOKEN);
        parameters.put("purpose", SearchKind.TOKEN);
        parameters.put("date", SearchKind.DATE);
        return parameters;
    }

    /** @throws QueryInvalid for what is not supported or not well formed */
    static ConsentQuery of(Map<String, List<String>> parameters, boolean lenient) {
        RegisterParameters asked = RegisterParameters.of(parameters);
        ConsentQuery query = new ConsentQuery(
                asked.patient(),
                asked.take("_id"),
                asked.take("status"),
                asked.take("category"),
                asked.code("purpose"),
                asked.from(),
                asked.until(),
                asked.count(),
                asked.take(SearchRequest.CURSOR));
        asked.end(lenient);
        return query;
    }

    ConsentSearch search(@Nullable SubjectToken subject) {
        return new ConsentSearch(subject, status, from, until, category, purpose, ConsentSearch.MAX_LIMIT);
    }

    @Override
    public String toString() {
        return "a search for consents [PHI]";
    }
}
