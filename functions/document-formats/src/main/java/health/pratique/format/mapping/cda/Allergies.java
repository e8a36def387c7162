package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;

/** Allergy Concern Act and Allergy Intolerance Observation as AllergyIntolerance (guide: Allergies). */
final class Allergies {

    private static final String STATUS = "33999-4";
    private static final String CRITICALITY = "82606-5";
    private static final String SEVERITY = "SEV";

    private Allergies() {}

    static List<AllergyIntolerance> concern(CdaElement act, Mapping mapping) {
        List<AllergyIntolerance> allergies = new ArrayList<>();
        Acts.related(act, "", "observation")
                .filter(Entries::isKnown)
                .forEach(observation -> allergies.addAll(observation(observation, mapping)));
        act.child("code").ifPresent(code -> code.known("CONC", "48765-2"));
        allergies.forEach(allergy -> Provenances.map(act, allergy, mapping));
        return allergies;
    }

    static List<AllergyIntolerance> observation(CdaElement observation, Mapping mapping) {
        AllergyIntolerance allergy = new AllergyIntolerance();
        Acts.settled(observation);
        allergy.setPatient(mapping.subject());
        allergy.setIdentifier(observation.readAll("id", Identifiers::identifier));
        observation
                .child("effectiveTime")
                .flatMap(Times::first)
                .filter(DateTimeType::hasValue)
                .ifPresent(allergy::setOnset);
        status(observation, allergy);
        boolean negated = observation.negated();
        substance(observation, negated)
                .ifPresentOrElse(allergy::setCode, () -> allergy.setCode(AbsentReason.unknown(new CodeableConcept())));
        observation.child("value").ifPresent(value -> kind(value, allergy, negated));
        Acts.recorder(observation, mapping).ifPresent(allergy::setRecorder);
        Acts.recorded(observation).ifPresent(allergy::setRecordedDateElement);
        Acts.related(observation, "MFST", "observation").forEach(reaction -> reaction(reaction, allergy, mapping));
        Acts.related(observation, "", "observation")
                .filter(other -> other.code().equals(CRITICALITY))
                .forEach(other -> criticality(other, allergy));
        allergy.setNote(Acts.comments(observation, mapping));
        return List.of(mapping.add(allergy, observation));
    }

    private static void status(CdaElement observation, AllergyIntolerance allergy) {
        Optional<String> own = Acts.related(observation, "", "observation")
                .filter(other -> other.code().equals(STATUS))
                .findFirst()
                .flatMap(Acts::value)
                .flatMap(Statuses::clinical);
        Optional<String> concern = observation.around("act").map(Codes::status).flatMap(Statuses::ofConcern);
        boolean ended = observation
                .at("effectiveTime", "high")
                .filter(high -> !high.peek("value").isEmpty())
                .isPresent();
        String code = own.or(() -> ended ? Optional.of("resolved") : concern).orElse("active");
        allergy.setClinicalStatus(Codes.of(CodeSystems.hl7("allergyintolerance-clinical"), code, null));
        allergy.setVerificationStatus(Codes.of(CodeSystems.hl7("allergyintolerance-verification"), "confirmed", null));
    }

    private static Optional<CodeableConcept> substance(CdaElement observation, boolean negated) {
        Optional<CdaElement> entity = observation.at("participant", "participantRole", "playingEntity");
        Optional<CodeableConcept> named = entity.flatMap(playing -> playing.read("code", Codes::concept))
                .filter(code -> code.hasCoding() || code.hasText())
                .or(() -> entity.flatMap(playing -> playing.read("name", Texts::plain))
                        .map(name -> new CodeableConcept().setText(name)));
        if (!negated) {
            return named.or(() -> entity.flatMap(playing -> playing.read("code", Codes::concept)));
        }
        return named.map(Allergies::noKnown).or(() -> Optional.of(noKnown(observation)));
    }

    /** The substance is there, the allergy is not: a code of the substance alone would say that it is. */
    private static CodeableConcept noKnown(CodeableConcept substance) {
        String name = substance.hasText()
                ? substance.getText()
                : substance.getCodingFirstRep().getDisplay();
        return new CodeableConcept().setText("No known allergy to " + (name == null ? "this substance" : name));
    }

    /** ConceptMap CF-NoKnownAllergies. */
    private static CodeableConcept noKnown(CdaElement observation) {
        String kind =
                observation.child("value").map(value -> value.peek("code")).orElse("");
        return switch (kind) {
            case "414285001" -> Codes.of(CodeSystems.SNOMED, "429625007", "No known food allergy");
            case "416098002" -> Codes.of(CodeSystems.SNOMED, "409137002", "No known drug allergy");
            default -> Codes.of(CodeSystems.SNOMED, "716186003", "No known allergy");
        };
    }

    /** ConceptMaps CF-AllergyIntoleranceType and CF-AllergyIntoleranceCategory. */
    private static void kind(CdaElement value, AllergyIntolerance allergy, boolean negated) {
        String code = value.peek("code");
        boolean mapped = true;
        switch (code) {
            case "235719002" -> set(allergy, AllergyIntoleranceType.INTOLERANCE, AllergyIntoleranceCategory.FOOD);
            case "414285001" -> set(allergy, AllergyIntoleranceType.ALLERGY, AllergyIntoleranceCategory.FOOD);
            case "418471000" -> allergy.addCategory(AllergyIntoleranceCategory.FOOD);
            case "416098002" -> set(allergy, AllergyIntoleranceType.ALLERGY, AllergyIntoleranceCategory.MEDICATION);
            case "419511003" -> allergy.addCategory(AllergyIntoleranceCategory.MEDICATION);
            case "59037007" -> set(allergy, AllergyIntoleranceType.INTOLERANCE, AllergyIntoleranceCategory.MEDICATION);
            case "419199007" -> allergy.setType(AllergyIntoleranceType.ALLERGY);
            case "232347008" -> set(allergy, AllergyIntoleranceType.ALLERGY, AllergyIntoleranceCategory.ENVIRONMENT);
            // The most general kinds say no more than that there is an AllergyIntolerance.
            case "418038007", "420134006" -> allergy.setType(null);
            default -> mapped = negated && allergy.hasCode();
        }
        if (mapped) {
            value.known();
        }
    }

    private static void set(
            AllergyIntolerance allergy, AllergyIntoleranceType type, AllergyIntoleranceCategory category) {
        allergy.setType(type);
        allergy.addCategory(category);
    }

    private static void reaction(CdaElement observation, AllergyIntolerance allergy, Mapping mapping) {
        AllergyIntoleranceReactionComponent reaction = new AllergyIntoleranceReactionComponent();
        Acts.settled(observation);
        reaction.addManifestation(
                observation.read("value", Codes::concept).orElseGet(() -> AbsentReason.unknown(new CodeableConcept())));
        observation
                .child("effectiveTime")
                .flatMap(Times::first)
                .filter(DateTimeType::hasValue)
                .ifPresent(reaction::setOnsetElement);
        Acts.related(observation, "", "observation")
                .filter(other -> other.code().equals(SEVERITY))
                .findFirst()
                .ifPresent(severity -> severity(severity, reaction));
        observation.read("text", Texts::plain).ifPresent(reaction::setDescription);
        reaction.setNote(Acts.comments(observation, mapping));
        allergy.addReaction(reaction);
    }

    /** ConceptMap CF-Severity. */
    private static void severity(CdaElement observation, AllergyIntoleranceReactionComponent reaction) {
        Acts.value(observation).ifPresent(value -> {
            Optional<AllergyIntoleranceSeverity> severity =
                    switch (value.peek("code")) {
                        case "255604002", "371923003" -> Optional.of(AllergyIntoleranceSeverity.MILD);
                        case "6736007", "371924009" -> Optional.of(AllergyIntoleranceSeverity.MODERATE);
                        case "24484000", "399166001" -> Optional.of(AllergyIntoleranceSeverity.SEVERE);
                        default -> Optional.empty();
                    };
            severity.ifPresentOrElse(
                    found -> {
                        reaction.setSeverity(found);
                        value.known();
                    },
                    () -> value.unfit("code"));
        });
    }

    /** ConceptMap CF-Criticality. */
    private static void criticality(CdaElement observation, AllergyIntolerance allergy) {
        Acts.value(observation).ifPresent(value -> {
            Optional<AllergyIntoleranceCriticality> criticality =
                    switch (value.peek("code")) {
                        case "CRITH" -> Optional.of(AllergyIntoleranceCriticality.HIGH);
                        case "CRITL" -> Optional.of(AllergyIntoleranceCriticality.LOW);
                        case "CRITU" -> Optional.of(AllergyIntoleranceCriticality.UNABLETOASSESS);
                        default -> Optional.empty();
                    };
            criticality.ifPresentOrElse(
                    found -> {
                        allergy.setCriticality(found);
                        value.known();
                    },
                    () -> value.unfit("code"));
        });
    }
}
