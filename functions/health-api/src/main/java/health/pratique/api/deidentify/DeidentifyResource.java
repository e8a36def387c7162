package health.pratique.api.deidentify;

import health.pratique.api.deidentify.TimedCleaning.Cleaned;
import health.pratique.api.http.Permission;
import health.pratique.api.http.Problem;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.model.DocumentFormat;
import health.pratique.model.ReleasePolicy;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** De-identification as a service. */
@Path("/v1/deidentify")
@Tag(name = "De-identification")
public class DeidentifyResource {

    private static final String SCOPE = "pratique/deidentify";

    private final Permission permission;
    private final TimedCleaning cleaning;

    DeidentifyResource(Permission permission, TimedCleaning cleaning) {
        this.permission = permission;
        this.cleaning = cleaning;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "deidentify",
            summary = "Cleans a document and stores nothing",
            description =
                    "Text, FHIR R4 in JSON or XML, HL7 v2 and C-CDA up to 1 MB. The clean document is in its own media type; with"
                            + " Accept: application/json it comes with counts of what was found.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/plain", example = "Patient: Odessa Quillfeather, seen 03/14/2026."))
    @APIResponse(
            responseCode = "200",
            description = "The clean document, proved clean by a second search",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeidentifiedView.class),
                            example = """
                                    {"mediaType":"text/plain; charset=utf-8","policy":"SAFE_HARBOR",
                                    "content":"Patient: [NAME], seen 2026.","found":{"PATIENT_NAME":1,"DATE":1}}"""))
    @APIResponse(
            responseCode = "413",
            description = "More than 1 MB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "Not one of the formats",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "It cannot be read, or not be proved clean (RESIDUAL_PHI): nothing of it is given out",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "It took too long, or too many are waiting",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response deidentify(
            byte[] content,
            @Parameter(
                            schema = @Schema(implementation = ReleasePolicy.class, defaultValue = "SAFE_HARBOR"),
                            description = "What happens to each kind of identifier")
                    @QueryParam("policy")
                    @Nullable
                    String policy,
            @Context HttpHeaders headers) {
        permission.with(SCOPE);
        Set<DocumentFormat> formats = CleanFormats.of(headers.getMediaType())
                .orElseThrow(() -> new ProblemException(ProblemKind.MEDIA_TYPE_UNSUPPORTED));
        ReleasePolicy asked = policy(policy);
        return answer(cleaning.clean(content, formats, asked), asked, wanted(headers));
    }

    private static Response answer(Cleaned cleaned, ReleasePolicy policy, MediaType wanted) {
        MediaType own = MediaType.valueOf(cleaned.format().mediaType());
        Response.ResponseBuilder answer;
        if (wanted.getSubtype().equals("json") && wanted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            answer = Response.ok(
                    new DeidentifiedView(
                            own.toString(),
                            policy,
                            new String(cleaned.copy().content(), StandardCharsets.UTF_8),
                            cleaned.copy().counts().byName()),
                    MediaType.APPLICATION_JSON_TYPE);
        } else if (wanted.isCompatible(own)) {
            answer = Response.ok(cleaned.copy().content(), own);
        } else {
            throw new ProblemException(ProblemKind.NOT_ACCEPTABLE);
        }
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static MediaType wanted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().isEmpty()
                ? MediaType.WILDCARD_TYPE
                : headers.getAcceptableMediaTypes().getFirst();
    }

    private static ReleasePolicy policy(@Nullable String name) {
        return name == null
                ? ReleasePolicy.SAFE_HARBOR
                : Arrays.stream(ReleasePolicy.values())
                        .filter(policy -> policy.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(ProblemKind.REQUEST_INVALID));
    }
}
