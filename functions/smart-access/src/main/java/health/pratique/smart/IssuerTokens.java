package health.pratique.smart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.kit.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * Gets a backend service's token from the issuer, which knows no {@code private_key_jwt}: with this API's own client, whose
 * secret nobody else has, and the service's name and scopes beside it. What comes back is verified as if somebody had sent it.
 */
@ApplicationScoped
public class IssuerTokens {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    /** The one scope that the issuer knows for this API; what the service may do goes beside it. */
    private static final String ISSUERS_SCOPE = "pratique/backend";

    private final AccessSettings settings;
    private final Secrets secrets;
    private final AccessTokens tokens;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final BoundedFetch fetch = new BoundedFetch();

    public IssuerTokens(
            AccessSettings settings, Secrets secrets, AccessTokens tokens, ObjectMapper json, InstantSource clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.tokens = tokens;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @throws IssuerUnavailable when the issuer does not answer, or answers with what is no token for this client and these
     *     scopes
     */
    public IssuedToken issue(RegisteredClient client, SmartScopes scopes) {
        return fetch.posted(endpoint(), form(client, scopes), authorization())
                .map(this::read)
                .flatMap(answer ->
                        Optional.ofNullable(answer.path("access_token").textValue()))
                .map(token -> checked(token, client, scopes))
                .orElseThrow(IssuerUnavailable::new);
    }

    private IssuedToken checked(String token, RegisteredClient client, SmartScopes asked) {
        VerifiedToken verified = verified(token);
        SmartScopes granted = verified.bearer().scopes();
        if (!verified.bearer().client().equals(client.id())
                || !verified.bearer().custodian().equals(client.custodian())
                || !granted.within(asked).equals(granted)) {
            throw new IssuerUnavailable();
        }
        return new IssuedToken(
                token,
                granted,
                Duration.between(clock.instant(), verified.expires()).toSeconds());
    }

    private VerifiedToken verified(String token) {
        try {
            return tokens.verified(token);
        } catch (TokenRefused notOurs) {
            throw new IssuerUnavailable();
        }
    }

    private URI endpoint() {
        return fetch.text(URI.create(settings.issuer() + DISCOVERY))
                .map(this::read)
                .flatMap(found ->
                        Optional.ofNullable(found.path("token_endpoint").textValue()))
                .map(URI::create)
                .orElseThrow(IssuerUnavailable::new);
    }

    private String form(RegisteredClient client, SmartScopes scopes) {
        String metadata = json.createObjectNode()
                .put("client", client.id())
                .put("scope", scopes.toString())
                .toString();
        return "grant_type=client_credentials&scope=" + encoded(ISSUERS_SCOPE) + "&aws_client_metadata="
                + encoded(metadata);
    }

    private String authorization() {
        JsonNode own = read(secrets.text(settings.issuerClientSecret()));
        String pair =
                own.path("clientId").asText() + ":" + own.path("clientSecret").asText();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new IssuerUnavailable();
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
