package health.pratique.api.privacy;

import health.pratique.api.http.Problem;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.api.http.StrictJson;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestRegister;
import health.pratique.smart.Caller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Privacy requests, opened and followed. */
@Path("/v1/privacy-requests")
@Tag(name = "Privacy requests")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class PrivacyRequestsResource {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String PATIENT_ID = "Patient-Id";

    private final RequestDesk desk;
    private final StrictJson json;

    PrivacyRequestsResource(RequestDesk desk, StrictJson json) {
        this.desk = desk;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openPrivacyRequest",
            summary = "Puts on record what a patient asks about their data",
            description =
                    "Access, accounting of disclosures, rectification, erasure, restriction or portability. The clock runs from now on."
                            + " A patient asks for themselves; a privacy officer for the patient in Patient-Id.")
    @Parameter(
            name = PATIENT_ID,
            in = ParameterIn.HEADER,
            example = "H-1",
            description =
                    "As the custodian's records know the patient; a patient whose record is here may leave it out")
    @Parameter(
            name = IDEMPOTENCY_KEY,
            in = ParameterIn.HEADER,
            example = "9b2f0c36-1d5e-4a0b-b6b1-5a4f3c2e1d00",
            description = "Sent twice within 24 hours under the same key, it is one request")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OpenRequest.class),
                            example = "{\"kind\":\"ACCESS\",\"law\":\"HIPAA\"}"))
    @APIResponse(
            responseCode = "201",
            description = "The request; Location is where to follow it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    @APIResponse(
            responseCode = "404",
            description = "Nothing is held of such a patient, or it is not you",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "A request with this Idempotency-Key is at work",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The Idempotency-Key was another request's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response open(byte[] body, @Context HttpHeaders headers) {
        Caller caller = desk.caller();
        PrivacyRequest opened = desk.open(
                caller,
                json.read(body, OpenRequest.class),
                single(headers, PATIENT_ID),
                single(headers, IDEMPOTENCY_KEY));
        return Response.created(URI.create("/v1/privacy-requests/" + opened.id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(RequestView.of(opened))
                .build();
    }

    @GET
    @Operation(
            operationId = "listPrivacyRequests",
            summary = "Lists privacy requests",
            description =
                    "A patient's own, the oldest first; for officers those of the custodian, what is due first first.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.Page.class),
                            example = "{\"requests\":[" + PrivacyExamples.REQUEST + "]}"))
    @APIResponse(
            responseCode = "400",
            description = "A filter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RequestView.Page list(
            @Parameter(description = "open or closed; for officers", example = "open") @QueryParam("state") @Nullable
                    String state,
            @Parameter(description = "Most requests of a page, 1 to 100", example = "50") @QueryParam("count") @Nullable
                    String count,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after) {
        RequestRegister.Page page = desk.list(desk.caller(), state, count, after);
        PrivacyRequest next = page.next();
        return new RequestView.Page(
                page.requests().stream().map(RequestView::of).toList(), next == null ? null : next.id());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPrivacyRequest", summary = "Tells where a privacy request stands, and when it is due")
    @APIResponse(
            responseCode = "200",
            description = "The request",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestView.class),
                            example = PrivacyExamples.REQUEST))
    public RequestView get(@Parameter(example = PrivacyExamples.ID) @PathParam("id") String id) {
        return RequestView.of(desk.find(desk.caller(), id));
    }

    @GET
    @Path("/{id}/texts/{name}")
    @Produces({MediaType.TEXT_PLAIN, Problem.MEDIA_TYPE})
    @Operation(
            operationId = "getPrivacyText",
            summary = "What was written about a request",
            description = "statement, extension, denial, disagreement, rebuttal.")
    @APIResponse(
            responseCode = "200",
            description = "The text",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, example = "My date of birth is wrong by a year."))
    public Response text(
            @Parameter(example = PrivacyExamples.ID) @PathParam("id") String id,
            @Parameter(example = "statement") @PathParam("name") String name) {
        return Response.ok(desk.text(desk.caller(), id, name), "text/plain;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** A header that is there twice says two things to two readers. */
    private static @Nullable String single(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeaders().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
