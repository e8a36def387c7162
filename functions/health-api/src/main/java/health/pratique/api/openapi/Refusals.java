package health.pratique.api.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.api.http.OutcomeBody;
import health.pratique.api.http.Problem;
import health.pratique.api.http.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Answers that every operation may give in place of its own: problems (RFC 9457), below the FHIR base OperationOutcomes. */
final class Refusals {

    private static final String FHIR = "/fhir/R4";

    private static final List<ProblemKind> OF_EVERY_OPERATION = List.of(
            ProblemKind.REQUEST_INVALID,
            ProblemKind.TOKEN_INVALID,
            ProblemKind.NOT_PERMITTED,
            ProblemKind.TOO_MANY_REQUESTS,
            ProblemKind.UNAVAILABLE);

    /** Of what is one of several: not there, and not yours. */
    private static final List<ProblemKind> OF_ONE = List.of(ProblemKind.NOT_FOUND);

    /** Of what is a step of something: as it stands, the step is not to be done. */
    private static final List<ProblemKind> OF_A_STEP = List.of(ProblemKind.CONFLICT);

    private static final Pattern STEP = Pattern.compile("/v1/[a-z-]+/\\{[^}]*}/[a-z]+");

    private static final String SOME_REQUEST = "8f2d6c1e-5a0b-4e77-9d43-1f6b2a9c0e55";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Refusals() {}

    static void addTo(Components components) {
        for (ProblemKind kind : all()) {
            components.addResponse(kind.code(), response(kind, Problem.MEDIA_TYPE, Problem.of(kind, SOME_REQUEST)));
            components.addResponse(fhir(kind), response(kind, OutcomeBody.MEDIA_TYPE, OutcomeBody.of(kind)));
        }
    }

    /** What the operation tells by itself stays. */
    static void addTo(HttpMethod method, String path, Operation operation) {
        boolean fhir = path.startsWith(FHIR);
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        for (ProblemKind kind : of(method, path)) {
            String status = String.valueOf(kind.status());
            if (!operation.getResponses().hasAPIResponse(status)) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().ref(fhir ? fhir(kind) : kind.code()));
            }
        }
    }

    private static List<ProblemKind> of(HttpMethod method, String path) {
        List<ProblemKind> kinds = new ArrayList<>(OF_EVERY_OPERATION);
        if (path.contains("{")) {
            kinds.addAll(OF_ONE);
        }
        if (method == HttpMethod.POST && STEP.matcher(path).matches()) {
            kinds.addAll(OF_A_STEP);
        }
        return kinds;
    }

    private static List<ProblemKind> all() {
        return Stream.of(OF_EVERY_OPERATION, OF_ONE, OF_A_STEP)
                .flatMap(List::stream)
                .toList();
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
