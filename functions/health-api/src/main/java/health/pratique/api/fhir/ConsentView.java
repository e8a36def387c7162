package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.StoredResource;
import health.pratique.consent.StoredConsent;
import health.pratique.consent.fhir.ConsentResource;
import health.pratique.smart.ScopeConstraint;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A consent on record as a resource of this API: the patient is the one that {@code /Patient} has, and no subject token is told. */
final class ConsentView {

    static final String TYPE = "Consent";

    private ConsentView() {}

    static StoredResource of(StoredConsent consent) {
        String patient = Compartments.patientId(consent.subject());
        ObjectNode resource = FhirBody.tree(ConsentResource.of(consent));
        resource.putObject("patient").put("reference", "Patient/" + patient);
        return new StoredResource(
                TYPE,
                consent.reference().id().toString(),
                consent.reference().version(),
                consent.recordedAt().truncatedTo(ChronoUnit.MILLIS),
                patient,
                consent.subject(),
                false,
                List.of(),
                resource.toString());
    }

    /** Whether a search by the constraint would find it. */
    static boolean meets(StoredResource consent, ScopeConstraint constraint) {
        return switch (constraint.parameter()) {
            case "status" ->
                FhirBody.tree(consent.json()).path("status").asText().equals(bare(constraint.value()));
            case "category" -> categories(consent).contains(constraint.value());
            default -> false;
        };
    }

    /** Each as {@code system|code}, and as its code alone. */
    private static Set<String> categories(StoredResource consent) {
        Set<String> categories = new HashSet<>();
        FhirBody.tree(consent.json()).path("category").forEach(category -> category.path("coding")
                .forEach(coding -> {
                    String code = coding.path("code").asText();
                    categories.add(code);
                    categories.add(coding.path("system").asText() + "|" + code);
                }));
        return categories;
    }

    private static String bare(String token) {
        return token.substring(token.indexOf('|') + 1);
    }
}
