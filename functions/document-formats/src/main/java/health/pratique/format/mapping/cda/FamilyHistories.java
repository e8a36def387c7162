package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.Unmapped.Reason;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyHistoryStatus;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyMemberHistoryConditionComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Family History Organizer as FamilyMemberHistory, its observations as conditions of the relative. */
final class FamilyHistories {

    private static final String AGE = "2.16.840.1.113883.10.20.22.4.31";
    private static final String DEATH = "2.16.840.1.113883.10.20.22.4.47";

    private FamilyHistories() {}

    static List<? extends DomainResource> map(CdaElement organizer, Mapping mapping) {
        FamilyMemberHistory history = new FamilyMemberHistory();
        history.setPatient(mapping.subject());
        history.setIdentifier(organizer.readAll("id", Identifiers::identifier));
        history.setStatus(status(Codes.status(organizer)));
        Optional<CdaElement> relative = organizer.at("subject", "relatedSubject");
        history.setRelationship(relative.flatMap(found -> found.read("code", Codes::concept))
                .orElseGet(() -> AbsentReason.unknown(new CodeableConcept())));
        relative.flatMap(found -> found.child("subject")).ifPresent(person -> person(person, history));
        for (CdaElement component : organizer.children("component")) {
            component
                    .child("observation")
                    .filter(observation -> !Observations.isNegated(observation))
                    .ifPresent(observation -> condition(observation, history, mapping));
        }
        return List.of(mapping.add(history, organizer));
    }

    private static FamilyHistoryStatus status(String code) {
        return switch (code) {
            case "completed" -> FamilyHistoryStatus.COMPLETED;
            case "nullified" -> FamilyHistoryStatus.ENTEREDINERROR;
            default -> FamilyHistoryStatus.PARTIAL;
        };
    }

    private static void person(CdaElement person, FamilyMemberHistory history) {
        person.child("name").flatMap(Names::plain).ifPresent(history::setName);
        person.child("administrativeGenderCode")
                .ifPresent(code -> Codes.gender(code).ifPresent(gender -> {
                    code.known();
                    history.setSex(Codes.of("http://hl7.org/fhir/administrative-gender", gender.toCode(), null));
                }));
        person.child("birthTime").flatMap(Times::date).ifPresent(history::setBorn);
        Optional<Type> died = person.extension("deceasedTime")
                .flatMap(Times::date)
                .map(Type.class::cast)
                .or(() ->
                        person.extension("deceasedInd").flatMap(Patients::flag).map(Type.class::cast));
        died.ifPresent(history::setDeceased);
    }

    private static void condition(CdaElement observation, FamilyMemberHistory history, Mapping mapping) {
        FamilyMemberHistoryConditionComponent condition = history.addCondition();
        Acts.settled(observation);
        condition.setCode(
                observation.read("value", Codes::concept).orElseGet(() -> AbsentReason.unknown(new CodeableConcept())));
        Acts.related(observation, "", "observation").forEach(inner -> {
            if (inner.hasTemplate(AGE)) {
                age(inner).ifPresent(condition::setOnset);
            } else if (inner.hasTemplate(DEATH)) {
                Acts.value(inner).ifPresent(value -> value.known("419099009"));
                condition.setContributedToDeath(true);
                if (!history.hasDeceased()) {
                    history.setDeceased(new BooleanType(true));
                }
            }
        });
        if (!condition.hasOnset()) {
            observation
                    .child("effectiveTime")
                    .flatMap(Times::first)
                    .filter(DateTimeType::hasValue)
                    .ifPresent(time -> condition.setOnset(new StringType(time.getValueAsString())));
        }
        condition.setNote(Acts.comments(observation, mapping));
    }

    /** Years, months, days …: FHIR's invariant age-1 takes no other units. */
    private static Optional<Age> age(CdaElement observation) {
        return Acts.value(observation).flatMap(value -> {
            Optional<Quantity> quantity = Numbers.quantity(value).filter(Quantity::hasValue);
            boolean fits = quantity.filter(found ->
                            List.of("a", "mo", "wk", "d", "h", "min").contains(String.valueOf(found.getCode())))
                    .filter(found -> found.getValue().signum() > 0)
                    .isPresent();
            if (!fits) {
                value.leave(Reason.VALUE_UNFIT);
                return Optional.empty();
            }
            Age age = new Age();
            age.setValue(quantity.get().getValue());
            age.setUnit(quantity.get().getUnit());
            age.setSystem(quantity.get().getSystem());
            age.setCode(quantity.get().getCode());
            return Optional.of(age);
        });
    }
}
