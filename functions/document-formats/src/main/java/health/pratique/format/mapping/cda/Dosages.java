package health.pratique.format.mapping.cda;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;

/** Dose, route, timing and instructions of a Medication Activity as Dosage (guide: Medications). */
final class Dosages {

    private static final String FREE_TEXT_SIG = "76662-6";
    private static final String INSTRUCTION = "2.16.840.1.113883.10.20.22.4.20";

    private Dosages() {}

    /** @param bounded whether the span of the medication belongs to its timing: a statement has an element of its own for it */
    static Dosage of(CdaElement act, boolean bounded) {
        Dosage dosage = new Dosage();
        Timing timing = Timings.of(act, bounded);
        if (!timing.isEmpty()) {
            dosage.setTiming(timing);
        }
        act.read("routeCode", Codes::concept).ifPresent(dosage::setRoute);
        act.read("approachSiteCode", Codes::concept).ifPresent(dosage::setSite);
        DosageDoseAndRateComponent amount = new DosageDoseAndRateComponent();
        act.read("doseQuantity", Dosages::amount).ifPresent(amount::setDose);
        act.read("rateQuantity", Dosages::amount).ifPresent(amount::setRate);
        if (!amount.isEmpty()) {
            dosage.addDoseAndRate(amount);
        }
        act.read("maxDoseQuantity", Numbers::ratio).ifPresent(dosage::setMaxDosePerPeriod);
        act.at("precondition", "criterion").flatMap(Dosages::asNeeded).ifPresent(dosage::setAsNeeded);
        Acts.related(act, "", "substanceAdministration")
                .filter(sig -> sig.code().equals(FREE_TEXT_SIG))
                .findFirst()
                .ifPresent(sig -> {
                    sig.child("code").ifPresent(code -> code.known(FREE_TEXT_SIG));
                    Acts.settled(sig);
                    sig.read("text", Texts::plain).ifPresent(dosage::setPatientInstruction);
                });
        Acts.related(act, "", "act")
                .filter(other -> other.hasTemplate(INSTRUCTION))
                .forEach(instruction -> {
                    Acts.settled(instruction);
                    CodeableConcept additional =
                            instruction.read("code", Codes::concept).orElseGet(CodeableConcept::new);
                    instruction.read("text", Texts::plain).ifPresent(additional::setText);
                    if (!additional.isEmpty()) {
                        dosage.addAdditionalInstruction(additional);
                    }
                });
        return dosage;
    }

    /** A quantity; of a span with one bound what FHIR's dose takes, a Range. */
    private static Optional<Type> amount(CdaElement element) {
        return Numbers.interval(element).filter(Values::isThere).map(amount -> {
            if (amount instanceof Quantity quantity && quantity.hasComparator()) {
                boolean most = quantity.getComparator().toCode().startsWith("<");
                quantity.setComparator(null);
                return most ? new Range().setHigh(quantity) : new Range().setLow(quantity);
            }
            return amount;
        });
    }

    /** Precondition for Substance Administration (template …22.4.25). */
    private static Optional<Type> asNeeded(CdaElement criterion) {
        return criterion
                .read("value", Codes::concept)
                .filter(Values::isThere)
                .or(() -> criterion.read("code", Codes::concept).filter(Values::isThere))
                .or(() -> criterion.read("text", Texts::plain).map(text -> new CodeableConcept().setText(text)))
                .map(Type.class::cast);
    }
}
