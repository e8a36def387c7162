package health.pratique.sight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.clinical.StoredResource;
import health.pratique.consent.ConsentActor;
import health.pratique.consent.ConsentCode;
import health.pratique.consent.ConsentFacts;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.Known;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.EmergencyReason;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked of a patient's consents for one resource: may this caller be shown it? */
final class ResourceQuestion {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE_TYPES = "http://hl7.org/fhir/resource-types";
    private static final String ACCESS = "access";
    private static final ConsentCode CUSTODIAN = new ConsentCode(ConsentCode.PARTICIPATION, "CST");
    private static final ConsentCode RECIPIENT = new ConsentCode(ConsentCode.PARTICIPATION, "IRCP");

    private static final Map<String, DocumentKind> KINDS = Map.ofEntries(
            Map.entry("Patient", DocumentKind.PATIENT_RECORD),
            Map.entry("Immunization", DocumentKind.IMMUNIZATION_RECORD),
            Map.entry("MedicationRequest", DocumentKind.MEDICATION_LIST),
            Map.entry("MedicationStatement", DocumentKind.MEDICATION_LIST),
            Map.entry("MedicationDispense", DocumentKind.MEDICATION_LIST),
            Map.entry("MedicationAdministration", DocumentKind.MEDICATION_LIST),
            Map.entry("ImagingStudy", DocumentKind.RADIOLOGY_REPORT),
            Map.entry("Coverage", DocumentKind.CLAIM));

    /** Of {@code Observation.category} and {@code DiagnosticReport.category}. */
    private static final Map<String, DocumentKind> CATEGORIES = Map.of(
            "laboratory", DocumentKind.LABORATORY_REPORT,
            "LAB", DocumentKind.LABORATORY_REPORT,
            "imaging", DocumentKind.RADIOLOGY_REPORT,
            "RAD", DocumentKind.RADIOLOGY_REPORT,
            "PAT", DocumentKind.PATHOLOGY_REPORT);

    private ResourceQuestion() {}

    /** @param emergency why consent is to be overridden, if it is */
    static ConsentQuestion of(
            Caller caller, StoredResource resource, SubjectToken subject, @Nullable EmergencyReason emergency) {
        Set<ConsentCode> codes = new HashSet<>();
        collect(tree(resource), codes);
        return of(caller, resource, subject, Known.exactly(codes), emergency);
    }

    /** Without a look at what the resource says: for consents that do not depend on it. */
    static ConsentQuestion fromOutside(
            Caller caller, StoredResource resource, SubjectToken subject, @Nullable EmergencyReason emergency) {
        return of(caller, resource, subject, Known.atLeast(Set.of()), emergency);
    }

    private static ConsentQuestion of(
            Caller caller,
            StoredResource resource,
            SubjectToken subject,
            Known<ConsentCode> codes,
            @Nullable EmergencyReason emergency) {
        return new ConsentQuestion(
                DocumentId.of("fhir", resource.key().toString(), Integer.toString(resource.version())),
                caller.tokenId(),
                caller.custodian(),
                subject,
                caller.purpose(),
                kind(resource, codes.values()),
                facts(caller, resource, codes).inEmergency(emergency));
    }

    private static JsonNode tree(StoredResource resource) {
        try {
            return JSON.readTree(resource.json());
        } catch (JsonProcessingException malformed) {
            throw new InternalFault(ReasonCode.DEFECT).at(malformed);
        }
    }

    private static ConsentFacts facts(Caller caller, StoredResource resource, Known<ConsentCode> codes) {
        Set<ConsentActor> actors = new HashSet<>();
        actors.add(new ConsentActor(CUSTODIAN, "Organization/" + caller.custodian()));
        if (caller.fhirUser() != null) {
            actors.add(new ConsentActor(RECIPIENT, caller.fhirUser()));
        }
        Set<ConsentCode> classes = new HashSet<>(codes.values());
        classes.add(new ConsentCode(RESOURCE_TYPES, resource.type()));
        // A label may be missing where it belongs: what is not labelled is not known to be harmless.
        return ConsentFacts.UNKNOWN
                .forAction(caller.role() == Role.PARTNER ? ConsentFacts.DISCLOSE : ACCESS)
                .withActors(Known.atLeast(actors))
                .withLabels(Known.atLeast(labels(resource)))
                .withClasses(new Known<>(classes, codes.complete()))
                .withCodes(codes)
                .withDataPeriod(new ConsentPeriod(null, resource.lastUpdated().plusNanos(1)));
    }

    private static DocumentKind kind(StoredResource resource, Set<ConsentCode> codes) {
        if (resource.labels().stream().anyMatch(label -> label.endsWith("|PSYTHPN") || label.endsWith("|SPI"))) {
            return DocumentKind.PSYCHOTHERAPY_NOTE;
        }
        return codes.stream()
                .flatMap(code -> Stream.ofNullable(CATEGORIES.get(code.code())))
                .sorted()
                .findFirst()
                .orElse(KINDS.getOrDefault(resource.type(), DocumentKind.OTHER));
    }

    private static Set<ConsentCode> labels(StoredResource resource) {
        Set<ConsentCode> labels = new HashSet<>();
        for (String label : resource.labels()) {
            int bar = label.indexOf('|');
            labels.add(new ConsentCode(label.substring(0, Math.max(bar, 0)), label.substring(bar + 1)));
        }
        return labels;
    }

    /** Every Coding anywhere in the resource. */
    private static void collect(JsonNode node, Set<ConsentCode> codes) {
        JsonNode coding = node.get("coding");
        if (coding != null && coding.isArray()) {
            coding.forEach(one -> codes.add(new ConsentCode(
                    one.path("system").asText(""), one.path("code").asText(""))));
        }
        node.forEach(child -> {
            if (child.isContainerNode()) {
                collect(child, codes);
            }
        });
    }
}
