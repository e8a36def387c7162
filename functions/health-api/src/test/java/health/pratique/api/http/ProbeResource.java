package health.pratique.api.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What the tests of the filter and of the answers call. */
@Path("/")
public class ProbeResource {

    private final CallerContext context;
    private final Permission permission;

    public ProbeResource(CallerContext context, Permission permission) {
        this.context = context;
        this.permission = permission;
    }

    @GET
    @Path("v1/probe/who")
    @Produces("application/json")
    public Map<String, String> who() {
        return Map.of("actor", context.caller().actor());
    }

    @GET
    @Path("v1/probe/open")
    @Open
    @Produces("application/json")
    public Map<String, String> open() {
        return Map.of("verified", String.valueOf(context.verified().isPresent()));
    }

    @GET
    @Path("v1/probe/audit")
    @Produces("application/json")
    public Map<String, String> audit() {
        return Map.of("actor", permission.with("pratique/audit").actor());
    }

    @POST
    @Path("v1/probe/number")
    @Consumes("application/json")
    @Produces("application/json")
    public Map<String, Integer> number(Numbered body) {
        return Map.of("number", body.number());
    }

    @GET
    @Path("v1/probe/broken/{secret}")
    public String broken(@PathParam("secret") String secret) {
        throw new IllegalStateException("about " + secret);
    }

    @GET
    @Path("v1/probe/echo")
    public Response echo(@QueryParam("word") String word) {
        return Response.status(400).entity("no such word: " + word).build();
    }

    @GET
    @Path("fhir/R4/Probe/{id}")
    public String fhir(@PathParam("id") String id) {
        throw new ProblemException(ProblemKind.NOT_FOUND);
    }

    public record Numbered(int number) {}
}
