package health.pratique.local.cloud.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.wire.QueryForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A user pool over HTTP: discovery, keys and the token endpoint as Cognito has them; and {@code POST …/mint}, which stands for
 * the sign-in page: it signs what it is asked to, for this platform is nobody else's.
 */
public final class IssuerEndpoint implements ServiceEndpoint {

    private final Issuer issuer;
    private final String path;
    private final ObjectMapper json = new ObjectMapper();

    public IssuerEndpoint(Issuer issuer) {
        this.issuer = issuer;
        this.path = issuer.address().getPath();
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return request.path().startsWith(path + "/");
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        String what = request.method() + " " + request.path().substring(path.length());
        return switch (what) {
            case "GET /.well-known/openid-configuration" -> answer(200, discovery());
            case "GET /.well-known/jwks.json" -> answer(200, issuer.jwks());
            case "POST /oauth2/token" -> token(request);
            case "POST /mint" -> mint(request);
            default -> error(404, "not_found");
        };
    }

    private JsonNode discovery() {
        ObjectNode discovery = json.createObjectNode()
                .put("issuer", issuer.address().toString())
                .put("jwks_uri", issuer.address() + "/.well-known/jwks.json")
                .put("token_endpoint", issuer.address() + "/oauth2/token");
        discovery.putArray("id_token_signing_alg_values_supported").add("RS256");
        discovery.putArray("token_endpoint_auth_methods_supported").add("client_secret_basic");
        return discovery;
    }

    private GatewayResponse token(GatewayRequest request) throws IOException {
        String client = request.header("authorization").map(this::authenticated).orElse("");
        if (client.isEmpty()) {
            return error(400, "invalid_client");
        }
        QueryForm form = QueryForm.of(request);
        if (!form.get("grant_type").orElse("").equals("client_credentials")) {
            return error(400, "unsupported_grant_type");
        }
        List<String> allowed = scopesOf(client);
        List<String> asked = form.get("scope").map(IssuerEndpoint::words).orElse(allowed);
        if (!allowed.containsAll(asked)) {
            return error(400, "invalid_scope");
        }
        try {
            JsonNode metadata = json.readTree(form.get("aws_client_metadata").orElse("{}"));
            return answer(
                    200,
                    json.createObjectNode()
                            .put("access_token", issuer.forClient(client, asked, metadata))
                            .put("expires_in", Issuer.lifeSeconds())
                            .put("token_type", "Bearer"));
        } catch (IOException noToken) {
            return error(400, "invalid_grant");
        }
    }

    private List<String> scopesOf(String client) {
        return Optional.ofNullable(issuer.pool().clients().get(client))
                .map(AppClient::scopes)
                .orElse(List.of());
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split(" +"));
    }

    /** The client's id, or nothing. */
    private String authenticated(String header) {
        if (!header.startsWith("Basic ")) {
            return "";
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            String client = colon < 0 ? "" : pair.substring(0, colon);
            AppClient known = issuer.pool().clients().get(client);
            return known != null && known.secret().equals(pair.substring(colon + 1)) ? client : "";
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }

    private GatewayResponse mint(GatewayRequest request) throws IOException {
        return json.readTree(request.body()) instanceof ObjectNode claims
                ? answer(200, json.createObjectNode().put("access_token", issuer.mint(claims)))
                : error(400, "invalid_request");
    }

    private GatewayResponse error(int status, String code) throws IOException {
        return answer(status, json.createObjectNode().put("error", code));
    }

    private GatewayResponse answer(int status, JsonNode body) throws IOException {
        return GatewayResponse.of(status, "application/json", json.writeValueAsBytes(body));
    }
}
