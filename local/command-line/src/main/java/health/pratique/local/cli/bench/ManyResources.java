package health.pratique.local.cli.bench;

import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.View;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Invented resources of many patients of one custodian, of each patient {@link #PER_PATIENT}. What a resource says follows from its
 * numbers, so that a search for it can be made up.
 */
record ManyResources(Custodian custodian, int patients) {

    static final int PER_PATIENT = 100;

    private static final int FAMILIES = 500;
    private static final int CODES = 40;
    private static final int YEARS = 10;
    private static final int PATIENTS_A_TRANSACTION = 10;

    private static final String PATIENT = """
            {"resourceType":"Patient","name":[{"family":"%s","given":["Given%d"]}],"birthDate":"%s","gender":"female",
             "identifier":[{"system":"urn:oid:1.2.36.146","value":"H-%d"}]}""";

    private static final String OBSERVATION = """
            {"resourceType":"Observation","status":"final",
             "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
             "code":{"coding":[{"system":"http://loinc.org","code":"%s"}],"text":"a test"},
             "subject":{"reference":"Patient/%s"},"effectiveDateTime":"%s",
             "valueQuantity":{"value":182.50,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}""";

    private static final String ENCOUNTER = """
            {"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/%s"},
             "period":{"start":"%s","end":"2026-03-01"}}""";

    private static final String CONDITION = """
            {"resourceType":"Condition","subject":{"reference":"Patient/%s"},"recordedDate":"%s",
             "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"%d"}]}}""";

    String patientId(int patient) {
        return Compartments.patientId(subject(patient));
    }

    String family(int patient) {
        return "Family" + patient % FAMILIES;
    }

    String birthDate(int patient) {
        return day(patient, 1940);
    }

    String observationId(int patient, int number) {
        return "o-" + patient + "-" + number;
    }

    String code(int number) {
        return (10_000 + number % CODES) + "-1";
    }

    void fill(ClinicalStore store, PrintWriter progress) {
        List<ResourceWrite> writes = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            add(patient, writes);
            if (patient % PATIENTS_A_TRANSACTION == PATIENTS_A_TRANSACTION - 1 || patient == patients - 1) {
                store.write(custodian, View.IDENTIFIED, writes);
                writes.clear();
            }
            if (patient % 100 == 99) {
                progress.printf("%,d of %,d resources%n", (patient + 1) * PER_PATIENT, patients * PER_PATIENT);
                progress.flush();
            }
        }
    }

    private void add(int patient, List<ResourceWrite> writes) {
        String id = patientId(patient);
        writes.add(new ResourceWrite.Create(
                "Patient",
                id,
                subject(patient),
                PATIENT.formatted(family(patient), patient % 90, birthDate(patient), patient)));
        IntStream.range(1, PER_PATIENT)
                .mapToObj(number -> of(patient, number, id))
                .forEach(writes::add);
    }

    private ResourceWrite of(int patient, int number, String of) {
        String when = day(patient * 31 + number * 7, 2026 - YEARS);
        return switch (number % 10) {
            case 7 ->
                new ResourceWrite.Create(
                        "Encounter", "e-" + patient + "-" + number, null, ENCOUNTER.formatted(of, when));
            case 8, 9 ->
                new ResourceWrite.Create(
                        "Condition",
                        "c-" + patient + "-" + number,
                        null,
                        CONDITION.formatted(of, when, 1_000 + number));
            default ->
                new ResourceWrite.Create(
                        "Observation",
                        observationId(patient, number),
                        null,
                        OBSERVATION.formatted(code(number), of, when));
        };
    }

    private SubjectToken subject(int patient) {
        return ManyConsents.subject(custodian, patient + 1L);
    }

    private static String day(int number, int firstYear) {
        return "%d-%02d-%02d".formatted(firstYear + number % YEARS, 1 + number % 12, 1 + number % 28);
    }
}
