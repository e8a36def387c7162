package health.pratique.local.cli.bench;

import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ConsentRegister;
import health.pratique.local.cli.Connection;
import health.pratique.local.cli.ConsentDesk;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Decisions on consent as CheckConsent takes and records them: each of another patient. */
final class ConsentSection implements DecisionSection {

    private static final Duration AIM = Duration.ofMillis(5);
    private static final int CUSTODIANS = 10;

    private final Connection platform;
    private final ManyConsents consents;
    private final ConsentRegister register;

    ConsentSection(Connection platform, int consents) {
        this.platform = platform;
        this.consents = new ManyConsents(CUSTODIANS, consents / CUSTODIANS, PurposeOfUse.HRESCH);
        this.register = Arc.container().instance(ConsentRegister.class).get();
    }

    @Override
    public String name() {
        return "consent";
    }

    @Override
    public String caller() {
        return "CheckConsentFunction";
    }

    @Override
    public Duration aim() {
        return AIM;
    }

    /** The first decision makes the tables. */
    @Override
    public void prepare(PrintWriter progress) {
        register.decide(question(-1, new SubjectToken("0".repeat(64))));
        try (java.sql.Connection database = ConsentDesk.database(platform)) {
            consents.fill(database, progress);
        } catch (SQLException failed) {
            throw new IllegalStateException("the consents were not loaded", failed);
        }
    }

    @Override
    public void decide(int number) {
        register.decide(question(number, consents.subject(number)));
    }

    private ConsentQuestion question(int number, SubjectToken subject) {
        Custodian custodian = consents.custodian(Math.max(0, number));
        String name = "bench-" + number;
        return new ConsentQuestion(
                DocumentId.of("bench", name, "1"),
                name,
                custodian,
                subject,
                PurposeOfUse.HRESCH,
                List.of(DocumentKind.DISCHARGE_SUMMARY, DocumentKind.PSYCHOTHERAPY_NOTE)
                        .get(number & 1));
    }
}
