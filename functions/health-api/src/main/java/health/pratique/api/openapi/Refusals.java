package health.pratique.api.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.api.http.OutcomeBody;
import health.pratique.api.http.Problem;
import health.pratique.api.http.ProblemKind;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Answers that every operation may give in place of its own: problems (RFC 9457), below the FHIR base OperationOutcomes. */
final class Refusals {

    private static final List<ProblemKind> OF_EVERY_OPERATION = List.of(
            ProblemKind.REQUEST_INVALID,
            ProblemKind.TOKEN_INVALID,
            ProblemKind.NOT_PERMITTED,
            ProblemKind.TOO_MANY_REQUESTS,
            ProblemKind.UNAVAILABLE);

    private static final String SOME_REQUEST = "8f2d6c1e-5a0b-4e77-9d43-1f6b2a9c0e55";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Refusals() {}

    static void addTo(Components components) {
        for (ProblemKind kind : OF_EVERY_OPERATION) {
            components.addResponse(kind.code(), response(kind, Problem.MEDIA_TYPE, Problem.of(kind, SOME_REQUEST)));
            components.addResponse(fhir(kind), response(kind, OutcomeBody.MEDIA_TYPE, OutcomeBody.of(kind)));
        }
    }

    /** What the operation tells by itself stays. */
    static void addTo(Operation operation, boolean fhir) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        for (ProblemKind kind : OF_EVERY_OPERATION) {
            String status = String.valueOf(kind.status());
            if (!operation.getResponses().hasAPIResponse(status)) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().ref(fhir ? fhir(kind) : kind.code()));
            }
        }
    }

    private static String fhir(ProblemKind kind) {
        return "fhir-" + kind.code();
    }

    private static APIResponse response(ProblemKind kind, String mediaType, Object body) {
        Map<String, Object> example = JSON.convertValue(body, new TypeReference<>() {});
        return OASFactory.createAPIResponse()
                .description(kind.title())
                .content(OASFactory.createContent()
                        .addMediaType(
                                mediaType,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.OBJECT))
                                        .example(example)));
    }
}
