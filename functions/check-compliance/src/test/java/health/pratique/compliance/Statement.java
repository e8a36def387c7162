package health.pratique.compliance;

/** FHIR resources as samples need them, sound in all that a sample does not change. */
final class Statement {

    private Statement() {}

    static Given bundle(String... resources) {
        StringBuilder entries = new StringBuilder();
        for (String resource : resources) {
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{\"resource\": ")
                    .append(resource)
                    .append('}');
        }
        return Given.document("{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [" + entries + "]}");
    }

    static String patient(String more) {
        return """
                {"resourceType": "Patient", "id": "p", "identifier": [{"value": "1"}], "name": [{"family": "Vale"}]%s}
                """.formatted(more.isEmpty() ? "" : ", " + more);
    }

    static String observation(String loinc, String more) {
        return """
                {"resourceType": "Observation", "id": "o", "status": "final", "subject": {"reference": "Patient/p"},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]}, %s}
                """.formatted(loinc, more);
    }

    static String measured(String loinc, String value, String ucum) {
        return observation(
                loinc,
                "\"valueQuantity\": {\"value\": %s, \"system\": \"http://unitsofmeasure.org\", \"code\": \"%s\"}"
                        .formatted(value, ucum));
    }

    static String condition(String system, String code) {
        return """
                {"resourceType": "Condition", "id": "c", "subject": {"reference": "Patient/p"},
                 "code": {"coding": [{%s"code": "%s"}]}}
                """.formatted(system.isEmpty() ? "" : "\"system\": \"" + system + "\", ", code);
    }

    static String labelled(String label) {
        return """
                {"resourceType": "Condition", "id": "c", "subject": {"reference": "Patient/p"}, "code": {"text": "a"},
                 "meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "%s"}]}}
                """.formatted(label);
    }
}
