package health.pratique.api.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** AuditEvent as a FHIR resource, of the chains that nobody can change. */
@Path("/fhir/R4/AuditEvent")
@ApplicationScoped
public class AuditEventApi {

    private final AuditReads reads;
    private final FhirResponses responses;

    public AuditEventApi(AuditReads reads, FhirResponses responses) {
        this.reads = reads;
        this.responses = responses;
    }

    @GET
    public Response search(@Context HttpHeaders headers, @Context UriInfo uri) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(uri.getQueryParameters());
        AuditQuery query = AuditQuery.of(parameters, Prefer.of(headers).lenient());
        PageLinks links = new PageLinks(responses.base(uri), AuditReads.TYPE, parameters);
        return responses.answer(reads.search(query, links), headers, uri);
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return responses.answer(reads.read(id), headers, uri);
    }
}
