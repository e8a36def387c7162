package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.CodeSystems;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;

/** Vital Signs Organizer as a panel, its systolic and diastolic pressures as one Observation (guide: Vital signs). */
final class VitalSigns {

    private static final String SYSTOLIC = "8480-6";
    private static final String DIASTOLIC = "8462-4";
    private static final List<String> SATURATION = List.of("59408-5", "2708-6");
    private static final List<String> OXYGEN = List.of("3150-0", "3151-8");

    private VitalSigns() {}

    static List<Observation> organizer(CdaElement organizer, Mapping mapping) {
        List<CdaElement> signs = new ArrayList<>();
        for (CdaElement component : organizer.children("component")) {
            component
                    .child("observation")
                    .filter(sign -> sign.peek("nullFlavor").isEmpty())
                    .filter(sign -> !Observations.isNegated(sign))
                    .ifPresent(signs::add);
        }
        List<Observation> members = new ArrayList<>();
        pressures(signs, members, mapping);
        saturation(signs, members, mapping);
        signs.forEach(sign -> members.addAll(Observations.vital(sign, mapping)));
        Observation panel = Observations.basic(organizer, mapping);
        CodeableConcept code = Codes.of(CodeSystems.LOINC, "85353-1", "Vital signs panel");
        panel.getCode().getCoding().stream()
                .filter(coding -> !coding.getCode().equals("85353-1"))
                .forEach(code::addCoding);
        panel.setCode(code);
        panel.addCategory(category());
        panel.setHasMember(Acts.references(members));
        return List.of(mapping.add(panel, organizer));
    }

    private static CodeableConcept category() {
        return Codes.of(CodeSystems.hl7("observation-category"), "vital-signs", null);
    }

    /** Pairs them in their order. What they are made of is taken from the list. */
    private static void pressures(List<CdaElement> signs, List<Observation> members, Mapping mapping) {
        List<CdaElement> systolic = of(signs, List.of(SYSTOLIC));
        List<CdaElement> diastolic = of(signs, List.of(DIASTOLIC));
        for (int i = 0; i < Math.min(systolic.size(), diastolic.size()); i++) {
            Observation upper = Observations.observation(systolic.get(i), mapping);
            Observation lower = Observations.observation(diastolic.get(i), mapping);
            Observation pressure = Observations.basic(systolic.get(i), mapping);
            pressure.setCode(Codes.of(CodeSystems.LOINC, "85354-9", "Blood pressure panel with all children optional"));
            pressure.addCategory(category());
            component(upper, pressure);
            component(lower, pressure);
            lower.getIdentifier().stream().filter(id -> !has(pressure, id)).forEach(pressure::addIdentifier);
            lower.getNote().forEach(pressure::addNote);
            members.add(mapping.add(pressure, systolic.get(i)));
            Provenances.map(diastolic.get(i), pressure, mapping);
            diastolic.get(i).child("text").ifPresent(text -> ActTexts.map(text, pressure, mapping.composition()));
            signs.remove(systolic.get(i));
            signs.remove(diastolic.get(i));
        }
    }

    private static void saturation(List<CdaElement> signs, List<Observation> members, Mapping mapping) {
        List<CdaElement> saturations = of(signs, SATURATION);
        if (saturations.size() != 1) {
            return;
        }
        CdaElement sign = saturations.getFirst();
        Observation saturation = Observations.observation(sign, mapping);
        saturation.addCategory(category());
        for (String code : SATURATION) {
            if (saturation.getCode().getCoding().stream().noneMatch(coding -> code.equals(coding.getCode()))) {
                saturation.getCode().addCoding(new Coding(CodeSystems.LOINC, code, null));
            }
        }
        for (CdaElement oxygen : of(signs, OXYGEN)) {
            Observation inhaled = Observations.observation(oxygen, mapping);
            component(inhaled, saturation);
            inhaled.getIdentifier().stream().filter(id -> !has(saturation, id)).forEach(saturation::addIdentifier);
            signs.remove(oxygen);
        }
        members.add(mapping.add(saturation, sign));
        signs.remove(sign);
    }

    private static void component(Observation part, Observation whole) {
        whole.addComponent()
                .setCode(part.getCode())
                .setValue(part.getValue())
                .setDataAbsentReason(part.hasDataAbsentReason() ? part.getDataAbsentReason() : null)
                .setInterpretation(part.getInterpretation())
                .setReferenceRange(part.getReferenceRange());
    }

    private static boolean has(Observation observation, Identifier id) {
        return observation.getIdentifier().stream().anyMatch(other -> other.equalsDeep(id));
    }

    private static List<CdaElement> of(List<CdaElement> signs, List<String> codes) {
        return signs.stream().filter(sign -> codes.contains(sign.code())).toList();
    }
}
