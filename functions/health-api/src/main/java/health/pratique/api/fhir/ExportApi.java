package health.pratique.api.fhir;

import health.pratique.export.ExportCopy;
import health.pratique.export.ExportFiles;
import health.pratique.export.ExportJob;
import health.pratique.export.ExportRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** FHIR Bulk Data Access 2.0. */
@Path("/fhir/R4")
@ApplicationScoped
public class ExportApi {

    private static final String JOBS = "export-jobs";
    private static final String EXPORT = "$export";
    private static final String GROUP = "Group/{group: [A-Za-z0-9.-]{1,64}}/" + EXPORT;
    private static final String JOB = JOBS + "/{job}";
    private static final int LOOK_AGAIN_SECONDS = 5;

    private final Exports exports;
    private final FhirResponses responses;

    public ExportApi(Exports exports, FhirResponses responses) {
        this.exports = exports;
        this.responses = responses;
    }

    @GET
    @Path(EXPORT)
    public Response everything(@Context HttpHeaders headers, @Context UriInfo uri) {
        return begin(ExportRange.Everything::new, headers, uri);
    }

    @POST
    @Path(EXPORT)
    @Consumes(MediaType.WILDCARD)
    public Response everything(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        return begin(ExportRange.Everything::new, body, headers, uri);
    }

    @GET
    @Path("Patient/" + EXPORT)
    public Response patients(@Context HttpHeaders headers, @Context UriInfo uri) {
        return begin(ExportRange.Patients::new, headers, uri);
    }

    @POST
    @Path("Patient/" + EXPORT)
    @Consumes(MediaType.WILDCARD)
    public Response patients(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        return begin(ExportRange.Patients::new, body, headers, uri);
    }

    @GET
    @Path(GROUP)
    public Response members(@PathParam("group") String group, @Context HttpHeaders headers, @Context UriInfo uri) {
        return begin(() -> exports.members(group), headers, uri);
    }

    @POST
    @Path(GROUP)
    @Consumes(MediaType.WILDCARD)
    public Response members(
            @PathParam("group") String group, byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        return begin(() -> exports.members(group), body, headers, uri);
    }

    @GET
    @Path(JOB)
    public Response status(@PathParam("job") String id, @Context UriInfo uri) {
        ExportJob job = exports.find(id);
        return switch (job.state()) {
            case RUNNING ->
                guarded(Response.accepted())
                        .header(
                                "X-Progress",
                                job.resources() + " resources in " + job.files().size() + " files")
                        .header(HttpHeaders.RETRY_AFTER, LOOK_AGAIN_SECONDS)
                        .build();
            case DONE ->
                guarded(Response.ok(ManifestText.of(job, place(job, uri)), MediaType.APPLICATION_JSON_TYPE))
                        .header(
                                HttpHeaders.EXPIRES,
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        job.expires().atOffset(ZoneOffset.UTC)))
                        .build();
            case FAILED, CANCELLED -> throw FhirRefused.failed("The export could not be done. Ask for it again.");
        };
    }

    @DELETE
    @Path(JOB)
    public Response cancel(@PathParam("job") String id) {
        exports.cancel(id);
        return guarded(Response.accepted()).build();
    }

    @GET
    @Path(JOB + "/{file}")
    public Response file(@PathParam("job") String id, @PathParam("file") String name) {
        return switch (exports.copy(id, name)) {
            case ExportCopy.Inline inline ->
                guarded(Response.ok(inline.lines(), ExportFiles.MEDIA_TYPE))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                        .build();
            case ExportCopy.Elsewhere elsewhere ->
                guarded(Response.seeOther(elsewhere.address())).build();
        };
    }

    private Response begin(Supplier<? extends ExportRange> range, HttpHeaders headers, UriInfo uri) {
        Prefer prefer = prepared(headers, uri);
        Map<String, List<String>> parameters = new LinkedHashMap<>(uri.getQueryParameters());
        ExportQuery query = ExportQuery.of(parameters, prefer.lenient());
        parameters.keySet().retainAll(ExportQuery.KNOWN);
        String address = new PageLinks(responses.base(uri), below(uri), parameters).self();
        return accepted(exports.begin(range.get(), query, address), uri);
    }

    private Response begin(Supplier<? extends ExportRange> range, byte[] body, HttpHeaders headers, UriInfo uri) {
        Prefer prefer = prepared(headers, uri);
        ExportQuery query = ExportQuery.of(FhirBody.read(body, responses.sent(headers)), prefer.lenient());
        return accepted(exports.begin(range.get(), query, responses.base(uri) + "/" + below(uri)), uri);
    }

    /** The path below the base. */
    private static String below(UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        return path.substring(path.indexOf("/fhir/R4") + "/fhir/R4/".length());
    }

    private static Prefer prepared(HttpHeaders headers, UriInfo uri) {
        FhirMedia.answering(uri.getQueryParameters().getFirst("_format"), headers.getHeaderString(HttpHeaders.ACCEPT));
        Prefer prefer = Prefer.of(headers);
        if (!prefer.later()) {
            throw FhirRefused.invalid("An export takes a while: send Prefer: respond-async.");
        }
        return prefer;
    }

    private Response accepted(ExportJob job, UriInfo uri) {
        return guarded(Response.accepted())
                .header(HttpHeaders.CONTENT_LOCATION, place(job, uri))
                .build();
    }

    private String place(ExportJob job, UriInfo uri) {
        return responses.base(uri) + "/" + JOBS + "/" + job.id();
    }

    private static Response.ResponseBuilder guarded(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Content-Type-Options", "nosniff");
    }
}
