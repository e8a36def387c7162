package health.pratique.api.privacy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something of the patient that somebody was given.
 *
 * @param recipient the client, by the name that it is registered under
 * @param person as the audit trail names them
 * @param what a brief description (45 CFR 164.528(b)(2)(iii))
 * @param items how many resources, or documents
 * @param exclusion why it is not accounted for; empty if it is
 */
record GivenOut(
        Instant at,
        String recipient,
        String person,
        String role,
        String purpose,
        String what,
        int items,
        Optional<Exclusion> exclusion) {

    /** One line of {@code given-out.ndjson}. */
    Map<String, Object> line() {
        Map<String, Object> line = new TreeMap<>(Map.of(
                "at", at.toString(),
                "recipient", recipient,
                "person", person,
                "role", role,
                "purpose", purpose,
                "what", what,
                "items", items));
        exclusion.ifPresent(why -> line.put("notAccountedFor", Map.of("why", why.name(), "source", why.source())));
        return line;
    }
}
