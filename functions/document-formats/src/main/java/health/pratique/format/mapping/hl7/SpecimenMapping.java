package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Specimen.SpecimenCollectionComponent;
import org.hl7.fhir.r4.model.Specimen.SpecimenContainerComponent;
import org.hl7.fhir.r4.model.Specimen.SpecimenStatus;

/** SPM, and the fields of OBR that came before it, to Specimen (guide, SPM[Specimen], OBR[Specimen]). */
final class SpecimenMapping {

    private SpecimenMapping() {}

    static void spm(Segment spm, MessageContext context) {
        spm.mapped(1);
        Times times = context.times();
        Specimen specimen = context.add(new Specimen(), spm);
        context.notes(specimen::addNote);
        Reference reference = added(specimen, context);
        Identifiers.ei(spm.at(2).part(1), "PLAC").ifPresent(specimen::addIdentifier);
        Identifiers.ei(spm.at(2).part(2), "FILL").ifPresent(specimen::addIdentifier);
        spm.all(3).forEach(eip -> {
            Identifiers.ei(eip.part(1), "PLAC")
                    .ifPresent(parent -> specimen.addParent().setIdentifier(parent));
            Identifiers.ei(eip.part(2), "FILL")
                    .ifPresent(parent -> specimen.addParent().setIdentifier(parent));
        });
        Codes.concept(spm.at(4), "0487").ifPresent(specimen::setType);
        container(spm, specimen);
        collection(spm, times, specimen);
        spm.all(14).forEach(text -> specimen.addNote().setText(text.whole()));
        context.times().dateTime(spm.at(18)).ifPresent(specimen::setReceivedTimeElement);
        Codes.code(
                        spm.at(20),
                        "SpecimenStatus",
                        code -> code.equals("available") ? SpecimenStatus.AVAILABLE : SpecimenStatus.UNAVAILABLE)
                .ifPresent(specimen::setStatus);
        spm.all(24).forEach(condition -> Codes.concept(condition, "0493").ifPresent(specimen::addCondition));
        spm.all(30).findFirst().flatMap(cx -> Identifiers.cx(cx, times)).ifPresent(specimen::setAccessionIdentifier);
        spm.all(31).forEach(cx -> Identifiers.cx(cx, times).ifPresent(specimen::addIdentifier));
        Identifiers.ei(spm.at(32), "STN").ifPresent(specimen::addIdentifier);
        context.order().request().ifPresent(request -> request.addSpecimen(reference.copy()));
    }

    private static void container(Segment spm, Specimen specimen) {
        SpecimenContainerComponent container = new SpecimenContainerComponent();
        spm.all(6)
                .findFirst()
                .flatMap(additive -> Codes.concept(additive, "0371"))
                .ifPresent(container::setAdditive);
        Codes.concept(spm.at(27)).ifPresent(container::setType);
        if (!container.isEmpty()) {
            specimen.addContainer(container);
        }
    }

    private static void collection(Segment spm, Times times, Specimen specimen) {
        SpecimenCollectionComponent collection = new SpecimenCollectionComponent();
        Codes.concept(spm.at(7), "0488").ifPresent(collection::setMethod);
        Codes.concept(spm.at(8)).ifPresent(collection::setBodySite);
        if (spm.has(12)) {
            Quantities.cq(spm.at(12)).ifPresent(collection::setQuantity);
        }
        Value when = spm.at(17);
        if (when.part(2).present()) {
            Optional<Period> period = times.period(when.part(1), when.part(2));
            period.ifPresent(collection::setCollected);
        } else {
            times.dateTime(when.part(1)).ifPresent(collection::setCollected);
        }
        if (!collection.isEmpty()) {
            specimen.setCollection(collection);
        }
    }

    /** OBR-14 and OBR-15, which v2.5 left behind for SPM. */
    static void ofOrder(Segment obr, MessageContext context) {
        if (!obr.has(15)) {
            return;
        }
        Specimen specimen = context.bundle().add(new Specimen(), obr.path());
        added(specimen, context);
        Codes.concept(obr.at(15).part(1), "0070").ifPresent(specimen::setType);
        SpecimenCollectionComponent collection = new SpecimenCollectionComponent();
        Codes.concept(obr.at(15).part(4)).ifPresent(collection::setBodySite);
        if (!collection.isEmpty()) {
            specimen.setCollection(collection);
        }
        String text = obr.at(15).part(3).text();
        if (!text.isEmpty()) {
            specimen.addNote().setText(text);
        }
        context.times().dateTime(obr.at(14)).ifPresent(specimen::setReceivedTimeElement);
    }

    private static Reference added(Specimen specimen, MessageContext context) {
        Reference reference = MappedBundle.to(specimen);
        specimen.setSubject(context.subject());
        context.order().specimen(specimen);
        context.order().report().ifPresent(report -> report.addSpecimen(reference));
        return reference;
    }
}
