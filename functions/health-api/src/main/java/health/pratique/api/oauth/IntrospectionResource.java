package health.pratique.api.oauth;

import health.pratique.api.http.CallerContext;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.smart.AccessTokens;
import health.pratique.smart.ApiClients;
import health.pratique.smart.Caller;
import health.pratique.smart.TokenRefused;
import health.pratique.smart.VerifiedToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a registered client is told of a token that it was shown, RFC 7662. */
@Path("/oauth2/introspect")
@Tag(name = "Access")
public class IntrospectionResource {

    private final AccessTokens tokens;
    private final ApiClients clients;
    private final CallerContext context;

    public IntrospectionResource(AccessTokens tokens, ApiClients clients, CallerContext context) {
        this.tokens = tokens;
        this.clients = clients;
        this.context = context;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "introspectToken",
            summary = "Whether a token of the caller's custodian is valid, and for what")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = IntrospectionForm.class),
                            example = "token=eyJ…"))
    @APIResponse(
            responseCode = "200",
            description = "What the token is good for",
            content =
                    @Content(
                            schema = @Schema(implementation = Introspection.class),
                            examples =
                                    @ExampleObject(
                                            name = "active",
                                            value =
                                                    "{\"active\":true,\"scope\":\"system/Observation.rs\",\"client_id\":\"lab-a\","
                                                            + "\"exp\":1772370000,\"custodian\":\"demo-hospital\"}")))
    public Introspection introspect(@FormParam("token") @Nullable String token) {
        Caller asker = context.caller();
        if (clients.find(asker.client()).isEmpty()) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        if (token == null) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        try {
            VerifiedToken verified = tokens.verified(token);
            return verified.bearer().custodian().equals(asker.custodian())
                    ? Introspection.of(verified)
                    : Introspection.INACTIVE;
        } catch (TokenRefused refused) {
            return Introspection.INACTIVE;
        }
    }
}
