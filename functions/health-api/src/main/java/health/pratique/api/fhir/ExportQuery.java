package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.SearchParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of an export (Bulk Data Access 2.0, section 2.5.2).
 *
 * @param types empty for all
 * @param since null for ever
 */
record ExportQuery(Set<String> types, @Nullable Instant since) {

    /** What makes a difference to what is exported. */
    static final Set<String> KNOWN = Set.of("_type", "_since", "_outputFormat");

    private static final Set<String> FORMS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");
    private static final int MOST_VALUES = 200;

    ExportQuery {
        types = new TreeSet<>(types);
    }

    /**
     * @param parameters decoded
     * @throws FhirRefused for what is not supported or not well formed
     */
    static ExportQuery of(Map<String, List<String>> parameters, boolean lenient) {
        Set<String> types = new TreeSet<>();
        @Nullable Instant since = null;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                switch (parameter.getKey()) {
                    case "_type" -> types.addAll(types(value, lenient));
                    case "_since" -> since = moment(value);
                    case "_outputFormat" -> form(value);
                    case "_format", "_pretty" -> {
                        // Of the answer, which has no body but when it refuses.
                    }
                    default -> {
                        if (!lenient) {
                            throw FhirRefused.notSupported(
                                    "An export takes _type, _since and _outputFormat. Prefer: handling=lenient passes over the rest.");
                        }
                    }
                }
            }
        }
        return new ExportQuery(types, since);
    }

    /** @param resource Parameters, each with a value of its own type */
    static ExportQuery of(ObjectNode resource, boolean lenient) {
        if (!resource.path("resourceType").asText().equals("Parameters")) {
            throw FhirRefused.invalid("Send Parameters.");
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : resource.path("parameter")) {
            String value = parameter
                    .path("valueInstant")
                    .asText(parameter
                            .path("valueString")
                            .asText(parameter.path("valueCode").asText()));
            parameters
                    .computeIfAbsent(parameter.path("name").asText(), none -> new ArrayList<>())
                    .add(value);
        }
        return of(parameters, lenient);
    }

    private static List<String> types(String value, boolean lenient) {
        List<String> named = Arrays.asList(value.split(",", MOST_VALUES));
        List<String> known =
                named.stream().filter(SearchParameters.r4().types()::contains).toList();
        if (known.isEmpty() || (known.size() < named.size() && !lenient)) {
            throw FhirRefused.notSupported("Each _type is one of those that /metadata names.");
        }
        return known;
    }

    private static Instant moment(String value) {
        try {
            // A plus sign that was not escaped in a query has become a space.
            return OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
        } catch (DateTimeException malformed) {
            throw FhirRefused.invalid("_since is an instant, such as 2026-03-01T00:00:00Z.");
        }
    }

    private static void form(String value) {
        if (!FORMS.contains(value.replace(' ', '+'))) {
            throw FhirRefused.notSupported("Exports are application/fhir+ndjson.");
        }
    }
}
