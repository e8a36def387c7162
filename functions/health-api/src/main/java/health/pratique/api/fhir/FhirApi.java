package health.pratique.api.fhir;

import health.pratique.api.http.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** FHIR R4's RESTful API. */
@Path("/fhir/R4")
@ApplicationScoped
public class FhirApi {

    static final String EMERGENCY = "X-Emergency-Reason";

    private static final String TYPE = "{type: [A-Z][A-Za-z]{1,63}}";
    private static final String ID = "{id: [A-Za-z0-9.-]{1,64}}";
    private static final String VERSION = "{version: [0-9]{1,9}}";

    private final FhirReads reads;
    private final FhirWrites writes;
    private final Bundles bundles;
    private final PatientEverything patients;
    private final FhirResponses responses;

    public FhirApi(
            FhirReads reads, FhirWrites writes, Bundles bundles, PatientEverything patients, FhirResponses responses) {
        this.reads = reads;
        this.writes = writes;
        this.bundles = bundles;
        this.patients = patients;
        this.responses = responses;
    }

    @GET
    @Path("metadata")
    @Open
    public Response metadata(@Context HttpHeaders headers, @Context UriInfo uri) {
        return responses.answer(FhirAnswer.of(responses.capabilities(uri)), headers, uri);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response bundle(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        return responses.answer(bundles.perform(body, responses.sent(headers), responses.base(uri)), headers, uri);
    }

    @GET
    @Path(TYPE)
    public Response search(
            @PathParam("type") String type,
            @HeaderParam(EMERGENCY) @Nullable String emergency,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return search(type, copy(uri.getQueryParameters()), emergency, headers, uri);
    }

    @POST
    @Path(TYPE + "/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response searchByForm(
            @PathParam("type") String type,
            MultivaluedMap<String, String> form,
            @HeaderParam(EMERGENCY) @Nullable String emergency,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Map<String, List<String>> parameters = copy(uri.getQueryParameters());
        parameters.putAll(copy(form));
        return search(type, parameters, emergency, headers, uri);
    }

    @POST
    @Path(TYPE)
    @Consumes(MediaType.WILDCARD)
    public Response create(
            @PathParam("type") String type,
            byte[] body,
            @HeaderParam("If-None-Exist") @Nullable String condition,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return responses.answer(writes.create(type, body, responses.sent(headers), condition), headers, uri);
    }

    @GET
    @Path(TYPE + "/" + ID)
    public Response read(
            @PathParam("type") String type,
            @PathParam("id") String id,
            @HeaderParam(EMERGENCY) @Nullable String emergency,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Subset subset = Subset.asked(
                uri.getQueryParameters().getFirst("_summary"),
                uri.getQueryParameters().getFirst("_elements"));
        return responses.answer(reads.read(type, id, subset, emergency), headers, uri);
    }

    @PUT
    @Path(TYPE + "/" + ID)
    @Consumes(MediaType.WILDCARD)
    public Response update(
            @PathParam("type") String type,
            @PathParam("id") String id,
            byte[] body,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return responses.answer(writes.update(type, id, body, responses.sent(headers), ifMatch), headers, uri);
    }

    @PATCH
    @Path(TYPE + "/" + ID)
    @Consumes(MediaType.WILDCARD)
    public Response patch(
            @PathParam("type") String type,
            @PathParam("id") String id,
            byte[] body,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        JsonPatch.sent(contentType);
        return responses.answer(writes.patch(type, id, body, ifMatch), headers, uri);
    }

    @DELETE
    @Path(TYPE + "/" + ID)
    public Response delete(
            @PathParam("type") String type,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return responses.answer(writes.delete(type, id, ifMatch), headers, uri);
    }

    @GET
    @Path(TYPE + "/" + ID + "/_history")
    public Response history(
            @PathParam("type") String type,
            @PathParam("id") String id,
            @HeaderParam(EMERGENCY) @Nullable String emergency,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return responses.answer(reads.history(type, id, responses.base(uri), emergency), headers, uri);
    }

    @GET
    @Path(TYPE + "/" + ID + "/_history/" + VERSION)
    public Response vread(
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("version") int version,
            @HeaderParam(EMERGENCY) @Nullable String emergency,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return responses.answer(reads.vread(type, id, version, emergency), headers, uri);
    }

    @GET
    @Path("Patient/" + ID + "/$everything")
    public Response everything(
            @PathParam("id") String id,
            @HeaderParam(EMERGENCY) @Nullable String emergency,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return responses.answer(patients.of(id, responses.base(uri), emergency), headers, uri);
    }

    private Response search(
            String type,
            Map<String, List<String>> parameters,
            @Nullable String emergency,
            HttpHeaders headers,
            UriInfo uri) {
        boolean lenient = Prefer.of(headers).lenient();
        PageLinks links = new PageLinks(responses.base(uri), type, parameters);
        return responses.answer(reads.search(type, parameters, lenient, links, emergency), headers, uri);
    }

    private static Map<String, List<String>> copy(MultivaluedMap<String, String> parameters) {
        return new LinkedHashMap<>(parameters);
    }
}
