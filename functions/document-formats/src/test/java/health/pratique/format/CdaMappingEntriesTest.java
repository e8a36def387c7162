package health.pratique.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.mapping.Unmapped.Reason;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.junit.jupiter.api.Test;

/** Entries of C-CDA sections in FHIR, other than observations. */
class CdaMappingEntriesTest {

    @Test
    void anAllergyHasSubstanceKindReactionAndSeverity() {
        CdaMapped mapped = CdaMapped.section("48765-2", CdaSections.ALLERGY);

        AllergyIntolerance allergy = mapped.the(AllergyIntolerance.class);
        assertThat(code(allergy.getCode())).isEqualTo("7980");
        assertThat(allergy.getCategory().getFirst().getValue()).isEqualTo(AllergyIntoleranceCategory.MEDICATION);
        assertThat(code(allergy.getClinicalStatus())).isEqualTo("active");
        assertThat(allergy.getOnsetDateTimeType().getValueAsString()).isEqualTo("1998");
        assertThat(code(allergy.getReactionFirstRep().getManifestationFirstRep()))
                .isEqualTo("247472004");
        assertThat(allergy.getReactionFirstRep().getSeverity()).isEqualTo(AllergyIntoleranceSeverity.SEVERE);
        assertThat(mapped.document().unmapped()).isEmpty();
    }

    @Test
    void noKnownDrugAllergyIsACodeThatSaysSo() {
        AllergyIntolerance allergy =
                CdaMapped.section("48765-2", CdaSections.NO_KNOWN_ALLERGY).the(AllergyIntolerance.class);

        assertThat(code(allergy.getCode())).isEqualTo("409137002");
    }

    @Test
    void aNegatedAllergyToASubstanceIsNeverAnAllergyToIt() {
        AllergyIntolerance allergy = CdaMapped.section(
                        "48765-2",
                        CdaSections.ALLERGY.replace(
                                "moodCode=\"EVN\" classCode", "moodCode=\"EVN\" negationInd=\"true\" classCode"))
                .the(AllergyIntolerance.class);

        assertThat(allergy.getCode().getText()).isEqualTo("No known allergy to Penicillin");
        assertThat(allergy.getCode().getCoding()).isEmpty();
    }

    @Test
    void aProblemThatEndedIsResolvedAndLinkedToItsWords() {
        CdaMapped mapped = CdaMapped.section("11450-4", CdaSections.PROBLEM);

        Condition condition = mapped.the(Condition.class);
        assertThat(code(condition.getCode())).isEqualTo("233604007");
        assertThat(condition.getCode().getCoding()).hasSize(2);
        assertThat(code(condition.getCategoryFirstRep())).isEqualTo("problem-list-item");
        assertThat(code(condition.getClinicalStatus())).isEqualTo("resolved");
        assertThat(condition.getOnsetDateTimeType().getValueAsString()).isEqualTo("2023-11-04");
        assertThat(condition.getAbatementDateTimeType().getValueAsString()).isEqualTo("2024-01");
        assertThat(condition
                        .getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/narrativeLink")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("urn:uuid:" + mapped.composition().getIdPart() + "#p1");
        assertThat(condition.hasRecorder()).isTrue();
        assertThat(mapped.all(Provenance.class)).hasSize(2);
        assertThat(mapped.unmapped(Reason.NO_TARGET))
                .containsExactly("component.structuredBody.component.section.entry.act.id");
    }

    @Test
    void aNegatedProblemIsRefuted() {
        Condition condition = CdaMapped.section(
                        "11450-4", CdaSections.PROBLEM.replace("<observation ", "<observation negationInd=\"true\" "))
                .the(Condition.class);

        assertThat(code(condition.getVerificationStatus())).isEqualTo("refuted");
    }

    @Test
    void aMedicineThatIsTakenIsAStatementWithDoseRouteAndTiming() {
        CdaMapped mapped = CdaMapped.section("10160-0", CdaSections.MEDICATION);

        MedicationStatement statement = mapped.the(MedicationStatement.class);
        assertThat(code(statement.getMedicationCodeableConcept())).isEqualTo("308191");
        assertThat(statement.getStatus().toCode()).isEqualTo("active");
        assertThat(statement.getEffectivePeriod().getStartElement().getValueAsString())
                .isEqualTo("2024-01-01");
        assertThat(statement
                        .getDosageFirstRep()
                        .getDoseAndRateFirstRep()
                        .getDoseQuantity()
                        .getValue())
                .isEqualByComparingTo("1");
        TimingRepeatComponent repeat = statement.getDosageFirstRep().getTiming().getRepeat();
        assertThat(repeat.getFrequency()).isEqualTo(3);
        assertThat(repeat.getPeriodUnit()).isEqualTo(UnitsOfTime.D);
        assertThat(mapped.document().unmapped()).isEmpty();
    }

    @Test
    void aMedicineThatIsPlannedIsARequest() {
        MedicationRequest request =
                CdaMapped.section("10160-0", CdaSections.ORDER).the(MedicationRequest.class);

        assertThat(request.getIntent().toCode()).isEqualTo("order");
        assertThat(request.hasRequester()).isTrue();
        assertThat(request.getDosageInstructionFirstRep()
                        .getTiming()
                        .getRepeat()
                        .getBoundsPeriod()
                        .getStartElement()
                        .getValueAsString())
                .isEqualTo("2024-01-01");
    }

    @Test
    void anImmunizationHasVaccineLotAndDay() {
        Immunization immunization =
                CdaMapped.section("11369-6", CdaSections.IMMUNIZATION).the(Immunization.class);

        assertThat(immunization.getVaccineCode().getCodingFirstRep().getSystem())
                .isEqualTo("http://hl7.org/fhir/sid/cvx");
        assertThat(immunization.getLotNumber()).isEqualTo("LK-7");
        assertThat(immunization.getStatus().toCode()).isEqualTo("completed");
    }

    @Test
    void aRefusedImmunizationIsNotDoneAndSaysWhy() {
        Immunization immunization =
                CdaMapped.section("11369-6", CdaSections.REFUSED).the(Immunization.class);

        assertThat(immunization.getStatus().toCode()).isEqualTo("not-done");
        assertThat(code(immunization.getStatusReason())).isEqualTo("PATOBJ");
    }

    @Test
    void aProcedureHasSitePerformerAndDevice() {
        CdaMapped mapped = CdaMapped.section("47519-4", CdaSections.PROCEDURE);

        Procedure procedure = mapped.the(Procedure.class);
        assertThat(procedure.getPerformedDateTimeType().getValueAsString()).isEqualTo("2023-11-05");
        assertThat(code(procedure.getBodySiteFirstRep())).isEqualTo("66754008");
        assertThat(procedure.getPerformerFirstRep().hasActor()).isTrue();
        assertThat(mapped.the(Device.class).getUdiCarrierFirstRep().getCarrierHRF())
                .isEqualTo("(01)00643169007222");
    }

    @Test
    void anEncounterHasClassPlaceAndReason() {
        Encounter encounter =
                CdaMapped.section("46240-8", CdaSections.ENCOUNTER).the(Encounter.class);

        assertThat(encounter.getClass_().getCode()).isEqualTo("AMB");
        assertThat(code(encounter.getTypeFirstRep())).isEqualTo("99213");
        assertThat(encounter.hasLocation()).isTrue();
        assertThat(code(encounter.getReasonCodeFirstRep())).isEqualTo("49727002");
    }

    @Test
    void whatIsPlannedIsAServiceRequestInACarePlan() {
        CdaMapped mapped = CdaMapped.section("18776-5", CdaSections.PLAN + CdaSections.GOAL);

        assertThat(code(mapped.the(ServiceRequest.class).getCode())).isEqualTo("30746-2");
        Goal goal = mapped.the(Goal.class);
        assertThat(goal.getTargetFirstRep().getDetailQuantity().getValue()).isEqualByComparingTo("70");
        assertThat(goal.getTargetFirstRep().getDueDateType().getValueAsString()).isEqualTo("2024-06-01");
        CarePlan plan = mapped.the(CarePlan.class);
        assertThat(plan.getActivity()).hasSize(1);
        assertThat(plan.getGoal()).hasSize(1);
    }

    @Test
    void aRelativesDiseaseHasItsAge() {
        FamilyMemberHistory father =
                CdaMapped.section("10157-6", CdaSections.FAMILY).the(FamilyMemberHistory.class);

        assertThat(code(father.getRelationship())).isEqualTo("FTH");
        assertThat(code(father.getConditionFirstRep().getCode())).isEqualTo("22298006");
        assertThat(father.getConditionFirstRep().getOnsetAge().getValue()).isEqualByComparingTo("57");
    }

    @Test
    void equipmentIsADeviceInUse() {
        CdaMapped mapped = CdaMapped.section("46264-8", CdaSections.EQUIPMENT);

        assertThat(code(mapped.the(Device.class).getType())).isEqualTo("14106009");
        assertThat(mapped.the(DeviceUseStatement.class).getStatus().toCode()).isEqualTo("active");
    }

    @Test
    void aPolicyIsACoverageWithPayerAndMemberNumber() {
        Coverage coverage = CdaMapped.section("48768-6", CdaSections.COVERAGE).the(Coverage.class);

        assertThat(coverage.getSubscriberId()).isEqualTo("M-44");
        assertThat(coverage.getPayorFirstRep().getReference()).isNotNull();
    }

    @Test
    void aNoteIsADocumentReferenceOfItsWords() {
        CdaMapped mapped = CdaMapped.section("34109-9", CdaSections.NOTE);

        DocumentReference note = mapped.all(DocumentReference.class).getFirst();
        assertThat(code(note.getType())).isEqualTo("11506-3");
        assertThat(note.getContentFirstRep().getAttachment().getData())
                .asString(UTF_8)
                .isEqualTo("Words of the section");
        assertThat(note.getDateElement().getValueAsString()).isEqualTo("2024-03-04T09:30:00-05:00");
    }

    @Test
    void theBirthSexIsAnExtensionOfThePatient() {
        Patient patient = CdaMapped.section("29762-2", CdaSections.BIRTH_SEX).the(Patient.class);

        assertThat(patient.getExtensionByUrl("http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("F");
    }

    @Test
    void anEntryThatSaysNothingIsListedAndNotMapped() {
        CdaMapped mapped = CdaMapped.section(
                "48765-2", CdaSections.ALLERGY.replace("<act moodCode", "<act nullFlavor=\"NI\" moodCode"));

        assertThat(mapped.all(AllergyIntolerance.class)).isEmpty();
        assertThat(mapped.unmapped(Reason.NO_TARGET))
                .isEqualTo(List.of("component.structuredBody.component.section.entry.act"));
    }

    private static String code(CodeableConcept concept) {
        return concept.getCodingFirstRep().getCode();
    }
}
