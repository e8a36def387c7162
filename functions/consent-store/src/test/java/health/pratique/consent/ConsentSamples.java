package health.pratique.consent;

import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.util.UUID;

/** Invented custodians, subjects and questions. */
final class ConsentSamples {

    static final Custodian NORTH = new Custodian("north-clinic");
    static final Custodian SOUTH = new Custodian("south-clinic");

    private ConsentSamples() {}

    static SubjectToken someSubject() {
        return new SubjectToken(hex() + hex());
    }

    static DocumentId someDocument() {
        return new DocumentId(hex());
    }

    static ConsentQuestion question(Custodian custodian, SubjectToken subject) {
        return new ConsentQuestion(
                someDocument(),
                "run-" + hex(),
                custodian,
                subject,
                PurposeOfUse.HRESCH,
                DocumentKind.DISCHARGE_SUMMARY);
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
