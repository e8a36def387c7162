package health.pratique.api.documents;

import health.pratique.api.http.ApiAddress;
import health.pratique.api.http.Permission;
import health.pratique.api.http.Problem;
import health.pratique.api.http.StrictJson;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.smart.Caller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes documents in, in a request or by an upload. */
@Path("/v1/documents")
@Tag(name = "Documents")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class SubmissionsResource {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String DOCUMENTS = "/v1/documents/";

    private final Permission permission;
    private final DocumentSubmissions submissions;
    private final StrictJson json;
    private final ApiAddress address;

    SubmissionsResource(Permission permission, DocumentSubmissions submissions, StrictJson json, ApiAddress address) {
        this.permission = permission;
        this.submissions = submissions;
        this.json = json;
        this.address = address;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "submitDocument",
            summary = "Sends a document of up to 5 MB",
            description =
                    "Custodian, purpose of use and source are the token's. The document's own path begins with the answer: ask"
                            + " its Location how it went.")
    @Parameter(
            name = "Patient-Id",
            in = ParameterIn.HEADER,
            example = "H-1",
            description = "If the content does not say it")
    @Parameter(name = "Document-Kind", in = ParameterIn.HEADER, example = "PROGRESS_NOTE")
    @Parameter(name = "Release-Policy", in = ParameterIn.HEADER, example = "SAFE_HARBOR")
    @Parameter(name = "Emergency-Reason", in = ParameterIn.HEADER, example = "OVRPJ")
    @Parameter(
            name = IDEMPOTENCY_KEY,
            in = ParameterIn.HEADER,
            example = "9b2f0c36-1d5e-4a0b-b6b1-5a4f3c2e1d00",
            description = "Sent twice within 24 hours under the same key, it is one document")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/plain", example = "PROGRESS NOTE\nSeen for a cough of two weeks."))
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentAccepted.class),
                            example = "{\"id\":\"3f0c8a52b1d94e6f8a7b6c5d4e3f2a10\",\"status\":\"PROCESSING\"}"))
    @APIResponse(
            responseCode = "400",
            description = "A header is not valid, or says what is the token's to say",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "A request with this Idempotency-Key is at work",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "More than 5 MB: upload it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The Idempotency-Key was another request's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response submit(byte[] content, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = permission.with(DocumentScopes.WRITE);
        Submission submission = SubmissionHeaders.read(headers);
        DocumentId id = submissions.submit(
                caller,
                submission,
                content,
                SubmissionHeaders.single(headers, IDEMPOTENCY_KEY).orElse(null));
        return Response.accepted(new DocumentAccepted(id.value(), DocumentStatus.PROCESSING))
                .location(at(uri, id.value()))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "offerUpload",
            summary = "Asks for an address to upload a document to",
            description = "The address takes that one content, once, within ten minutes.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UploadRequest.Envelope.class),
                            example = """
                                    {"upload":{"mediaType":"application/pdf","bytes":18231,
                                    "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                    "patientId":"H-1","documentKind":"DISCHARGE_SUMMARY"}}"""))
    @APIResponse(
            responseCode = "201",
            description = "Where and how to upload",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UploadOffer.class),
                            example = UploadOffer.EXAMPLE))
    public Response upload(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = permission.with(DocumentScopes.WRITE);
        UploadOffer offer = submissions.offer(
                caller,
                json.read(body, UploadRequest.Envelope.class).upload(),
                SubmissionHeaders.single(headers, IDEMPOTENCY_KEY).orElse(null));
        return Response.created(at(uri, "uploads/" + offer.id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(offer)
                .build();
    }

    @GET
    @Path("/uploads/{upload}")
    @Operation(operationId = "getUpload", summary = "Tells which document an upload has become")
    @APIResponse(
            responseCode = "200",
            description = "The document; Content-Location is where to ask for it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentAccepted.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nothing was uploaded there, or the upload is not yours",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response uploaded(
            @Parameter(example = "5b0f6c1e-2f0e-4c42-9a80-0a4c5a3e2f11.pdf") @PathParam("upload") String upload,
            @Context UriInfo uri) {
        DocumentId id = submissions.uploaded(permission.with(DocumentScopes.WRITE), upload);
        return Response.ok(new DocumentAccepted(id.value(), DocumentStatus.PROCESSING))
                .header(HttpHeaders.CONTENT_LOCATION, at(uri, id.value()))
                .build();
    }

    private URI at(UriInfo uri, String what) {
        return URI.create(address.of(uri) + DOCUMENTS + what);
    }
}
