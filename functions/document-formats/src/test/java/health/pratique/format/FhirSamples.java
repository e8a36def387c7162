package health.pratique.format;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Invented resources: no person, place or number in them exists. */
final class FhirSamples {

    static final String NOTE = "Seen by Dr. Quillfeather on 2024-02-03.\nCall 505-555-0199.";

    private FhirSamples() {}

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String patient() {
        return """
                {
                  "resourceType": "Patient",
                  "id": "pat-1",
                  "meta": {
                    "lastUpdated": "2024-02-03T10:11:12.345+01:00",
                    "source": "urn:uuid:0b0e3f5c-95d7-4b0e-8d5a-111111111111",
                    "profile": ["http://example.org/fhir/StructureDefinition/kept"],
                    "security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}]
                  },
                  "text": {
                    "status": "generated",
                    "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><p>Ottoline <b>Brackenbury</b></p><p title=\\"MRN 7731\\">&eacute;t&eacute;</p></div>"
                  },
                  "extension": [
                    {
                      "url": "http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName",
                      "valueString": "Wrenfield"
                    },
                    {
                      "url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace",
                      "valueAddress": {"city": "Tarnbridge", "state": "WA"}
                    },
                    {"url": "http://example.org/unknown", "valueString": "knows Ottoline"},
                    {"url": "http://example.org/number", "valueDecimal": 1.50}
                  ],
                  "identifier": [
                    {"system": "http://example.org/ssn", "value": "900-11-2233"},
                    {
                      "type": {"coding": [{"code": "MR", "display": "Medical record number"}]},
                      "system": "http://example.org/mrn",
                      "value": "MRN-7731"
                    }
                  ],
                  "name": [
                    {
                      "use": "official",
                      "family": "Brackenbury",
                      "_family": {
                        "extension": [
                          {
                            "url": "http://hl7.org/fhir/StructureDefinition/humanname-own-name",
                            "valueString": "Bracken"
                          }
                        ]
                      },
                      "given": ["Ottoline", "May"],
                      "_given": [null, {"id": "second"}],
                      "period": {"start": "1999"}
                    }
                  ],
                  "telecom": [{"system": "phone", "value": "505-555-0123", "use": "home"}],
                  "gender": "female",
                  "birthDate": "1931-07-19",
                  "_birthDate": {
                    "extension": [
                      {
                        "url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime",
                        "valueDateTime": "1931-07-19T04:05:06Z"
                      }
                    ]
                  },
                  "deceasedDateTime": "2024-01-02",
                  "address": [
                    {
                      "extension": [
                        {
                          "url": "http://hl7.org/fhir/StructureDefinition/geolocation",
                          "extension": [
                            {"url": "latitude", "valueDecimal": 47.10000},
                            {"url": "longitude", "valueDecimal": -122.5}
                          ]
                        }
                      ],
                      "line": ["12 Foxglove Lane"],
                      "city": "Tarnbridge",
                      "district": "Alder",
                      "state": "WA",
                      "postalCode": "98999",
                      "country": "US"
                    }
                  ],
                  "photo": [{"contentType": "image/png", "data": "iVBORw0KGgo="}],
                  "generalPractitioner": [{"reference": "Practitioner/prac-9", "display": "Dr. Quillfeather"}]
                }
                """;
    }

    static String documentReference() {
        return """
                {
                  "resourceType": "DocumentReference",
                  "id": "doc-1",
                  "status": "current",
                  "type": {"coding": [{"system": "http://loinc.org", "code": "18842-5", "display": "Discharge summary"}]},
                  "subject": {"reference": "urn:uuid:6f1f2d3c-0000-4000-8000-000000000001", "display": "Ottoline Brackenbury"},
                  "date": "2024-02-03T10:11:12.345+01:00",
                  "author": [{"reference": "#author"}, {"display": "Dr. Quillfeather"}],
                  "custodian": {"display": "Foxglove Hospital"},
                  "contained": [
                    {"resourceType": "Practitioner", "id": "author", "name": [{"text": "Dr. Quillfeather"}]}
                  ],
                  "content": [
                    {"attachment": {"contentType": "text/plain", "data": "%s", "size": 4, "hash": "AAAA", "title": "note of Ottoline"}},
                    {"attachment": {"contentType": "text/html; charset=utf-8", "data": "%s"}},
                    {"attachment": {"contentType": "application/fhir+json", "data": "%s"}},
                    {"attachment": {"contentType": "application/pdf", "data": "%s"}}
                  ]
                }
                """.formatted(
                        base64(NOTE),
                        base64("<html><body><p>Ottoline &amp; May</p><!-- Wrenfield --></body></html>"),
                        base64("{\"resourceType\":\"Patient\",\"birthDate\":\"1931-07-19\"}"),
                        base64("%PDF-1.7 scan"));
    }

    static String observation() {
        return """
                {
                  "resourceType": "Observation",
                  "id": "obs-1",
                  "status": "final",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7", "display": "Body weight"}], "text": "Weight"},
                  "subject": {"reference": "http://fhir.example.org/r4/Patient/pat-1/_history/2"},
                  "encounter": {"reference": "Encounter?identifier=http://example.org/enc|E-5512"},
                  "effectiveDateTime": "2024-02-03",
                  "issued": "2024-02-03T10:11:12Z",
                  "valueQuantity": {"value": 70.50, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"},
                  "note": [{"authorString": "Nurse Applegarth", "text": "Told Ottoline to rest."}],
                  "component": [
                    {
                      "code": {"text": "Age at onset"},
                      "valueQuantity": {"value": 93, "unit": "years", "system": "http://unitsofmeasure.org", "code": "a"}
                    }
                  ]
                }
                """;
    }

    static String bundle() {
        return """
                {
                  "resourceType": "Bundle",
                  "type": "transaction",
                  "entry": [
                    {
                      "fullUrl": "urn:uuid:6f1f2d3c-0000-4000-8000-000000000001",
                      "resource": %s,
                      "request": {"method": "PUT", "url": "Patient/pat-1", "ifNoneExist": "identifier=http://example.org/mrn|MRN-7731"}
                    },
                    {
                      "fullUrl": "urn:uuid:6f1f2d3c-0000-4000-8000-000000000002",
                      "resource": %s,
                      "request": {"method": "POST", "url": "DocumentReference"}
                    },
                    {
                      "fullUrl": "urn:uuid:6f1f2d3c-0000-4000-8000-000000000003",
                      "resource": %s,
                      "request": {"method": "POST", "url": "Observation"}
                    },
                    {
                      "fullUrl": "urn:uuid:6f1f2d3c-0000-4000-8000-000000000004",
                      "resource": {
                        "resourceType": "Provenance",
                        "target": [{"reference": "urn:uuid:6f1f2d3c-0000-4000-8000-000000000001"}],
                        "recorded": "2024-02-03T10:11:12.345+01:00",
                        "agent": [{"who": {"reference": "Organization/org-1", "display": "Foxglove Hospital"}}]
                      },
                      "request": {"method": "POST", "url": "Provenance"}
                    }
                  ]
                }
                """.formatted(patient(), documentReference(), observation());
    }
}
