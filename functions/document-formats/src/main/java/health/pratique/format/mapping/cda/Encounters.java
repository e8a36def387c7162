package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;

/** The encompassing encounter and Encounter Activities as Encounter: the same one if they have an id in common (guide: Encounters). */
final class Encounters {

    private static final String ACT_CODES = CodeSystems.hl7("v3-ActCode");

    private Encounters() {}

    static Encounter encompassing(CdaElement element, Mapping mapping) {
        Encounter encounter = new Encounter();
        map(element, encounter, mapping);
        element.child("dischargeDispositionCode")
                .flatMap(Codes::concept)
                .ifPresent(disposition -> encounter.getHospitalization().setDischargeDisposition(disposition));
        for (CdaElement participant : element.children("encounterParticipant")) {
            participant(participant, encounter, mapping);
        }
        element.children("responsibleParty").forEach(party -> participant(party, encounter, mapping));
        element.at("location", "healthCareFacility")
                .flatMap(facility -> Places.of(facility, mapping.bundle(), mapping.participants()))
                .ifPresent(place -> encounter.addLocation().setLocation(to(place)));
        return mapping.bundle().add(encounter, element.path());
    }

    static List<Encounter> activity(CdaElement act, Mapping mapping) {
        List<Identifier> ids = act.readAll("id", Identifiers::identifier);
        Optional<Encounter> same = ids.stream()
                .flatMap(id -> Stream.ofNullable(mapping.encounters().get(key(id))))
                .findFirst();
        Encounter encounter = same.orElseGet(Encounter::new);
        map(act, encounter, mapping);
        act.extension("dischargeDispositionCode")
                .flatMap(Codes::concept)
                .ifPresent(disposition -> encounter.getHospitalization().setDischargeDisposition(disposition));
        act.children("performer").forEach(performer -> participant(performer, encounter, mapping));
        for (Location place : Acts.places(act, mapping)) {
            if (encounter.getLocation().stream()
                    .noneMatch(other ->
                            other.getLocation().getReference().equals(to(place).getReference()))) {
                encounter.addLocation().setLocation(to(place));
            }
        }
        Acts.reasons(act).forEach(encounter::addReasonCode);
        for (CdaElement relation : act.children("entryRelationship")) {
            relation.child("act")
                    .filter(inner -> inner.code().equals("29308-4"))
                    .ifPresent(diagnosis -> {
                        for (Condition condition : Conditions.diagnosis(diagnosis, mapping)) {
                            encounter.addDiagnosis().setCondition(to(condition));
                        }
                    });
        }
        if (same.isEmpty()) {
            mapping.add(encounter, act);
        } else {
            Provenances.map(act, encounter, mapping);
        }
        return List.of(encounter);
    }

    private static void map(CdaElement element, Encounter encounter, Mapping mapping) {
        encounter.setSubject(mapping.subject());
        for (Identifier id : element.readAll("id", Identifiers::identifier)) {
            if (encounter.getIdentifier().stream().noneMatch(id::equalsDeep)) {
                encounter.addIdentifier(id);
            }
            if (id.hasValue()) {
                mapping.encounters().putIfAbsent(key(id), encounter);
            }
        }
        element.child("effectiveTime").flatMap(Times::period).ifPresent(encounter::setPeriod);
        encounter.setStatus(status(element));
        List<CodeableConcept> types = new ArrayList<>();
        element.read("code", Codes::concept).ifPresent(types::add);
        codes(types, encounter);
    }

    private static String key(Identifier id) {
        return id.getSystem() + "|" + id.getValue();
    }

    /** A code of v3 ActCode is the class, others are types. */
    private static void codes(List<CodeableConcept> codes, Encounter encounter) {
        for (CodeableConcept code : codes) {
            Optional<Coding> kind = code.getCoding().stream()
                    .filter(coding -> ACT_CODES.equals(coding.getSystem()))
                    .findFirst();
            kind.ifPresent(found -> {
                encounter.setClass_(found);
                code.getCoding().remove(found);
            });
            if (code.hasCoding() || code.hasText() && kind.isEmpty()) {
                encounter.addType(code);
            }
        }
        if (!encounter.hasClass_()) {
            encounter.setClass_(classOf(codes).orElseGet(() -> AbsentReason.unknown(new Coding())));
        }
    }

    /** What CPT's codes of visits are (guide: Encounters). */
    private static Optional<Coding> classOf(List<CodeableConcept> codes) {
        return codes.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .map(Coding::getCode)
                .filter(code -> code != null && code.matches("99\\d{3}"))
                .map(Integer::valueOf)
                .flatMap(number -> {
                    if (number >= 99202 && number <= 99215) {
                        return Optional.of(new Coding(ACT_CODES, "AMB", "ambulatory")).stream();
                    }
                    if (number >= 99221 && number <= 99239) {
                        return Optional.of(new Coding(ACT_CODES, "IMP", "inpatient encounter")).stream();
                    }
                    boolean emergency = number >= 99281 && number <= 99288;
                    return emergency
                            ? Optional.of(new Coding(ACT_CODES, "EMER", "emergency")).stream()
                            : Optional.<Coding>empty().stream();
                })
                .findFirst();
    }

    /** ConceptMap CF-EncounterStatus; without a status code, by the time: one that ended, or is a point, is finished. */
    private static EncounterStatus status(CdaElement element) {
        return switch (Codes.status(element)) {
            case "active" -> EncounterStatus.INPROGRESS;
            case "cancelled" -> EncounterStatus.CANCELLED;
            case "completed" -> EncounterStatus.FINISHED;
            case "held" -> EncounterStatus.PLANNED;
            case "suspended" -> EncounterStatus.ONLEAVE;
            case "nullified" -> EncounterStatus.ENTEREDINERROR;
            case "" -> byTime(element);
            default -> EncounterStatus.UNKNOWN;
        };
    }

    private static EncounterStatus byTime(CdaElement element) {
        Optional<CdaElement> time = element.child("effectiveTime");
        boolean over = time.filter(at -> !at.peek("value").isEmpty()).isPresent()
                || time.flatMap(at -> at.child("high"))
                        .filter(high -> !high.peek("value").isEmpty())
                        .isPresent();
        return over ? EncounterStatus.FINISHED : EncounterStatus.UNKNOWN;
    }

    private static void participant(CdaElement participation, Encounter encounter, Mapping mapping) {
        Optional<Reference> who = Acts.person(participation, mapping);
        if (who.isEmpty()) {
            return;
        }
        var participant = encounter.addParticipant().setIndividual(who.get());
        participation.extension("functionCode").flatMap(Codes::concept).ifPresent(participant::addType);
        participation.read("time", Times::period).ifPresent(participant::setPeriod);
    }
}
