package health.pratique.compliance;

import static health.pratique.compliance.Given.document;
import static health.pratique.compliance.Given.ordinaryNote;
import static health.pratique.compliance.Statement.bundle;
import static health.pratique.compliance.Statement.condition;
import static health.pratique.compliance.Statement.measured;
import static health.pratique.compliance.Statement.observation;
import static health.pratique.compliance.Statement.patient;

import health.pratique.compliance.SamplesTest.Sample;
import health.pratique.model.DocumentKind;
import java.util.ArrayList;
import java.util.List;

/** Of data quality. Those that keep a rule come close to breaking it. */
final class DataQualitySamples {

    private final List<Sample> all = new ArrayList<>();

    private DataQualitySamples() {}

    static List<Sample> all() {
        DataQualitySamples samples = new DataQualitySamples();
        samples.quality();
        samples.moreQuality();
        return samples.all;
    }

    private void sample(String rule, Given kept, Given broken) {
        all.add(new Sample(rule, kept, broken));
    }

    private void quality() {
        String claims =
                "\"meta\": {\"profile\": [\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient\"]}";
        sample("us-core-claims-met", bundle(patient(claims + ", \"gender\": \"female\"")), bundle(patient(claims)));
        sample(
                "meaningful-resources",
                bundle(patient(""), condition("", "a")),
                bundle(patient(""), "{\"resourceType\": \"Condition\", \"id\": \"c\", \"code\": {\"text\": \"a\"}}"));
        sample(
                "plausible-dates",
                bundle(patient("\"birthDate\": \"1900-01-01\"")),
                bundle(patient("\"birthDate\": \"2026-04-01\"")));
        sample(
                "complete-content",
                ordinaryNote(),
                document("DISCHARGE SUMMARY\n\nPatient: A\n").of(DocumentKind.DISCHARGE_SUMMARY));
        sample(
                "plausible-vital-signs",
                bundle(patient(""), measured("8310-5", "106.2", "[degF]"), measured("8867-4", "0", "/min")),
                bundle(patient(""), measured("8310-5", "98.6", "Cel")));
        sample(
                "plausible-laboratory-values",
                bundle(patient(""), measured("2823-3", "9.4", "mmol/L"), measured("2160-0", "1.1", "mg/dL")),
                bundle(patient(""), measured("2823-3", "41", "mmol/L")));
        sample(
                "units-valid",
                bundle(patient(""), measured("1-8", "4", "10*3/uL"), measured("1-8", "4", "mL/min/{1.73_m2}")),
                bundle(patient(""), measured("1-8", "4", "mcg")));
        sample(
                "units-fit",
                bundle(patient(""), measured("2345-7", "5.1", "mmol/L"), measured("39156-5", "28", "1")),
                bundle(patient(""), measured("8867-4", "72", "mg/dL")));
        sample(
                "no-duplicates",
                bundle(patient(""), condition("", "a"), condition("", "b").replace("\"c\"", "\"d\"")),
                bundle(patient(""), condition("", "a"), condition("", "a").replace("\"c\"", "\"d\"")));
        sample(
                "sex-agrees",
                bundle(patient("\"gender\": \"female\""), condition("http://snomed.info/sct", "77386006")),
                bundle(patient("\"gender\": \"male\""), condition("http://snomed.info/sct", "77386006")));
    }

    private void moreQuality() {
        sample("periods-ordered", encounter("2026-01-05", "2026-01"), encounter("2026-01-05", "2026-01-04"));
        String died = "\"birthDate\": \"1950\", \"deceasedDateTime\": \"2025-01-01\"";
        sample("nothing-after-death", event(died, "2025-02-20"), event(died, "2025-03-20"));
        sample(
                "plausible-age",
                bundle(patient("\"birthDate\": \"1904-03-04\"")),
                bundle(patient("\"birthDate\": \"1904-03-01\"")));
        sample(
                "codes-have-systems",
                bundle(patient(""), condition("http://snomed.info/sct", "77386006")),
                bundle(patient(""), condition("", "77386006")));
        sample(
                "codes-well-formed",
                bundle(
                        patient(""),
                        observation("2093-3", "\"valueString\": \"1\""),
                        condition("http://snomed.info/sct", "233604007"),
                        condition("http://hl7.org/fhir/sid/icd-10-cm", "S72.001A")),
                bundle(patient(""), condition("http://snomed.info/sct", "233604008")));
        String pointing = """
                {"resourceType": "Bundle", "type": "collection", "entry": [
                  {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Patient", "id": "p", "name": [{"family": "Vale"}]}},
                  {"fullUrl": "urn:uuid:2", "resource": {"resourceType": "Condition", "id": "c", "code": {"text": "a"},
                    "subject": {"reference": "%s"}}}]}
                """;
        sample(
                "references-resolve",
                document(pointing.formatted("urn:uuid:1")),
                document(pointing.formatted("urn:uuid:9")));
        sample(
                "results-told",
                bundle(patient(""), observation("2093-3", "\"dataAbsentReason\": {\"text\": \"a\"}")),
                bundle(patient(""), observation("2093-3", "\"issued\": \"2026-01-01T00:00:00Z\"")));
        String range =
                "\"valueString\": \"1\", \"referenceRange\": [{\"low\": {\"value\": %d}, \"high\": {\"value\": 200}}]";
        sample(
                "reference-ranges-ordered",
                bundle(patient(""), observation("2093-3", range.formatted(200))),
                bundle(patient(""), observation("2093-3", range.formatted(201))));
        sample("doses-positive", dose("0.5"), dose("-1"));
        sample(
                "text-legible",
                document("Jos\u00e9 was seen, 20 \u00b5g daily."),
                document("Jos\u00c3\u00a9 was seen today."));
    }

    private static Given encounter(String start, String end) {
        return bundle(patient(""), """
                {"resourceType": "Encounter", "id": "e", "status": "finished", "class": {"code": "AMB"},
                 "period": {"start": "%s", "end": "%s"}}
                """.formatted(start, end));
    }

    private static Given event(String life, String day) {
        return bundle(
                patient(life),
                observation("2093-3", "\"effectiveDateTime\": \"%s\", \"valueString\": \"1\"".formatted(day)));
    }

    private static Given dose(String value) {
        return bundle(patient(""), """
                {"resourceType": "MedicationRequest", "id": "m", "status": "active", "intent": "order",
                 "subject": {"reference": "Patient/p"}, "medicationCodeableConcept": {"text": "a"},
                 "dosageInstruction": [{"doseAndRate": [{"doseQuantity": {"value": %s, "unit": "mg"}}]}]}
                """.formatted(value));
    }
}
