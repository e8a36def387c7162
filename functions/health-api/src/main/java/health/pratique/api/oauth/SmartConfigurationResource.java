package health.pratique.api.oauth;

import health.pratique.api.http.ApiAddress;
import health.pratique.api.http.Open;
import health.pratique.smart.AccessSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a client begins, who knows nothing but the address. */
@Path("/.well-known")
@Tag(name = "Access")
public class SmartConfigurationResource {

    private final AccessSettings settings;
    private final ApiAddress address;

    public SmartConfigurationResource(AccessSettings settings, ApiAddress address) {
        this.settings = settings;
        this.address = address;
    }

    @GET
    @Open
    @Path("smart-configuration")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getSmartConfiguration", summary = "How to come to a token")
    @APIResponse(
            responseCode = "200",
            description = "Endpoints and what they take",
            content =
                    @Content(
                            schema = @Schema(implementation = SmartConfiguration.class),
                            example = SmartConfiguration.EXAMPLE))
    public SmartConfiguration ofTheApi(@Context UriInfo uri) {
        return SmartConfiguration.of(settings, address.of(uri));
    }
}
