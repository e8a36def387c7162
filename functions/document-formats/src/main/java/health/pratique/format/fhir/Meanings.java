package health.pratique.format.fhir;

import static java.util.Map.entry;

import health.pratique.format.FieldMeaning;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each element of FHIR R4 means for privacy: by its place where that tells, else by its type. */
final class Meanings {

    /** Elements that name things in the world of software, although their type could hold more. */
    private static final Set<String> HARMLESS = Set.of(
            "Attachment.hash",
            "Coding.system",
            "Extension.url",
            "Identifier.system",
            "Quantity.system",
            "Age.system",
            "Count.system",
            "Distance.system",
            "Duration.system",
            "MoneyQuantity.system",
            "SimpleQuantity.system");

    private static final Set<String> LABELS = Set.of("unit", "version");

    private static final Map<String, FieldMeaning> BY_PLACE = Map.ofEntries(
            entry("HumanName.text", FieldMeaning.PERSON_NAME),
            entry("HumanName.family", FieldMeaning.PERSON_NAME),
            entry("HumanName.given", FieldMeaning.PERSON_NAME),
            entry("HumanName.prefix", FieldMeaning.PERSON_NAME),
            entry("HumanName.suffix", FieldMeaning.PERSON_NAME),
            entry("Annotation.authorString", FieldMeaning.PERSON_NAME),
            entry("AuditEvent.agent.name", FieldMeaning.PERSON_NAME),
            entry("ContactDetail.name", FieldMeaning.PERSON_NAME),
            entry("Address.text", FieldMeaning.ADDRESS_LINE),
            entry("Address.line", FieldMeaning.ADDRESS_LINE),
            entry("Address.city", FieldMeaning.CITY),
            entry("Address.district", FieldMeaning.COUNTY),
            entry("Address.state", FieldMeaning.STATE),
            entry("Address.postalCode", FieldMeaning.POSTAL_CODE),
            entry("Address.country", FieldMeaning.COUNTRY),
            entry("Location.position.longitude", FieldMeaning.GEOLOCATION),
            entry("Location.position.latitude", FieldMeaning.GEOLOCATION),
            entry("Location.position.altitude", FieldMeaning.GEOLOCATION),
            entry("ContactPoint.value", FieldMeaning.TELECOM),
            entry("Patient.birthDate", FieldMeaning.BIRTH_DATE),
            entry("Person.birthDate", FieldMeaning.BIRTH_DATE),
            entry("Practitioner.birthDate", FieldMeaning.BIRTH_DATE),
            entry("RelatedPerson.birthDate", FieldMeaning.BIRTH_DATE),
            entry("FamilyMemberHistory.bornDate", FieldMeaning.BIRTH_DATE),
            entry("Identifier.value", FieldMeaning.IDENTIFIER),
            entry("AuditEvent.agent.altId", FieldMeaning.IDENTIFIER),
            entry("AuditEvent.agent.network.address", FieldMeaning.IDENTIFIER),
            entry("Claim.insurance.preAuthRef", FieldMeaning.IDENTIFIER),
            entry("ClaimResponse.preAuthRef", FieldMeaning.IDENTIFIER),
            entry("Coverage.subscriberId", FieldMeaning.IDENTIFIER),
            entry("Coverage.dependent", FieldMeaning.IDENTIFIER),
            entry("Coverage.class.value", FieldMeaning.IDENTIFIER),
            entry("Device.distinctIdentifier", FieldMeaning.IDENTIFIER),
            entry("Device.lotNumber", FieldMeaning.IDENTIFIER),
            entry("Device.serialNumber", FieldMeaning.IDENTIFIER),
            entry("Device.udiCarrier.carrierHRF", FieldMeaning.IDENTIFIER),
            entry("Device.udiCarrier.deviceIdentifier", FieldMeaning.IDENTIFIER),
            entry("ExplanationOfBenefit.insurance.preAuthRef", FieldMeaning.IDENTIFIER),
            entry("ExplanationOfBenefit.preAuthRef", FieldMeaning.IDENTIFIER),
            entry("Organization.name", FieldMeaning.ORGANIZATION),
            entry("Organization.alias", FieldMeaning.ORGANIZATION),
            entry("Location.name", FieldMeaning.ORGANIZATION),
            entry("Location.alias", FieldMeaning.ORGANIZATION),
            entry("HealthcareService.name", FieldMeaning.ORGANIZATION),
            entry("CareTeam.name", FieldMeaning.ORGANIZATION),
            entry("Endpoint.name", FieldMeaning.ORGANIZATION),
            entry("InsurancePlan.name", FieldMeaning.ORGANIZATION),
            entry("Coding.display", FieldMeaning.LABEL),
            entry("CodeableConcept.text", FieldMeaning.LABEL),
            entry("Reference.reference", FieldMeaning.REFERENCE),
            entry("Bundle.entry.fullUrl", FieldMeaning.REFERENCE),
            entry("Bundle.entry.request.url", FieldMeaning.REFERENCE),
            entry("Bundle.entry.request.ifNoneExist", FieldMeaning.REFERENCE),
            entry("Bundle.entry.response.location", FieldMeaning.REFERENCE),
            entry("Bundle.link.url", FieldMeaning.REFERENCE),
            entry("Bundle.entry.link.url", FieldMeaning.REFERENCE),
            entry("Meta.source", FieldMeaning.REFERENCE));

    private static final Map<String, FieldMeaning> BY_TYPE = Map.ofEntries(
            entry("string", FieldMeaning.FREE_TEXT),
            entry("markdown", FieldMeaning.FREE_TEXT),
            entry("xhtml", FieldMeaning.NARRATIVE),
            entry("date", FieldMeaning.DATE),
            entry("dateTime", FieldMeaning.DATE),
            entry("instant", FieldMeaning.DATE),
            entry("uri", FieldMeaning.REFERENCE),
            entry("url", FieldMeaning.REFERENCE),
            entry("uuid", FieldMeaning.REFERENCE),
            entry("oid", FieldMeaning.REFERENCE),
            entry("id", FieldMeaning.RESOURCE_ID),
            entry("base64Binary", FieldMeaning.ATTACHMENT));

    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final Map<String, FieldMeaning> BY_EXTENSION = extensions();

    private Meanings() {}

    static @Nullable FieldMeaning of(String owner, String member, String type) {
        String place = owner + "." + member;
        if (HARMLESS.contains(place)) {
            return null;
        }
        FieldMeaning byPlace = BY_PLACE.get(place);
        if (byPlace == null && type.equals("string") && LABELS.contains(member)) {
            return FieldMeaning.LABEL;
        }
        return byPlace != null ? byPlace : BY_TYPE.get(type);
    }

    /** What text in an extension means, or null when only its type tells. */
    static @Nullable FieldMeaning ofExtension(String url) {
        return BY_EXTENSION.get(url);
    }

    /** What text in an extension of such an element means; null when that does not follow. */
    static @Nullable FieldMeaning inherited(String type) {
        return switch (type) {
            case "HumanName" -> FieldMeaning.PERSON_NAME;
            case "Address" -> FieldMeaning.ADDRESS_LINE;
            case "ContactPoint" -> FieldMeaning.TELECOM;
            case "Identifier" -> FieldMeaning.IDENTIFIER;
            default -> null;
        };
    }

    private static Map<String, FieldMeaning> extensions() {
        Map<String, FieldMeaning> known = new HashMap<>();
        for (String name : new String[] {
            "patient-mothersMaidenName",
            "humanname-own-name",
            "humanname-own-prefix",
            "humanname-partner-name",
            "humanname-partner-prefix",
            "humanname-fathers-family",
            "humanname-mothers-family"
        }) {
            known.put(CORE + name, FieldMeaning.PERSON_NAME);
        }
        for (String part : new String[] {
            "streetName",
            "streetNameBase",
            "streetNameType",
            "houseNumber",
            "buildingNumberSuffix",
            "unitID",
            "postBox",
            "additionalLocator",
            "deliveryAddressLine",
            "direction",
            "careOf"
        }) {
            known.put(CORE + "iso21090-ADXP-" + part, FieldMeaning.ADDRESS_LINE);
        }
        for (String part : new String[] {"local", "area", "extension"}) {
            known.put(CORE + "contactpoint-" + part, FieldMeaning.TELECOM);
        }
        known.put(CORE + "geolocation", FieldMeaning.GEOLOCATION);
        known.put(CORE + "patient-birthTime", FieldMeaning.BIRTH_DATE);
        known.put(CORE + "patient-citizenship", FieldMeaning.LABEL);
        known.put("http://hl7.org/fhir/us/core/StructureDefinition/us-core-race", FieldMeaning.LABEL);
        known.put("http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity", FieldMeaning.LABEL);
        return Map.copyOf(known);
    }
}
