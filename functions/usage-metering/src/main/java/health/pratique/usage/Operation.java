package health.pratique.usage;

import java.util.List;

/** What a call does, and how many units it is billed with when it succeeds. The price list; {@code docs/metering.md} shows it. */
public enum Operation {
    DOCUMENT_SUBMIT(10),
    DOCUMENT_READ(1),
    DOCUMENT_CONTENT(2),
    DEIDENTIFY(5),
    FHIR_READ(1),
    FHIR_SEARCH(2),
    FHIR_WRITE(3),
    FHIR_BATCH(10),
    FHIR_EVERYTHING(5),
    FHIR_EXPORT(100),
    CONSENT(1),
    /** What the law gives a patient is not sold. */
    PRIVACY(0),
    REVIEW(0),
    AUDIT(0),
    USAGE(0),
    /** No operation of the API, or one without a price. */
    OTHER(0);

    private static final int FIRST_REFUSAL = 400;

    private final int units;

    Operation(int units) {
        this.units = units;
    }

    public int units() {
        return units;
    }

    /** Refused and failed calls are counted, and cost nothing. */
    public int unitsAt(int status) {
        return status < FIRST_REFUSAL ? units : 0;
    }

    /** @param path of the API, without host and query, such as {@code /fhir/R4/Patient/1} */
    public static Operation of(String method, String path) {
        List<String> segments =
                List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/"));
        return switch (segments.getFirst()) {
            case "v1" -> segments.size() > 1 ? versionOne(method, segments.subList(1, segments.size())) : OTHER;
            case "fhir" ->
                segments.size() > 1 && segments.get(1).equals("R4")
                        ? fhir(method, segments.subList(2, segments.size()))
                        : OTHER;
            default -> OTHER;
        };
    }

    private static Operation versionOne(String method, List<String> path) {
        return switch (path.getFirst()) {
            case "documents" -> document(method, path);
            case "deidentify" -> DEIDENTIFY;
            case "privacy-requests" -> PRIVACY;
            case "reviews" -> REVIEW;
            case "audit" -> AUDIT;
            case "usage" -> USAGE;
            default -> OTHER;
        };
    }

    private static Operation document(String method, List<String> path) {
        if (path.getLast().equals("content")) {
            return DOCUMENT_CONTENT;
        }
        return method.equals("POST") ? DOCUMENT_SUBMIT : DOCUMENT_READ;
    }

    private static Operation fhir(String method, List<String> path) {
        if (path.isEmpty()) {
            return method.equals("POST") ? FHIR_BATCH : FHIR_SEARCH;
        }
        // Some clients send a dollar sign as it is, some percent-encoded.
        return switch (path.getLast().replace("%24", "$")) {
            case "metadata" -> OTHER;
            case "$export" -> FHIR_EXPORT;
            case "$everything" -> FHIR_EVERYTHING;
            case "_search" -> FHIR_SEARCH;
            default -> resource(method, path);
        };
    }

    private static Operation resource(String method, List<String> path) {
        return switch (path.getFirst()) {
            case "AuditEvent" -> AUDIT;
            case "Consent" -> CONSENT;
            // What was exported is paid for with the export.
            case "export-jobs" -> OTHER;
            default ->
                switch (method) {
                    case "GET", "HEAD" -> path.size() == 1 ? FHIR_SEARCH : FHIR_READ;
                    default -> FHIR_WRITE;
                };
        };
    }
}
