package health.pratique.consent;

import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentKind;
import health.pratique.model.LoincDocumentTypes;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the pipeline knows of a document before it has looked inside: who keeps it, what it is, and that its data are no younger
 * than itself. Who will receive it and what it contains is not known.
 */
final class PipelineFacts {

    /** HL7 v3 ActCode: psychotherapy notes, and the sensitivity that includes them. */
    private static final Set<ConsentCode> PSYCHOTHERAPY =
            Set.of(new ConsentCode(ConsentCode.ACT_CODE, "PSYTHPN"), new ConsentCode(ConsentCode.ACT_CODE, "SPI"));

    private static final ConsentCode CUSTODIAN = new ConsentCode(ConsentCode.PARTICIPATION, "CST");

    private PipelineFacts() {}

    static ConsentFacts of(Document document) {
        return of(document.custodian(), document.kind(), document.receivedAt()).inEmergency(document.emergency());
    }

    /** Of a document that is not sent in an emergency. */
    static ConsentFacts of(Custodian custodian, DocumentKind kind, Instant receivedAt) {
        return ConsentFacts.UNKNOWN
                .withActors(Known.atLeast(Set.of(new ConsentActor(CUSTODIAN, "Organization/" + custodian))))
                .withLabels(Known.atLeast(kind == DocumentKind.PSYCHOTHERAPY_NOTE ? PSYCHOTHERAPY : Set.of()))
                .withClasses(Known.atLeast(LoincDocumentTypes.type(kind).stream()
                        .map(type -> new ConsentCode(ConsentCode.LOINC, type))
                        .collect(Collectors.toUnmodifiableSet())))
                .withDataPeriod(new ConsentPeriod(null, receivedAt.plusNanos(1)));
    }
}
