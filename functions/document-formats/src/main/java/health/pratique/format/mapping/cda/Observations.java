package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.Unmapped.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Observations of all kinds as Observation (guide: Results, C-CDA Observation to FHIR Observation). */
final class Observations {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/CodeSystem/us-core-category";
    private static final String CATEGORIES = CodeSystems.hl7("observation-category");

    private Observations() {}

    static List<Observation> plain(CdaElement act, Mapping mapping) {
        return add(act, mapping, CATEGORIES, "");
    }

    static List<Observation> vital(CdaElement act, Mapping mapping) {
        return add(act, mapping, CATEGORIES, "vital-signs");
    }

    static List<Observation> survey(CdaElement act, Mapping mapping) {
        return add(act, mapping, CATEGORIES, "survey");
    }

    static List<Observation> procedure(CdaElement act, Mapping mapping) {
        return add(act, mapping, CATEGORIES, "procedure");
    }

    static List<Observation> social(CdaElement act, Mapping mapping) {
        return add(act, mapping, CATEGORIES, "social-history");
    }

    static List<Observation> functional(CdaElement act, Mapping mapping) {
        return add(act, mapping, US_CORE, "functional-status");
    }

    static List<Observation> cognitive(CdaElement act, Mapping mapping) {
        return add(act, mapping, US_CORE, "cognitive-status");
    }

    /** An organizer as an observation that has the ones in it as members. */
    static List<Observation> organizer(CdaElement organizer, Mapping mapping) {
        List<Observation> members = new ArrayList<>();
        for (CdaElement component : organizer.children("component")) {
            component
                    .child("observation")
                    .filter(Entries::isKnown)
                    .ifPresent(inner -> Entries.map(inner, mapping).stream()
                            .filter(Observation.class::isInstance)
                            .map(Observation.class::cast)
                            .forEach(members::add));
        }
        Observation panel = basic(organizer, mapping);
        panel.setHasMember(Acts.references(members));
        return List.of(mapping.add(panel, organizer));
    }

    private static List<Observation> add(CdaElement act, Mapping mapping, String system, String category) {
        if (isNegated(act)) {
            return List.of();
        }
        Observation observation = observation(act, mapping);
        if (!category.isEmpty()) {
            observation.addCategory(Codes.of(system, category, null));
        }
        return List.of(mapping.add(observation, act));
    }

    /** Whether it says what was not observed, which FHIR's Observation cannot; it is listed then. */
    static boolean isNegated(CdaElement act) {
        boolean negated = act.peek("negationInd").equals("true");
        if (negated) {
            act.leave(Reason.NO_TARGET);
        } else {
            act.negated();
        }
        return negated;
    }

    /** What has no value: status, code, time, who did it. Not added yet. */
    static Observation basic(CdaElement act, Mapping mapping) {
        Observation observation = new Observation();
        observation.setSubject(mapping.subject());
        observation.setIdentifier(act.readAll("id", Identifiers::identifier));
        observation.setStatus(ObservationStatus.fromCode(Statuses.result(Codes.status(act))));
        observation.setCode(
                act.read("code", Codes::concept).orElseGet(() -> AbsentReason.unknown(new CodeableConcept())));
        act.read("effectiveTime", Times::when).ifPresent(observation::setEffective);
        List<Reference> performers = Acts.performers(act, mapping);
        if (performers.isEmpty()) {
            Acts.recorder(act, mapping).ifPresent(performers::add);
        }
        performers.forEach(observation::addPerformer);
        observation.setNote(Acts.comments(act, mapping));
        act.child("specimen")
                .flatMap(specimen -> Specimens.of(specimen, mapping))
                .ifPresent(observation::setSpecimen);
        return observation;
    }

    /** The whole of it, not added yet. */
    static Observation observation(CdaElement act, Mapping mapping) {
        Observation observation = basic(act, mapping);
        Optional<Type> value = act.child("value").flatMap(Values::value);
        value.ifPresent(observation::setValue);
        if (value.isEmpty()) {
            absent(act).ifPresent(observation::setDataAbsentReason);
        }
        observation.setInterpretation(act.readAll("interpretationCode", Codes::concept));
        act.read("methodCode", Codes::concept).ifPresent(observation::setMethod);
        act.read("targetSiteCode", Codes::concept).ifPresent(observation::setBodySite);
        observation.setReferenceRange(ranges(act));
        components(act, observation);
        return observation;
    }

    static Optional<CodeableConcept> absent(CdaElement act) {
        return act.child("value")
                .map(value -> value.peek("nullFlavor"))
                .filter(flavor -> !flavor.isEmpty())
                .map(flavor -> Codes.of(CodeSystems.hl7("data-absent-reason"), Absent.reason(flavor), null));
    }

    /** FHIR expects normal ranges: one that is said to be of another kind is not taken. */
    static List<ObservationReferenceRangeComponent> ranges(CdaElement act) {
        List<ObservationReferenceRangeComponent> ranges = new ArrayList<>();
        for (CdaElement reference : act.children("referenceRange")) {
            reference.child("observationRange").filter(Observations::isNormal).ifPresent(range -> {
                ObservationReferenceRangeComponent component = new ObservationReferenceRangeComponent();
                range.child("value").flatMap(Values::value).ifPresent(value -> bounds(value, component));
                if (!component.hasText()) {
                    range.read("text", Texts::plain).ifPresent(component::setText);
                }
                if (!component.isEmpty()) {
                    ranges.add(component);
                }
            });
        }
        return ranges;
    }

    private static boolean isNormal(CdaElement range) {
        String kind =
                range.child("interpretationCode").map(code -> code.peek("code")).orElse("N");
        if (kind.equals("N")) {
            range.child("interpretationCode").ifPresent(normal -> normal.known("N"));
        }
        return kind.equals("N");
    }

    private static void bounds(Type value, ObservationReferenceRangeComponent component) {
        switch (value) {
            case Range range -> component.setLow(range.getLow()).setHigh(range.getHigh());
            case Quantity quantity
            when quantity.hasComparator() -> {
                boolean most = quantity.getComparator().toCode().startsWith("<");
                Quantity bound = quantity.copy().setComparator(null);
                if (most) {
                    component.setHigh(bound);
                } else {
                    component.setLow(bound);
                }
            }
            default -> described(value).ifPresent(component::setText);
        }
    }

    private static Optional<String> described(Type value) {
        return switch (value) {
            case Quantity quantity ->
                Optional.of(quantity.getValue().toPlainString() + (quantity.hasUnit() ? " " + quantity.getUnit() : ""));
            case CodeableConcept concept ->
                Optional.ofNullable(
                        concept.hasText()
                                ? concept.getText()
                                : concept.getCodingFirstRep().getCode());
            default -> Optional.ofNullable(value.isPrimitive() ? value.primitiveValue() : null);
        };
    }

    /** Assessment scale supporting observations (template …22.4.86) as components. */
    private static void components(CdaElement act, Observation observation) {
        Acts.related(act, "COMP", "observation").forEach(inner -> {
            // Of the same code as the whole it would be a second value: FHIR's invariant obs-7.
            Optional<CodeableConcept> code =
                    inner.code().equals(act.code()) ? Optional.empty() : inner.read("code", Codes::concept);
            if (code.isPresent()) {
                Acts.settled(inner);
                var component = observation.addComponent().setCode(code.get());
                inner.child("value").flatMap(Values::value).ifPresent(component::setValue);
                if (!component.hasValue()) {
                    absent(inner).ifPresent(component::setDataAbsentReason);
                }
            }
        });
    }
}
