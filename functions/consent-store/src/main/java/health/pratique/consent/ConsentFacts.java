package health.pratique.consent;

import health.pratique.model.EmergencyReason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known, beyond purpose and kind, of the use that is asked for.
 *
 * @param action a code of {@link ConsentCode#CONSENT_ACTION}
 * @param actors who takes part
 * @param labels security labels of the document's content
 * @param classes what the document is, or consists of: LOINC document types, FHIR resource types, profiles
 * @param codes clinical codes in the document
 * @param dataPeriod what is known of when the document's data arose: within this time
 * @param emergency why consent is to be overridden; absent without a reason, and for all purposes but ETREAT
 */
public record ConsentFacts(
        String action,
        Known<ConsentActor> actors,
        Known<ConsentCode> labels,
        Known<ConsentCode> classes,
        Known<ConsentCode> codes,
        ConsentPeriod dataPeriod,
        @Nullable EmergencyReason emergency) {

    public static final String DISCLOSE = "disclose";

    /** A release, of which nothing else is known. */
    public static final ConsentFacts UNKNOWN = new ConsentFacts(
            DISCLOSE,
            Known.atLeast(Set.of()),
            Known.atLeast(Set.of()),
            Known.atLeast(Set.of()),
            Known.atLeast(Set.of()),
            ConsentPeriod.ALWAYS,
            null);

    public ConsentFacts forAction(String other) {
        return new ConsentFacts(other, actors, labels, classes, codes, dataPeriod, emergency);
    }

    public ConsentFacts withActors(Known<ConsentActor> known) {
        return new ConsentFacts(action, known, labels, classes, codes, dataPeriod, emergency);
    }

    public ConsentFacts withLabels(Known<ConsentCode> known) {
        return new ConsentFacts(action, actors, known, classes, codes, dataPeriod, emergency);
    }

    public ConsentFacts withClasses(Known<ConsentCode> known) {
        return new ConsentFacts(action, actors, labels, known, codes, dataPeriod, emergency);
    }

    public ConsentFacts withCodes(Known<ConsentCode> known) {
        return new ConsentFacts(action, actors, labels, classes, known, dataPeriod, emergency);
    }

    public ConsentFacts withDataPeriod(ConsentPeriod known) {
        return new ConsentFacts(action, actors, labels, classes, codes, known, emergency);
    }

    public ConsentFacts inEmergency(@Nullable EmergencyReason reason) {
        return new ConsentFacts(action, actors, labels, classes, codes, dataPeriod, reason);
    }
}
