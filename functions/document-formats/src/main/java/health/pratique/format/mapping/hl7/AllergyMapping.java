package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.StringType;

/** AL1 and IAM to AllergyIntolerance (guide, AL1[AllergyIntolerance], IAM[AllergyIntolerance]). */
final class AllergyMapping {

    private AllergyMapping() {}

    static void al1(Segment al1, MessageContext context) {
        AllergyIntolerance allergy = allergy(al1, context);
        status(allergy, "active");
        context.times().dateTime(al1.at(6)).ifPresent(allergy::setOnset);
    }

    static void iam(Segment iam, MessageContext context) {
        AllergyIntolerance allergy = allergy(iam, context);
        Codes.coding(iam.at(27), "").ifPresent(allergy.getCode()::addCoding);
        Identifiers.ei(iam.at(7)).ifPresent(allergy::addIdentifier);
        if (iam.code(6).equals("D")) {
            // R4, invariant ait-2: what is entered in error has no clinical status.
            iam.at(6).use();
            allergy.setVerificationStatus(
                    Roles.concept(CodeSystems.hl7("allergyintolerance-verification"), "entered-in-error"));
        } else {
            status(
                    allergy,
                    Codes.code(iam.at(17), "AllergyStatus", code -> code).orElse("active"));
        }
        context.times().dateTime(iam.at(11)).ifPresent(allergy::setOnset);
        if (!allergy.hasOnset() && iam.has(12)) {
            allergy.setOnset(new StringType(iam.at(12).whole()));
        }
        context.times().dateTime(iam.at(13)).ifPresent(allergy::setRecordedDateElement);
    }

    private static AllergyIntolerance allergy(Segment segment, MessageContext context) {
        segment.mapped(1);
        AllergyIntolerance allergy = context.add(new AllergyIntolerance(), segment);
        context.notes(allergy::addNote);
        allergy.setPatient(context.subject());
        Codes.code(segment.at(2), "AllergyType", AllergyIntoleranceType::fromCode)
                .ifPresent(allergy::setType);
        ConceptMaps.of("AllergyCategory", segment.code(2))
                .map(AllergyIntoleranceCategory::fromCode)
                .ifPresent(allergy::addCategory);
        Codes.concept(segment.at(3)).ifPresent(allergy::setCode);
        AllergyIntoleranceReactionComponent reaction = new AllergyIntoleranceReactionComponent();
        segment.all(5).forEach(value -> {
            String text = value.whole();
            if (!text.isEmpty()) {
                reaction.addManifestation().setText(text);
            }
        });
        if (!reaction.isEmpty()) {
            allergy.addReaction(reaction);
        }
        severity(segment.at(4), allergy);
        return allergy;
    }

    /** As the criticality, which v2 means; a severity that is none is the reaction's, if there is one. */
    private static void severity(Value value, AllergyIntolerance allergy) {
        if (!allergy.hasReaction()
                || ConceptMaps.of("AllergyCriticality", value.code()).isPresent()) {
            Codes.code(value, "AllergyCriticality", AllergyIntoleranceCriticality::fromCode)
                    .ifPresent(allergy::setCriticality);
        } else {
            Codes.code(value, "AllergySeverity", AllergyIntoleranceSeverity::fromCode)
                    .ifPresent(allergy.getReactionFirstRep()::setSeverity);
        }
    }

    private static void status(AllergyIntolerance allergy, String code) {
        allergy.setClinicalStatus(Roles.concept(CodeSystems.hl7("allergyintolerance-clinical"), code));
    }
}
