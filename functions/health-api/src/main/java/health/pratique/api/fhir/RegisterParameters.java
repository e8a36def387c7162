package health.pratique.api.fhir;

import health.pratique.clinical.DateRange;
import health.pratique.clinical.Prefix;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.QueryInvalid.Defect;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a search in a register that is no store of resources: each once, but the bounds of {@code date}. */
final class RegisterParameters {

    private final Map<String, String> rest = new LinkedHashMap<>();
    private @Nullable Instant from;
    private @Nullable Instant until;

    private RegisterParameters() {}

    /** @throws QueryInvalid for a parameter that is there twice, and a date that is none */
    static RegisterParameters of(Map<String, List<String>> parameters) {
        RegisterParameters read = new RegisterParameters();
        parameters.forEach((name, values) -> values.forEach(value -> read.add(name, value)));
        read.rest.keySet().removeAll(List.of("_format", "_pretty", "_total"));
        return read;
    }

    private void add(String name, String value) {
        if (name.equals("date")) {
            bound(value);
        } else if (rest.put(name, value) != null) {
            throw new QueryInvalid(Defect.VALUE_INVALID);
        }
    }

    private void bound(String value) {
        DateRange range = DateRange.of(Prefix.rest(value)).orElseThrow(() -> new QueryInvalid(Defect.VALUE_INVALID));
        switch (Prefix.of(value)) {
            case EQ -> {
                from = range.low();
                until = range.high();
            }
            case GE -> from = range.low();
            case GT, SA -> from = range.high();
            case LE -> until = range.high();
            case LT, EB -> until = range.low();
            case NE, AP -> throw new QueryInvalid(Defect.VALUE_INVALID);
        }
    }

    /** Null when it is not there. */
    @Nullable
    String take(String name) {
        return rest.remove(name);
    }

    /** Of {@code system|code} the code. */
    @Nullable
    String code(String name) {
        String token = take(name);
        return token == null ? null : token.substring(token.indexOf('|') + 1);
    }

    /** The patient's id, with or without the type before it. */
    @Nullable
    String patient() {
        String reference = take("patient");
        return reference != null && reference.startsWith("Patient/")
                ? reference.substring("Patient/".length())
                : reference;
    }

    @Nullable
    Instant from() {
        return from;
    }

    @Nullable
    Instant until() {
        return until;
    }

    int count() {
        String value = take("_count");
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

    /** @throws QueryInvalid for what is left and not known; a lenient client wants it passed over, but what begins with an underscore */
    void end(boolean lenient) {
        if (!rest.isEmpty() && !(lenient && rest.keySet().stream().noneMatch(name -> name.startsWith("_")))) {
            throw new QueryInvalid(Defect.PARAMETER_UNKNOWN);
        }
    }
}
