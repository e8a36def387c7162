package health.pratique.api.fhir;

import health.pratique.clinical.DateRange;
import health.pratique.clinical.Prefix;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.QueryInvalid.Defect;
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
        Map<String, String> one = new LinkedHashMap<>();
        @Nullable Instant from = null;
        @Nullable Instant until = null;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                if (parameter.getKey().equals("date")) {
                    Between between = Between.of(value);
                    from = between.from() == null ? from : between.from();
                    until = between.until() == null ? until : between.until();
                } else if (one.put(parameter.getKey(), value) != null) {
                    throw new QueryInvalid(Defect.VALUE_INVALID);
                }
            }
        }
        one.keySet().removeAll(List.of("_format", "_pretty", "_total"));
        ConsentQuery query = new ConsentQuery(
                patient(one.remove("patient")),
                one.remove("_id"),
                one.remove("status"),
                one.remove("category"),
                code(one.remove("purpose")),
                from,
                until,
                count(one.remove("_count")),
                one.remove(SearchRequest.CURSOR));
        if (!one.isEmpty() && !(lenient && one.keySet().stream().noneMatch(name -> name.startsWith("_")))) {
            throw new QueryInvalid(Defect.PARAMETER_UNKNOWN);
        }
        return query;
    }

    ConsentSearch search(@Nullable SubjectToken subject) {
        return new ConsentSearch(subject, status, from, until, category, purpose, ConsentSearch.MAX_LIMIT);
    }

    /** From and until when; null without a limit. */
    record Between(@Nullable Instant from, @Nullable Instant until) {

        static Between of(String value) {
            DateRange range =
                    DateRange.of(Prefix.rest(value)).orElseThrow(() -> new QueryInvalid(Defect.VALUE_INVALID));
            return switch (Prefix.of(value)) {
                case EQ -> new Between(range.low(), range.high());
                case GE -> new Between(range.low(), null);
                case GT, SA -> new Between(range.high(), null);
                case LE -> new Between(null, range.high());
                case LT, EB -> new Between(null, range.low());
                case NE, AP -> throw new QueryInvalid(Defect.VALUE_INVALID);
            };
        }
    }

    static int count(@Nullable String value) {
        if (value == null) {
            return SearchRequest.USUAL_COUNT;
        }
        try {
            int count = Integer.parseInt(value);
            if (count > 0) {
                return Math.min(count, SearchRequest.MOST_COUNT);
            }
        } catch (NumberFormatException none) {
            // As any other value that is none.
        }
        throw new QueryInvalid(Defect.VALUE_INVALID);
    }

    static @Nullable String patient(@Nullable String reference) {
        return reference != null && reference.startsWith("Patient/")
                ? reference.substring("Patient/".length())
                : reference;
    }

    private static @Nullable String code(@Nullable String token) {
        return token == null ? null : token.substring(token.indexOf('|') + 1);
    }

    @Override
    public String toString() {
        return "a search for consents [PHI]";
    }
}
