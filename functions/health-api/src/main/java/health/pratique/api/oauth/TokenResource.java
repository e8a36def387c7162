package health.pratique.api.oauth;

import health.pratique.api.http.ApiAddress;
import health.pratique.api.http.Open;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where backend services get their tokens: SMART App Launch 2, "Backend Services". */
@Path(BackendTokens.ENDPOINT)
@Tag(name = "Access")
public class TokenResource {

    private final BackendTokens tokens;
    private final ApiAddress address;

    public TokenResource(BackendTokens tokens, ApiAddress address) {
        this.tokens = tokens;
        this.address = address;
    }

    @POST
    @Open
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getToken",
            summary = "A token for a backend service",
            description = "The service proves itself with a JWT of its own (private_key_jwt; RS384 or ES384).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = TokenForm.class),
                            example =
                                    "grant_type=client_credentials&scope=system%2FObservation.rs&client_assertion_type="
                                            + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=eyJ…"))
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content =
                    @Content(
                            schema = @Schema(implementation = TokenAnswer.class),
                            examples =
                                    @ExampleObject(
                                            name = "token",
                                            value =
                                                    "{\"access_token\":\"eyJ…\",\"token_type\":\"bearer\",\"expires_in\":3600,"
                                                            + "\"scope\":\"system/Observation.rs\"}")))
    @APIResponse(
            responseCode = "400",
            description = "Another grant, or no scope that the client is registered for",
            content = @Content(schema = @Schema(implementation = OAuthErrorBody.class)))
    @APIResponse(
            responseCode = "401",
            description = "The assertion proves nothing",
            content = @Content(schema = @Schema(implementation = OAuthErrorBody.class)))
    public Response token(MultivaluedMap<String, String> form, @Context UriInfo uri) {
        try {
            return unstored(Response.ok(
                    TokenAnswer.of(tokens.issue(TokenRequest.of(form), address.of(uri) + BackendTokens.ENDPOINT))));
        } catch (OAuthRefused refused) {
            return unstored(Response.status(refused.error().status())
                    .entity(refused.error().body()));
        }
    }

    private static Response unstored(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type(MediaType.APPLICATION_JSON)
                .build();
    }
}
