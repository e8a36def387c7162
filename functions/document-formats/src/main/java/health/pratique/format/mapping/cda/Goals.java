package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.MappedBundle;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Goal Observation as Goal: what it measures and the value that it aims at are its target. */
final class Goals {

    private Goals() {}

    static List<? extends DomainResource> map(CdaElement act, Mapping mapping) {
        if (Observations.isNegated(act)) {
            return List.of();
        }
        Goal goal = new Goal();
        goal.setSubject(mapping.subject());
        goal.setIdentifier(act.readAll("id", Identifiers::identifier));
        goal.setLifecycleStatus(status(Codes.status(act)));
        Optional<CodeableConcept> code = act.read("code", Codes::concept);
        Optional<String> words = act.child("text").flatMap(Texts::plain);
        Optional<Type> value = act.child("value").flatMap(Values::value);
        goal.setDescription(described(code, words, value));
        act.child("effectiveTime").ifPresent(time -> time(time, goal));
        value.filter(found -> !(found.isPrimitive() && code.isEmpty())).ifPresent(found -> target(goal, code, found));
        act.child("author")
                .flatMap(mapping.participants()::resource)
                .filter(Goals::expresses)
                .map(MappedBundle::to)
                .ifPresent(goal::setExpressedBy);
        goal.setNote(Acts.comments(act, mapping));
        return List.of(mapping.add(goal, act));
    }

    private static CodeableConcept described(
            Optional<CodeableConcept> code, Optional<String> words, Optional<Type> value) {
        Optional<CodeableConcept> said = code.map(CodeableConcept::copy);
        words.ifPresent(text -> said.ifPresent(concept -> concept.setText(text)));
        return said.or(() -> words.or(() -> value.filter(Type::isPrimitive).map(Type::primitiveValue))
                        .map(text -> new CodeableConcept().setText(text)))
                .orElseGet(() -> AbsentReason.unknown(new CodeableConcept()));
    }

    private static GoalLifecycleStatus status(String code) {
        return switch (code) {
            case "completed" -> GoalLifecycleStatus.COMPLETED;
            case "cancelled", "aborted" -> GoalLifecycleStatus.CANCELLED;
            case "held", "suspended" -> GoalLifecycleStatus.ONHOLD;
            case "nullified" -> GoalLifecycleStatus.ENTEREDINERROR;
            default -> GoalLifecycleStatus.ACTIVE;
        };
    }

    private static void time(CdaElement time, Goal goal) {
        time.child("low")
                .flatMap(Times::date)
                .or(() -> time.peek("value").isEmpty() ? Optional.empty() : Times.date(time))
                .filter(DateType::hasValue)
                .ifPresent(goal::setStart);
        time.child("high").flatMap(Times::date).filter(DateType::hasValue).ifPresent(due -> goal.addTarget()
                .setDue(due));
    }

    private static void target(Goal goal, Optional<CodeableConcept> code, Type value) {
        GoalTargetComponent target = goal.getTargetFirstRep();
        // A detail needs what is measured: FHIR's invariant gol-1.
        target.setMeasure(code.map(CodeableConcept::copy).orElseGet(() -> AbsentReason.unknown(new CodeableConcept())));
        switch (value) {
            case Quantity quantity -> target.setDetail(quantity);
            case Range range -> target.setDetail(range);
            case Ratio ratio -> target.setDetail(ratio);
            case CodeableConcept concept -> target.setDetail(concept);
            case DateTimeType time -> target.setDetail(new StringType(time.getValueAsString()));
            default -> {
                if (value.isPrimitive()) {
                    target.setDetail(new StringType(value.primitiveValue()));
                }
            }
        }
    }

    /** A role expresses no goal in R4. */
    private static boolean expresses(DomainResource who) {
        return Provenances.isPerson(who) && !(who instanceof PractitionerRole);
    }
}
