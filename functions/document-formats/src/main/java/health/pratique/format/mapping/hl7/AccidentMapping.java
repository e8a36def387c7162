package health.pratique.format.mapping.hl7;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.StringType;

/** ACC to Observation: what happened, when and where. The guide leaves the segment out. */
final class AccidentMapping {

    /** Where it happened, as text: field of ACC, what it says. */
    private static final Map<Integer, String> PLACE = Map.of(3, "Location", 4, "State");

    private AccidentMapping() {}

    static void map(Segment acc, MessageContext context) {
        acc.mapped();
        Observation accident = context.add(new Observation(), acc);
        context.notes(accident::addNote);
        accident.setStatus(ObservationStatus.UNKNOWN)
                .setSubject(context.subject())
                .setCode(new CodeableConcept().setText("Accident"));
        context.visit().ifPresent(accident::setEncounter);
        context.times().dateTime(acc.at(1)).ifPresent(accident::setEffective);
        Codes.concept(acc.at(2), "0050").ifPresent(accident::setValue);
        for (int field : new int[] {3, 4}) {
            String text = Codes.text(acc.at(field));
            if (!text.isEmpty()) {
                accident.addComponent()
                        .setCode(new CodeableConcept().setText(PLACE.get(field)))
                        .setValue(new StringType(text));
            }
        }
        String description = acc.at(8).whole();
        if (!description.isEmpty()) {
            accident.addNote().setText(description);
        }
    }
}
