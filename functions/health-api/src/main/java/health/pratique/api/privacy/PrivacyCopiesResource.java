package health.pratique.api.privacy;

import health.pratique.api.documents.ReleasedCopy;
import health.pratique.api.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What privacy requests come to: packages of copies, and certificates. */
@Path("/v1/privacy-requests")
@Tag(name = "Privacy requests")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class PrivacyCopiesResource {

    private final RequestDesk desk;
    private final RequestHandling handling;
    private final PackageDownloads downloads;

    PrivacyCopiesResource(RequestDesk desk, RequestHandling handling, PackageDownloads downloads) {
        this.desk = desk;
        this.handling = handling;
        this.downloads = downloads;
    }

    @GET
    @Path("/{id}/package/{part}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getPrivacyPackage",
            summary = "Gives out a part of a package",
            description =
                    "In the answer itself up to 4 MB; what is larger is at an address that is good for one minute. Packages are"
                            + " kept for a week.")
    @APIResponse(
            responseCode = "200",
            description = "A ZIP; summary.html in it is for people",
            content =
                    @Content(
                            mediaType = Packages.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "303", description = "The part is at the address in Location, for one minute")
    @APIResponse(
            responseCode = "404",
            description = "There is no such part any more, or the request is not yours",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response part(
            @Parameter(example = PrivacyExamples.ID) @PathParam("id") String id,
            @Parameter(example = "1") @PathParam("part") String part) {
        return switch (downloads.give(desk.caller(), id, part)) {
            case ReleasedCopy.Inline inline ->
                guarded(Response.ok(inline.content(), Packages.MEDIA_TYPE))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + inline.name() + "\"")
                        .build();
            case ReleasedCopy.Elsewhere elsewhere ->
                guarded(Response.seeOther(elsewhere.address())).build();
        };
    }

    @GET
    @Path("/{id}/certificate")
    @Operation(
            operationId = "getPrivacyCertificate",
            summary = "The signed certificate of an answer",
            description = "Canonical JSON (RFC 8785) with its signature; of an erasure, the certificate of erasure.")
    @APIResponse(
            responseCode = "200",
            description = "The certificate",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example =
                                    "{\"certificate\":{\"format\":\"pratique-privacy-certificate-1\"},\"signature\":\"MEUC…\"}"))
    @APIResponse(
            responseCode = "404",
            description = "The request is not answered yet, or not yours",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response certificate(@Parameter(example = PrivacyExamples.ID) @PathParam("id") String id) {
        return guarded(Response.ok(handling.certificate(desk.caller(), id), MediaType.APPLICATION_JSON))
                .build();
    }

    /** Kept nowhere on its way, and run by no browser. */
    private static Response.ResponseBuilder guarded(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'");
    }
}
