package health.pratique.api.audit;

import health.pratique.api.http.Officers;
import health.pratique.api.http.Problem;
import health.pratique.smart.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit trail and its proof. */
@Path("/v1/audit")
@Tag(name = "Audit")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class AuditResource {

    private static final String SCOPE = "pratique/audit";
    private static final String EVENTS = """
            {"events":[{"action":"ReceiveDocument","actor":"function:ValidateDocument","custodian":"harbor-clinic",
            "documentId":"3f0c8a52b1d94e6f8a7b6c5d4e3f2a10","facts":{},"hash":"77ab…","outcome":"SUCCESS",
            "previousHash":"0000…","sequence":1,"time":"2026-02-03T10:15:00.410Z","version":"0.1.0"}]}""";

    private final Officers officers;
    private final TrailReading trail;

    AuditResource(Officers officers, TrailReading trail) {
        this.officers = officers;
        this.trail = trail;
    }

    @GET
    @Operation(
            operationId = "listCustodianEvents",
            summary = "The custodian's own trail",
            description =
                    "What concerns no single document: configuration, refusals of access, erasures, emergency access.")
    @APIResponse(
            responseCode = "200",
            description = "Events in order, each in canonical JSON with its hash; next is the after of the next page",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, example = EVENTS))
    public String custodian(
            @Parameter(description = "Behind this sequence", example = "0") @QueryParam("after") @Nullable String after,
            @Parameter(description = "Most events, 1 to 1,000", example = "100") @QueryParam("count") @Nullable
                    String count) {
        Caller caller = officers.with(SCOPE);
        return trail.events(caller.custodian(), trail.own(caller), after, count);
    }

    @GET
    @Path("/verification")
    @Operation(operationId = "verifyCustodianEvents", summary = "Recomputes the custodian's own trail")
    @APIResponse(
            responseCode = "200",
            description = "Whether it is whole",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Verification.class),
                            example = "{\"chain\":\"custodian:harbor-clinic\",\"rows\":12,\"whole\":true}"))
    public Verification verifyCustodian() {
        return trail.verify(trail.own(officers.with(SCOPE)));
    }

    @GET
    @Path("/{documentId}")
    @Operation(operationId = "listDocumentEvents", summary = "A document's trail")
    @APIResponse(
            responseCode = "200",
            description = "Events in order, each in canonical JSON with its hash",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, example = EVENTS))
    public String document(
            @Parameter(example = "3f0c8a52b1d94e6f8a7b6c5d4e3f2a10") @PathParam("documentId") String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @Nullable String count) {
        Caller caller = officers.with(SCOPE);
        return trail.events(caller.custodian(), trail.document(caller, id), after, count);
    }

    @GET
    @Path("/{documentId}/verification")
    @Operation(operationId = "verifyDocumentEvents", summary = "Recomputes a document's trail")
    @APIResponse(
            responseCode = "200",
            description = "Whether it is whole; if not, the first bad row",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Verification.class),
                            example = "{\"chain\":\"3f0c8a52b1d94e6f8a7b6c5d4e3f2a10\",\"rows\":7,\"whole\":true}"))
    public Verification verifyDocument(
            @Parameter(example = "3f0c8a52b1d94e6f8a7b6c5d4e3f2a10") @PathParam("documentId") String id) {
        return trail.verify(trail.document(officers.with(SCOPE), id));
    }
}
