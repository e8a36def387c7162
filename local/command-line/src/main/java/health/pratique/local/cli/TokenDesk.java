package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.audit.Sha256;
import health.pratique.model.Custodian;
import health.pratique.smart.ApiClients;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.Role;
import health.pratique.smart.SmartScopes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Where the local issuer signs what a command asks for. */
public final class TokenDesk {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int ID_LENGTH = 32;
    private static final int OK = 200;

    private final Connection platform;
    private final ObjectMapper json = new ObjectMapper();

    public TokenDesk(Connection platform) {
        this.platform = platform;
    }

    /** The id of the patient's FHIR resource. */
    String resourceId(Custodian custodian, String patient) {
        return platform.subjectKeys()
                .find(custodian, patient)
                .map(subject -> Sha256.hex("patient:" + subject.value()).substring(0, ID_LENGTH))
                .orElseThrow(() -> new CommandFailed(
                        "the platform knows no such patient of this custodian: submit a document of theirs first"));
    }

    /** The token. The platform's own partners are registered before; one that is named stays as it was registered. */
    public String issue(TokenWish wish, ObjectNode claims) throws IOException {
        if (wish.role() == Role.PARTNER) {
            register(wish);
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(platform.info().setting("PRATIQUE_API_ISSUER") + "/mint"))
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(claims)))
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new CommandFailed("the issuer gave no token: see that the platform runs");
            }
            return json.readTree(answer.body()).path("access_token").asText();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("stopped");
        }
    }

    private void register(TokenWish wish) {
        ApiClients clients = platform.apiClients();
        Optional<RegisteredClient> before = clients.find(wish.clientId());
        if (before.isPresent() && wish.client().isPresent()) {
            return;
        }
        clients.register(new RegisteredClient(
                wish.clientId(),
                wish.custodian(),
                Role.PARTNER,
                SmartScopes.of(wish.scopes()),
                before.flatMap(RegisteredClient::keys),
                before.flatMap(RegisteredClient::keysAt),
                before.map(RegisteredClient::apiKeyIds)
                        .orElse(Set.of(platform.info().healthApi().apiKeyId())),
                wish.use()));
    }

    /** What a token says. It is shown to whoever asked for it, and so not verified. */
    JsonNode read(String token) throws IOException {
        return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
