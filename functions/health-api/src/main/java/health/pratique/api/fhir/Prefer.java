package health.pratique.api.fhir;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client would rather have (RFC 7240).
 *
 * @param wishes each {@code name} or {@code name=value}, in lower case
 */
record Prefer(Set<String> wishes) {

    private static final int MOST = 20;

    static Prefer of(HttpHeaders headers) {
        List<String> lines = headers.getRequestHeader("Prefer");
        return new Prefer(
                lines == null
                        ? Set.of()
                        : lines.stream()
                                .flatMap(line -> Arrays.stream(line.split("[,;]", MOST)))
                                .map(wish -> wish.replace(" ", "").toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet()));
    }

    /** What is not known may be passed over, which only the client can know to be harmless. */
    boolean lenient() {
        return wishes.contains("handling=lenient");
    }

    /** The answer may come later, somewhere else. */
    boolean later() {
        return wishes.contains("respond-async");
    }
}
