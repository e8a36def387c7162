package health.pratique.api.fhir;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.WriteRefused;
import health.pratique.fault.Breach;
import health.pratique.fault.DocumentRejected;
import java.util.List;

/** A request that is not carried out, as FHIR answers it (R4, section 3.1.0.1.5). Holds no word of the request. */
final class FhirRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Issue> issues;

    FhirRefused(int status, List<Issue> issues) {
        super("FHIR request refused with status " + status);
        this.status = status;
        this.issues = List.copyOf(issues);
    }

    private FhirRefused(int status, String code, String diagnostics) {
        this(status, List.of(Issue.of(code, diagnostics)));
    }

    /** What was deleted, for who might have seen it. */
    static FhirRefused deleted() {
        return new FhirRefused(410, "deleted", "The resource was deleted; its history has what it was.");
    }

    static FhirRefused invalid(String diagnostics) {
        return new FhirRefused(400, "invalid", diagnostics);
    }

    static FhirRefused notSupported(String diagnostics) {
        return new FhirRefused(400, "not-supported", diagnostics);
    }

    static FhirRefused tooCostly(String diagnostics) {
        return new FhirRefused(403, "too-costly", diagnostics);
    }

    static FhirRefused unprocessable(String diagnostics) {
        return new FhirRefused(422, "business-rule", diagnostics);
    }

    static FhirRefused busy(String diagnostics) {
        return new FhirRefused(429, "throttled", diagnostics);
    }

    static FhirRefused failed(String diagnostics) {
        return new FhirRefused(500, "exception", diagnostics);
    }

    static FhirRefused notAcceptable() {
        return new FhirRefused(406, "not-supported", "Accept application/fhir+json or application/fhir+xml.");
    }

    static FhirRefused mediaTypeUnsupported() {
        return new FhirRefused(415, "not-supported", "Send application/fhir+json or application/fhir+xml.");
    }

    /** Whatever says that a request is not carried out; anything else goes on as it is. */
    static FhirRefused of(RuntimeException thrown) {
        return switch (thrown) {
            case FhirRefused refused -> refused;
            case QueryInvalid query -> of(query);
            case WriteRefused write -> of(write);
            case ProblemException problem -> of(problem.kind());
            default -> throw thrown;
        };
    }

    private static FhirRefused of(ProblemKind kind) {
        return new FhirRefused(kind.status(), kind.issue(), kind.title() + ". " + kind.remedy());
    }

    static FhirRefused patchUnsupported() {
        return new FhirRefused(415, "not-supported", "Send application/json-patch+json.");
    }

    static FhirRefused of(QueryInvalid query) {
        String code =
                switch (query.defect()) {
                    case TYPE_UNKNOWN, PARAMETER_UNKNOWN, MODIFIER_UNKNOWN, SORT_UNKNOWN -> "not-supported";
                    case VALUE_INVALID, CURSOR_INVALID -> "value";
                    case TOO_MUCH -> "too-costly";
                };
        return new FhirRefused(400, code, query.defect().remedy());
    }

    static FhirRefused of(WriteRefused write) {
        String remedy = write.defect().remedy();
        return switch (write.defect()) {
            case TYPE_UNKNOWN -> notSupported(remedy);
            case JSON_INVALID -> invalid(remedy);
            case ALREADY_THERE -> new FhirRefused(409, "duplicate", remedy);
            case VERSION_DIFFERS -> new FhirRefused(412, "conflict", remedy);
            case SEVERAL_MATCH -> new FhirRefused(412, "multiple-matches", remedy);
            case PATIENT_MISSING, PATIENT_UNKNOWN, PATIENT_DIFFERS -> new FhirRefused(422, "business-rule", remedy);
            case TOO_MANY_VALUES -> new FhirRefused(422, "too-long", remedy);
        };
    }

    /** Each rule that the resource breaks, with its place. */
    static FhirRefused of(DocumentRejected rejected) {
        List<Issue> issues =
                rejected.breaches().stream().map(FhirRefused::issue).toList();
        return issues.isEmpty()
                ? new FhirRefused(422, "structure", rejected.reason().remedy())
                : new FhirRefused(422, issues);
    }

    int status() {
        return status;
    }

    List<Issue> issues() {
        return issues;
    }

    private static Issue issue(Breach breach) {
        return new Issue("invariant", "The resource breaks " + breach.rule() + " of FHIR R4.", breach.path());
    }
}
