package health.pratique.clinical;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;

/** Invented patients and what is known of them. */
final class Samples {

    static final Custodian NORTH = new Custodian("north-clinic");
    static final Custodian SOUTH = new Custodian("south-clinic");
    static final SubjectToken ROSALIND = new SubjectToken("a1".repeat(32));
    static final SubjectToken EDGAR = new SubjectToken("b2".repeat(32));
    static final String ROSALIND_ID = Compartments.patientId(ROSALIND);
    static final String EDGAR_ID = Compartments.patientId(EDGAR);

    private Samples() {}

    static ResourceWrite patient(SubjectToken subject, String family, String given, String birthDate) {
        String json = """
                {"resourceType":"Patient","name":[{"family":"%s","given":["%s"]}],"birthDate":"%s","gender":"female",
                 "identifier":[{"system":"urn:oid:1.2.36.146","value":"%s-1"}]}""".formatted(family, given, birthDate, family);
        return new ResourceWrite.Create("Patient", Compartments.patientId(subject), subject, json);
    }

    static ResourceWrite observation(String id, SubjectToken subject, String code, String when) {
        return new ResourceWrite.Create("Observation", id, null, observationJson(subject, code, when));
    }

    static String observationJson(SubjectToken subject, String code, String when) {
        return """
                {"resourceType":"Observation","status":"final",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"%s"}],"text":"a test"},
                 "subject":{"reference":"Patient/%s"},"effectiveDateTime":"%s",
                 "valueQuantity":{"value":182.50,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}""".formatted(code, Compartments.patientId(subject), when);
    }
}
