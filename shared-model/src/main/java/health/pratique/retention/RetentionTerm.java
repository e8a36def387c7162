package health.pratique.retention;

import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.RulePack;
import health.pratique.model.DocumentKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when the law forbids to destroy an original, such as when its patient asks for it (GDPR 17(3)(b)). A term that a
 * custodian sets for itself and that no law asks for is no reason to refuse. Whether a patient is a minor is not known where
 * this is asked: the longer terms of minors are not in it.
 *
 * @param until the first moment at which it may be destroyed
 * @param law the paragraph that asks for the term
 */
public record RetentionTerm(Instant until, String law) {

    /**
     * The longer of the federal and the state's term; empty where the custodian has switched the retention rules off, since the
     * law of the United States is not its law.
     *
     * @param kind absent where nobody said
     * @param receivedAt from which on the term runs here: when the patient was last treated is not known
     */
    public static Optional<RetentionTerm> of(
            ConfigurationContent configuration, @Nullable DocumentKind kind, Instant receivedAt) {
        // The pack's default does not depend on the place.
        if (!configuration.inForce(RulePack.RETENTION, false)) {
            return Optional.empty();
        }
        DocumentKind known = kind == null ? DocumentKind.OTHER : kind;
        RetentionClass federal = RetentionClass.of(known).orElse(RetentionClass.UNKNOWN);
        String state = configuration.retention().state();
        return Optional.ofNullable(state)
                .flatMap(name -> StateRetention.of(name, known))
                .filter(law -> law.years() > federal.years())
                .map(law -> term(receivedAt, law.years(), law.authority()))
                .or(() -> Optional.of(term(receivedAt, federal.years(), federal.authority())));
    }

    private static RetentionTerm term(Instant receivedAt, int years, String law) {
        return new RetentionTerm(
                receivedAt.atOffset(ZoneOffset.UTC).plusYears(years).toInstant(), law);
    }
}
