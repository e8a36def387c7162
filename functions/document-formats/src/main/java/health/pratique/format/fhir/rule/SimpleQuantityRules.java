package health.pratique.format.fhir.rule;

import java.util.List;

/** Where R4 lets a quantity stand only without comparator (SimpleQuantity, {@code sqty-1}): HAPI's model does not say. */
final class SimpleQuantityRules {

    private static final List<String> PATHS = List.of(
            "Dosage.doseAndRate.doseQuantity",
            "Dosage.doseAndRate.rateQuantity",
            "Dosage.maxDosePerAdministration",
            "Dosage.maxDosePerLifetime",
            "Range.low",
            "Range.high",
            "SampledData.origin",
            "ActivityDefinition.quantity",
            "CarePlan.activity.detail.dailyAmount",
            "CarePlan.activity.detail.quantity",
            "Claim.item.quantity",
            "Claim.item.detail.quantity",
            "Claim.item.detail.subDetail.quantity",
            "ClaimResponse.addItem.quantity",
            "ClaimResponse.addItem.detail.quantity",
            "ClaimResponse.addItem.detail.subDetail.quantity",
            "Contract.term.asset.valuedItem.quantity",
            "Coverage.costToBeneficiary.valueQuantity",
            "CoverageEligibilityRequest.item.quantity",
            "ExplanationOfBenefit.item.quantity",
            "ExplanationOfBenefit.item.detail.quantity",
            "ExplanationOfBenefit.item.detail.subDetail.quantity",
            "ExplanationOfBenefit.addItem.quantity",
            "ExplanationOfBenefit.addItem.detail.quantity",
            "ExplanationOfBenefit.addItem.detail.subDetail.quantity",
            "Immunization.doseQuantity",
            "MedicationAdministration.dosage.dose",
            "MedicationAdministration.dosage.rateQuantity",
            "MedicationDispense.quantity",
            "MedicationDispense.daysSupply",
            "MedicationKnowledge.amount",
            "MedicationKnowledge.administrationGuidelines.patientCharacteristics.characteristicQuantity",
            "MedicationKnowledge.packaging.quantity",
            "MedicationKnowledge.drugCharacteristic.valueQuantity",
            "MedicationKnowledge.regulatory.maxDispense.quantity",
            "MedicationKnowledge.kinetics.areaUnderCurve",
            "MedicationKnowledge.kinetics.lethalDose50",
            "MedicationRequest.dispenseRequest.initialFill.quantity",
            "MedicationRequest.dispenseRequest.quantity",
            "NutritionOrder.oralDiet.nutrient.amount",
            "NutritionOrder.supplement.quantity",
            "NutritionOrder.enteralFormula.caloricDensity",
            "NutritionOrder.enteralFormula.administration.quantity",
            "NutritionOrder.enteralFormula.administration.rateQuantity",
            "NutritionOrder.enteralFormula.maxVolumeToDeliver",
            "Observation.referenceRange.low",
            "Observation.referenceRange.high",
            "Specimen.collection.quantity",
            "Specimen.container.capacity",
            "Specimen.container.specimenQuantity",
            "SpecimenDefinition.typeTested.container.capacity",
            "SpecimenDefinition.typeTested.container.minimumVolumeQuantity",
            "Substance.instance.quantity",
            "SupplyDelivery.suppliedItem.quantity",
            "VisionPrescription.lensSpecification.duration");

    private SimpleQuantityRules() {}

    static void addTo(Invariants rules) {
        for (String path : PATHS) {
            int dot = path.lastIndexOf('.');
            String member = path.substring(dot + 1);
            rules.on(path.substring(0, dot))
                    .rule("sqty-1", owner -> owner.each(member).stream().allMatch(one -> one.lacks("comparator")));
        }
    }
}
