package health.pratique.local.permissions;

import health.pratique.local.deployables.Origin;
import java.util.Map;

/**
 * Where objects lie whose location is read from a record, and not put together by the function that asks for them: code alone does not tell
 * that. Each is written by another function, whose own derivation shows that it lies there.
 */
final class Legend {

    private static final Origin.Place ORIGINAL = new Origin.Place("pratique.intake-bucket", "intake/*");
    private static final Origin.Place RELEASED = new Origin.Place("pratique.released-bucket", "released/*");

    static final Map<String, Origin> PLACES = Map.of(
            "Document.location", ORIGINAL,
            "DocumentRecord.location", ORIGINAL,
            "IntakeEvent.location", ORIGINAL,
            "PrivacyRequest.detail(ERASURE_CERTIFICATE)", new Origin.Text("erasures/*"),
            "DocumentRecord.release", RELEASED,
            "PhiOutcome.report", new Origin.Place("pratique.quarantine-bucket", "quarantine/*/phi-report.json"),
            "RedactionList.location",
                    new Origin.Place("pratique.quarantine-bucket", "quarantine/*/reviews/*/redactions"));

    private Legend() {}
}
