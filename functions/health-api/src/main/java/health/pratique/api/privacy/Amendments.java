package health.pratique.api.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.api.privacy.Answers.Amendment;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.clinical.WriteRefused;
import health.pratique.clinical.Written;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.model.DocumentId;
import health.pratique.privacy.Detail;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out what a patient asked to have corrected. What was recorded stays in the version before; the amendment is appended to the
 * record or linked with it, as 45 CFR 164.526(c)(1) wants at least.
 */
@ApplicationScoped
class Amendments {

    /** Types that have {@code note}, FHIR R4. What is wrong in others is sent anew. */
    private static final Set<String> WITH_NOTES = Set.of(
            "AllergyIntolerance",
            "CarePlan",
            "Condition",
            "Goal",
            "Immunization",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "Procedure",
            "ServiceRequest",
            "Specimen");

    private static final String SYSTEM = "urn:pratique:privacy-request";

    private final ClinicalStore clinical;
    private final DocumentRegistry documents;
    private final ObjectReader exact;
    private final ObjectMapper json;

    Amendments(ClinicalStore clinical, DocumentRegistry documents, ObjectMapper json) {
        this.clinical = clinical;
        this.documents = documents;
        this.json = json;
        this.exact = json.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    /** @throws ProblemException UNPROCESSABLE for a resource that takes no note, and a document that is not the patient's */
    Map<Detail, String> accept(Caller caller, PrivacyRequest request, Amendment amendment, Instant now) {
        Map<Detail, String> done = new EnumMap<>(Detail.class);
        if (amendment.replacedBy() != null) {
            amendment.replacedBy().forEach(id -> own(request, id));
            done.put(Detail.REPLACED_BY, String.join(" ", amendment.replacedBy()));
        }
        if (amendment.append() != null) {
            done.put(Detail.AMENDED, append(caller, request, amendment.append(), now));
        }
        return done;
    }

    /** Links a denial, and what the patient says to it, with the record (45 CFR 164.526(d)(4)); nothing where no record was named. */
    Optional<String> disagreed(Caller caller, PrivacyRequest request, Instant now) {
        return request.detail(Detail.RESOURCE).isPresent() && appendable(request)
                ? Optional.of(append(
                        caller,
                        request,
                        "The patient asked to have this amended, and disagrees with the denial: privacy request "
                                + request.id(),
                        now))
                : Optional.empty();
    }

    private static boolean appendable(PrivacyRequest request) {
        return request.detail(Detail.RESOURCE)
                .filter(resource -> WITH_NOTES.contains(resource.substring(0, resource.indexOf('/'))))
                .isPresent();
    }

    private void own(PrivacyRequest request, String id) {
        Optional<DocumentRecord> found = documents
                .find(request.custodian(), new DocumentId(id))
                .filter(document -> request.subject().equals(document.subject()));
        if (found.isEmpty()) {
            throw new ProblemException(ProblemKind.UNPROCESSABLE);
        }
    }

    /** @return the version that has the note */
    private String append(Caller caller, PrivacyRequest request, String words, Instant now) {
        StoredResource resource = named(request).orElseThrow(() -> new ProblemException(ProblemKind.UNPROCESSABLE));
        ObjectNode amended = object(resource.json());
        if (noted(amended, request)) {
            return version(resource);
        }
        ObjectNode note = amended.withArray("note").addObject();
        note.putObject("authorReference").put("reference", caller.actor());
        note.put("time", now.toString()).put("text", words);
        note.withArray("extension").addObject().put("url", SYSTEM).put("valueString", request.id());
        StoredResource next = write(request, resource, amended);
        write(request, provenance(caller, request, next, now));
        return version(next);
    }

    private Optional<StoredResource> named(PrivacyRequest request) {
        return request.detail(Detail.RESOURCE)
                .filter(resource -> appendable(request))
                .flatMap(resource -> {
                    int slash = resource.indexOf('/');
                    return clinical.read(
                            request.custodian(),
                            View.IDENTIFIED,
                            resource.substring(0, slash),
                            resource.substring(slash + 1));
                })
                .filter(found -> !found.deleted() && request.subject().equals(found.subject()));
    }

    /** A call that died behind the write is repeated. */
    private static boolean noted(ObjectNode resource, PrivacyRequest request) {
        for (JsonNode note : resource.path("note")) {
            for (JsonNode extension : note.path("extension")) {
                if (extension.path("valueString").asText().equals(request.id())) {
                    return true;
                }
            }
        }
        return false;
    }

    private StoredResource write(PrivacyRequest request, StoredResource before, ObjectNode amended) {
        try {
            List<Written> written = clinical.write(
                    request.custodian(),
                    View.IDENTIFIED,
                    List.of(new ResourceWrite.Update(
                            before.type(), before.id(), request.subject(), amended.toString(), before.version())));
            return written.getFirst().resource();
        } catch (WriteRefused meanwhile) {
            throw new ProblemException(ProblemKind.CONFLICT);
        }
    }

    private void write(PrivacyRequest request, ObjectNode provenance) {
        clinical.write(
                request.custodian(),
                View.IDENTIFIED,
                List.of(new ResourceWrite.Update(
                        "Provenance", provenance.path("id").asText(), request.subject(), provenance.toString(), null)));
    }

    private ObjectNode provenance(Caller caller, PrivacyRequest request, StoredResource target, Instant now) {
        ObjectNode provenance =
                json.createObjectNode().put("resourceType", "Provenance").put("id", request.id());
        provenance
                .putArray("target")
                .addObject()
                .put("reference", target.type() + "/" + target.id() + "/_history/" + target.version());
        provenance.put("recorded", now.toString());
        provenance
                .putObject("activity")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-DataOperation")
                .put("code", "UPDATE");
        provenance.putArray("agent").addObject().putObject("who").put("reference", caller.actor());
        ObjectNode entity = provenance.putArray("entity").addObject().put("role", "source");
        entity.putObject("what").putObject("identifier").put("system", SYSTEM).put("value", request.id());
        return provenance;
    }

    /** 1.10 stays 1.10: FHIR's decimals have a precision. */
    private ObjectNode object(String text) {
        try {
            if (exact.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new InternalFault(ReasonCode.DEFECT);
        } catch (JsonProcessingException torn) {
            throw new InternalFault(ReasonCode.DEFECT).at(torn);
        }
    }

    private static String version(StoredResource resource) {
        return resource.type() + "/" + resource.id() + "/_history/" + resource.version();
    }
}
