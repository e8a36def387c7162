package health.pratique.local.benchmark.formats;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The resources of one patient's record, encounter by encounter, in the proportions of a Synthea export. */
final class FhirRecord {

    private final Invented facts;
    private final String patient;
    private final String organization;
    private final String practitioner;
    private final String surname;

    FhirRecord(Invented facts) {
        this.facts = facts;
        this.patient = facts.uuid();
        this.organization = facts.uuid();
        this.practitioner = facts.uuid();
        this.surname = facts.surname();
    }

    /** The patient, the organization and the practitioner that all else refers to. */
    List<String> participants() {
        String person = """
                {"resourceType":"Patient","id":"%s","text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">%s %s</div>"},
                 "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName","valueString":"Henrike Quillon"}],
                 "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR","display":"Medical Record Number"}]},
                   "system":"http://hospital.example.org","value":"%s"}],
                 "name":[{"use":"official","family":"%s","given":["%s"],"prefix":["Mrs."]}],
                 "telecom":[{"system":"phone","value":"%s","use":"home"}],"gender":"female","birthDate":"%s",
                 "address":[{"line":["12 Alder Row"],"city":"Millbrook","state":"NY","postalCode":"12545","country":"US"}]}
                """.formatted(
                        patient,
                        Invented.GIVEN,
                        Invented.FAMILY,
                        Invented.RECORD_NUMBER,
                        Invented.FAMILY,
                        Invented.GIVEN,
                        facts.phone(),
                        Invented.BORN);
        String place = """
                {"resourceType":"Organization","id":"%s","active":true,"name":"Hillcrest Clinic",
                 "telecom":[{"system":"phone","value":"%s"}],"address":[{"line":["4 Mill Lane"],"city":"Millbrook","state":"NY","postalCode":"12545"}]}
                """.formatted(organization, facts.phone());
        String doctor = """
                {"resourceType":"Practitioner","id":"%s","active":true,
                 "identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"9999924390"}],
                 "name":[{"family":"%s","given":["Imre"],"prefix":["Dr."]}],"gender":"male"}
                """.formatted(practitioner, surname);
        return List.of(person, place, doctor);
    }

    /** An encounter with what was found, done, written and billed. */
    List<String> encounter() {
        LocalDate day = facts.day();
        String id = facts.uuid();
        List<String> resources = new ArrayList<>();
        resources.add(encounter(id, day));
        String condition = condition(id, day);
        if (facts.number(0, 3) == 0) {
            resources.add(condition);
        }
        List<String> results = new ArrayList<>();
        for (int i = facts.number(4, 12); i > 0; i--) {
            String result = facts.uuid();
            results.add(result);
            resources.add(observation(result, id, day));
        }
        resources.add(report(id, day, results));
        resources.add(note(id, day));
        if (facts.number(0, 2) == 0) {
            resources.add(prescription(id, day));
        }
        String claim = facts.uuid();
        resources.add(claim(claim, id, day));
        resources.add(benefit(claim, id, day));
        return resources;
    }

    private String encounter(String id, LocalDate day) {
        return """
                {"resourceType":"Encounter","id":"%s","status":"finished",
                 "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                 "type":[{"coding":[{"system":"http://snomed.info/sct","code":"162673000","display":"General examination of patient (procedure)"}],
                   "text":"General examination of patient (procedure)"}],
                 "subject":{"reference":"urn:uuid:%s","display":"Mrs. %s %s"},
                 "participant":[{"individual":{"reference":"urn:uuid:%s","display":"Dr. Imre %s"}}],
                 "period":{"start":"%s","end":"%s"},
                 "serviceProvider":{"reference":"urn:uuid:%s","display":"Hillcrest Clinic"}}
                """.formatted(
                        id,
                        patient,
                        Invented.GIVEN,
                        Invented.FAMILY,
                        practitioner,
                        surname,
                        facts.moment(day),
                        facts.moment(day.plusDays(1)),
                        organization);
    }

    private String condition(String encounter, LocalDate day) {
        return """
                {"resourceType":"Condition","id":"%s",
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                 "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
                 "code":{"coding":[{"system":"http://snomed.info/sct","code":"%d","display":"%s"}]},
                 "subject":{"reference":"urn:uuid:%s"},"encounter":{"reference":"urn:uuid:%s"},
                 "onsetDateTime":"%s","recordedDate":"%s"}
                """.formatted(
                        facts.uuid(),
                        facts.number(10_000_000, 99_999_999),
                        facts.condition(),
                        patient,
                        encounter,
                        facts.moment(day),
                        facts.moment(day));
    }

    private String observation(String id, String encounter, LocalDate day) {
        String test = facts.test();
        return """
                {"resourceType":"Observation","id":"%s","status":"final",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory","display":"laboratory"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"%d-%d","display":"%s"}],"text":"%s"},
                 "subject":{"reference":"urn:uuid:%s"},"encounter":{"reference":"urn:uuid:%s"},
                 "effectiveDateTime":"%s","issued":"%s",
                 "valueQuantity":{"value":%s,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}
                """.formatted(
                        id,
                        facts.number(1_000, 9_999),
                        facts.number(0, 10),
                        test,
                        test,
                        patient,
                        encounter,
                        facts.moment(day),
                        facts.moment(day.plusDays(1)),
                        facts.value());
    }

    private String report(String encounter, LocalDate day, List<String> results) {
        StringBuilder references = new StringBuilder();
        results.forEach(result -> references
                .append(references.isEmpty() ? "" : ",")
                .append("{\"reference\":\"urn:uuid:")
                .append(result)
                .append("\",\"display\":\"Laboratory result\"}"));
        return """
                {"resourceType":"DiagnosticReport","id":"%s","status":"final",
                 "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><p>%s</p></div>"},
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0074","code":"LAB","display":"Laboratory"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"51990-0","display":"Basic Metabolic Panel"}],"text":"Basic Metabolic Panel"},
                 "subject":{"reference":"urn:uuid:%s"},"encounter":{"reference":"urn:uuid:%s"},
                 "effectiveDateTime":"%s","issued":"%s","performer":[{"reference":"urn:uuid:%s","display":"Hillcrest Clinic"}],
                 "result":[%s]}
                """.formatted(
                        facts.uuid(),
                        facts.paragraph(),
                        patient,
                        encounter,
                        facts.moment(day),
                        facts.moment(day.plusDays(1)),
                        organization,
                        references);
    }

    private String note(String encounter, LocalDate day) {
        String text =
                Base64.getEncoder().encodeToString((day + "\n\n" + facts.paragraph()).getBytes(StandardCharsets.UTF_8));
        return """
                {"resourceType":"DocumentReference","id":"%s","status":"current",
                 "identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:%s"}],
                 "type":{"coding":[{"system":"http://loinc.org","code":"34117-2","display":"History and physical note"}]},
                 "subject":{"reference":"urn:uuid:%s"},"date":"%s",
                 "author":[{"reference":"urn:uuid:%s","display":"Dr. Imre %s"}],
                 "content":[{"attachment":{"contentType":"text/plain","data":"%s"}}],
                 "context":{"encounter":[{"reference":"urn:uuid:%s"}],"period":{"start":"%s"}}}
                """.formatted(
                        facts.uuid(),
                        facts.uuid(),
                        patient,
                        facts.moment(day),
                        practitioner,
                        surname,
                        text,
                        encounter,
                        facts.moment(day));
    }

    private String prescription(String encounter, LocalDate day) {
        String medicine = facts.medicine();
        return """
                {"resourceType":"MedicationRequest","id":"%s","status":"active","intent":"order",
                 "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"%d","display":"%s"}],"text":"%s"},
                 "subject":{"reference":"urn:uuid:%s"},"encounter":{"reference":"urn:uuid:%s"},"authoredOn":"%s",
                 "requester":{"reference":"urn:uuid:%s","display":"Dr. Imre %s"}}
                """.formatted(
                        facts.uuid(),
                        facts.number(100_000, 999_999),
                        medicine,
                        medicine,
                        patient,
                        encounter,
                        facts.moment(day),
                        practitioner,
                        surname);
    }

    private String claim(String id, String encounter, LocalDate day) {
        return """
                {"resourceType":"Claim","id":"%s","status":"active",
                 "type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type","code":"institutional"}]},"use":"claim",
                 "patient":{"reference":"urn:uuid:%s","display":"Mrs. %s %s"},"billablePeriod":{"start":"%s","end":"%s"},"created":"%s",
                 "provider":{"reference":"urn:uuid:%s","display":"Hillcrest Clinic"},
                 "priority":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/processpriority","code":"normal"}]},
                 "insurance":[{"sequence":1,"focal":true,"coverage":{"display":"Blue Harbor"}}],
                 "item":[{"sequence":1,"productOrService":{"coding":[{"system":"http://snomed.info/sct","code":"162673000",
                     "display":"General examination of patient (procedure)"}],"text":"General examination of patient (procedure)"},
                     "encounter":[{"reference":"urn:uuid:%s"}]}],
                 "total":{"value":129.16,"currency":"USD"}}
                """.formatted(
                        id,
                        patient,
                        Invented.GIVEN,
                        Invented.FAMILY,
                        facts.moment(day),
                        facts.moment(day.plusDays(1)),
                        facts.moment(day),
                        organization,
                        encounter);
    }

    private String benefit(String claim, String encounter, LocalDate day) {
        return """
                {"resourceType":"ExplanationOfBenefit","id":"%s",
                 "identifier":[{"system":"https://bluebutton.cms.gov/resources/variables/clm_id","value":"%d"}],"status":"active",
                 "type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type","code":"institutional"}]},"use":"claim",
                 "patient":{"reference":"urn:uuid:%s"},"billablePeriod":{"start":"%s","end":"%s"},"created":"%s",
                 "insurer":{"display":"Blue Harbor"},"provider":{"reference":"urn:uuid:%s"},"claim":{"reference":"urn:uuid:%s"},"outcome":"complete",
                 "careTeam":[{"sequence":1,"provider":{"reference":"urn:uuid:%s"},
                   "role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claimcareteamrole","code":"primary","display":"Primary Care Practitioner"}]}}],
                 "insurance":[{"focal":true,"coverage":{"display":"Blue Harbor"}}],
                 "item":[{"sequence":1,"category":{"coding":[{"system":"https://bluebutton.cms.gov/resources/variables/line_cms_type_srvc_cd","code":"1",
                     "display":"Medical care"}]},
                   "productOrService":{"coding":[{"system":"http://snomed.info/sct","code":"162673000","display":"General examination of patient (procedure)"}]},
                   "servicedPeriod":{"start":"%s","end":"%s"},"encounter":[{"reference":"urn:uuid:%s"}],
                   "net":{"value":129.16,"currency":"USD"},
                   "adjudication":[
                     {"category":{"coding":[{"system":"https://bluebutton.cms.gov/resources/codesystem/adjudication","code":"paid","display":"Line Payment Amount"}]},
                      "amount":{"value":98.4,"currency":"USD"}},
                     {"category":{"coding":[{"system":"https://bluebutton.cms.gov/resources/codesystem/adjudication","code":"deductible","display":"Line Deductible"}]},
                      "amount":{"value":0,"currency":"USD"}}]}],
                 "payment":{"amount":{"value":98.4,"currency":"USD"}}}
                """.formatted(
                        facts.uuid(),
                        facts.number(100_000_000, 999_999_999),
                        patient,
                        facts.moment(day),
                        facts.moment(day.plusDays(1)),
                        facts.moment(day),
                        organization,
                        claim,
                        practitioner,
                        facts.moment(day),
                        facts.moment(day.plusDays(1)),
                        encounter);
    }
}
