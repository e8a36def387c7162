package health.pratique.api.documents;

import health.pratique.api.http.Permission;
import health.pratique.api.http.Problem;
import health.pratique.model.DocumentStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where documents stand, and the clean copies of those that were released. */
@Path("/v1/documents")
@Tag(name = "Documents")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class DocumentsResource {

    private final Permission permission;
    private final DocumentDesk desk;
    private final DocumentList list;
    private final ReleasedCopies copies;

    DocumentsResource(Permission permission, DocumentDesk desk, DocumentList list, ReleasedCopies copies) {
        this.permission = permission;
        this.desk = desk;
        this.list = list;
        this.copies = copies;
    }

    @GET
    @Operation(
            operationId = "listDocuments",
            summary = "Lists documents",
            description =
                    "Status by status, the newest change first. A partner is shown what its own client sent; a patient what is"
                            + " about them.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentPage.class),
                            example = """
                                    {"documents":[{"id":"3f0c8a52b1d94e6f8a7b6c5d4e3f2a10","status":"RELEASED",
                                    "receivedAt":"2026-02-03T10:15:00Z","updatedAt":"2026-02-03T10:15:04Z",
                                    "kind":"PROGRESS_NOTE","purpose":"HRESCH","bytes":1822}]}"""))
    @APIResponse(
            responseCode = "400",
            description = "A filter or the cursor is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DocumentPage list(
            @Parameter(schema = @Schema(implementation = DocumentStatus.class)) @QueryParam("status") @Nullable
                    String status,
            @Parameter(description = "Changed since then: a day or a moment", example = "2026-02-01")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Changed before then", example = "2026-03-01T00:00:00Z")
                    @QueryParam("until")
                    @Nullable
                    String until,
            @Parameter(example = "PROGRESS_NOTE") @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "Most documents of a page, 1 to 100", example = "50")
                    @QueryParam("count")
                    @Nullable
                    String count,
            @Parameter(description = "The next of the page before, with the same filters")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        return list.page(
                permission.with(DocumentScopes.READ), ListFilters.of(status, from, until, kind, count), cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDocument", summary = "Tells where a document stands, how it got there, and why")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentView.class),
                            example = """
                                    {"id":"3f0c8a52b1d94e6f8a7b6c5d4e3f2a10","status":"QUARANTINED",
                                    "receivedAt":"2026-02-03T10:15:00Z","updatedAt":"2026-02-03T10:15:02Z",
                                    "kind":"PROGRESS_NOTE","purpose":"HRESCH","bytes":1822,
                                    "reason":{"code":"CONSENT_MISSING",
                                    "remedy":"record the patient's consent for this custodian and purpose, then reprocess"},
                                    "timeline":[{"step":"RECEIVED","at":"2026-02-03T10:15:00.410Z","outcome":"SUCCESS"}]}"""))
    public DocumentView get(@Parameter(example = "3f0c8a52b1d94e6f8a7b6c5d4e3f2a10") @PathParam("id") String id) {
        return desk.look(permission.with(DocumentScopes.READ), id);
    }

    @GET
    @Path("/{id}/content")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getDocumentContent",
            summary = "Gives out the clean copy of a released document",
            description =
                    "In the answer itself up to 4 MB; what is larger is at an address that is good for one minute.")
    @APIResponse(
            responseCode = "200",
            description = "The copy, in its own format",
            content = @Content(mediaType = "text/plain", example = "Seen on [DATE] for a cough of two weeks."))
    @APIResponse(responseCode = "303", description = "The copy is at the address in Location, for one minute")
    @APIResponse(
            responseCode = "404",
            description = "There is no such document, it is not yours, not released, or not permitted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response content(@Parameter(example = "3f0c8a52b1d94e6f8a7b6c5d4e3f2a10") @PathParam("id") String id) {
        return switch (copies.give(permission.with(DocumentScopes.READ), id)) {
            case ReleasedCopy.Inline inline ->
                guarded(Response.ok(inline.content(), inline.mediaType()))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + inline.name() + "\"")
                        .build();
            case ReleasedCopy.Elsewhere elsewhere ->
                guarded(Response.seeOther(elsewhere.address())).build();
        };
    }

    /** Kept nowhere on its way, and run by no browser. */
    private static Response.ResponseBuilder guarded(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'");
    }
}
