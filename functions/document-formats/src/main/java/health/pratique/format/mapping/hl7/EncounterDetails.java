package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** PV2 to the Encounter of the PV1 above (guide, PV2[Encounter]). */
final class EncounterDetails {

    private static final String R5 = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.";
    private static final String ARRIVAL = "http://hl7.org/fhir/StructureDefinition/encounter-modeOfArrival";

    private EncounterDetails() {}

    static void map(Segment pv2, MessageContext context) {
        Encounter encounter = context.encounterToDetail().orElse(null);
        if (encounter == null) {
            return;
        }
        pv2.mapped();
        EncounterMapping.place(pv2.at(1), EncounterLocationStatus.PLANNED, context, encounter);
        Codes.concept(pv2.at(3)).ifPresent(encounter::addReasonCode);
        context.times().dateTime(pv2.at(8)).ifPresent(start -> planned(encounter, "plannedStartDate", start));
        context.times().dateTime(pv2.at(9)).ifPresent(end -> planned(encounter, "plannedEndDate", end));
        if (pv2.has(11)) {
            Quantities.number(pv2.at(11)).ifPresent(days -> {
                Duration length = new Duration();
                length.setValue(days)
                        .setUnit("days")
                        .setSystem(CodeSystems.UCUM)
                        .setCode("d");
                encounter.setLength(length);
            });
        }
        String description = pv2.at(12).whole();
        if (!description.isEmpty()) {
            XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
            div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
            div.addText(description);
            encounter.getText().setStatus(NarrativeStatus.ADDITIONAL).setDiv(div);
        }
        pv2.all(13).forEach(xcn -> context.parties().practitioner(xcn).ifPresent(who -> encounter
                .addParticipant()
                .addType(Roles.participation("REF"))
                .setIndividual(who)));
        Codes.concept(pv2.at(25), "0217").ifPresent(encounter::setPriority);
        Codes.coding(pv2.at(38), "0430").ifPresent(arrival -> encounter.addExtension(ARRIVAL, arrival));
    }

    private static void planned(Encounter encounter, String name, DateTimeType time) {
        encounter.addExtension(R5 + name, time);
    }
}
