package health.pratique.api.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** Consent as a FHIR resource, from the register that decides. */
@Path("/fhir/R4/Consent")
@ApplicationScoped
public class ConsentApi {

    private static final String VERSION = "/_history/{version: [0-9]{1,9}}";

    private final ConsentReads reads;
    private final ConsentWrites writes;
    private final FhirResponses responses;

    public ConsentApi(ConsentReads reads, ConsentWrites writes, FhirResponses responses) {
        this.reads = reads;
        this.writes = writes;
        this.responses = responses;
    }

    @GET
    public Response search(@Context HttpHeaders headers, @Context UriInfo uri) {
        return search(new LinkedHashMap<>(uri.getQueryParameters()), headers, uri);
    }

    @POST
    @Path("_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response searchByForm(
            MultivaluedMap<String, String> form, @Context HttpHeaders headers, @Context UriInfo uri) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(uri.getQueryParameters());
        parameters.putAll(form);
        return search(parameters, headers, uri);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response create(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        return responses.answer(writes.create(FhirBody.read(body, responses.sent(headers))), headers, uri);
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        Subset subset = Subset.asked(
                uri.getQueryParameters().getFirst("_summary"),
                uri.getQueryParameters().getFirst("_elements"));
        return responses.answer(reads.read(id, subset), headers, uri);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response update(
            @PathParam("id") String id,
            byte[] body,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return responses.answer(writes.update(id, FhirBody.read(body, responses.sent(headers)), ifMatch), headers, uri);
    }

    @GET
    @Path("{id}/_history")
    public Response history(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return responses.answer(reads.history(id, responses.base(uri)), headers, uri);
    }

    @GET
    @Path("{id}" + VERSION)
    public Response vread(
            @PathParam("id") String id,
            @PathParam("version") int version,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return responses.answer(reads.vread(id, version), headers, uri);
    }

    private Response search(Map<String, List<String>> parameters, HttpHeaders headers, UriInfo uri) {
        ConsentQuery query = ConsentQuery.of(parameters, Prefer.of(headers).lenient());
        PageLinks links = new PageLinks(responses.base(uri), ConsentView.TYPE, parameters);
        return responses.answer(reads.search(query, links), headers, uri);
    }
}
