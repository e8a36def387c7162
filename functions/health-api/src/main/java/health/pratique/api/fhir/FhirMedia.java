package health.pratique.api.fhir;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two forms that resources are read and written in (FHIR R4, section 3.1.0.1.9). */
enum FhirMedia {
    JSON("application/fhir+json"),
    XML("application/fhir+xml");

    private static final int MOST_RANGES = 20;

    private final String type;

    FhirMedia(String type) {
        this.type = type;
    }

    /** As in a Content-Type. */
    String type() {
        return type + ";charset=UTF-8";
    }

    /**
     * What an answer is written in: {@code _format} goes before Accept.
     *
     * @throws FhirRefused 406 when neither form is wanted
     */
    static FhirMedia answering(@Nullable String format, @Nullable String accept) {
        if (format != null) {
            return named(format).orElseThrow(FhirRefused::notAcceptable);
        }
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        return Arrays.stream(accept.split(",", MOST_RANGES))
                .flatMap(range -> acceptable(range).stream())
                .findFirst()
                .orElseThrow(FhirRefused::notAcceptable);
    }

    /** @throws FhirRefused 415 */
    static FhirMedia sent(@Nullable String contentType) {
        return Optional.ofNullable(contentType)
                .flatMap(FhirMedia::named)
                .orElseThrow(FhirRefused::mediaTypeUnsupported);
    }

    private static Optional<FhirMedia> acceptable(String range) {
        String name = bare(range);
        return name.equals("*/*") || name.equals("application/*") ? Optional.of(JSON) : named(name);
    }

    private static Optional<FhirMedia> named(String text) {
        // A plus sign that was not escaped in a query has become a space.
        return switch (bare(text).replace(' ', '+')) {
            case "json", "application/json", "application/fhir+json", "text/json" -> Optional.of(JSON);
            case "xml", "application/xml", "application/fhir+xml", "text/xml" -> Optional.of(XML);
            default -> Optional.empty();
        };
    }

    private static String bare(String text) {
        int parameters = text.indexOf(';');
        return (parameters < 0 ? text : text.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
