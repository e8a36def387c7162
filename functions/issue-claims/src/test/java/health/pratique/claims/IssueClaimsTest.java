package health.pratique.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.ApiClients;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.Role;
import health.pratique.smart.SmartScopes;
import health.pratique.smart.TokenRefused;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function as Cognito calls it, over the table of clients. What tokens say is tested where it is decided. */
@QuarkusTest
@QuarkusTestResource(ClientsTable.class)
class IssueClaimsTest {

    private static final String EVENT = """
        {"version": "3", "triggerSource": "TokenGeneration_ClientCredentials", "userPoolId": "eu-west-2_Zx81kQm2p",
         "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "health-apis-own"},
         "request": {"userAttributes": {}, "scopes": ["pratique/backend"],
           "clientMetadata": {"client": "%s", "scope": "system/Observation.rs"}},
         "response": {"claimsAndScopeOverrideDetails": null}}
        """;

    @Inject
    @Named("issue-claims")
    RequestHandler<ObjectNode, ObjectNode> handler;

    @Inject
    ApiClients clients;

    @BeforeEach
    void aLaboratoryIsRegistered() {
        clients.register(new RegisteredClient(
                "lab-a",
                new Custodian("demo-hospital"),
                Role.PARTNER,
                SmartScopes.of("system/Observation.rs"),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                PurposeOfUse.HRESCH));
    }

    @Test
    void aRegisteredClientsTokenSaysWhatItIsRegisteredAs() throws JsonProcessingException {
        JsonNode token = handler.handleRequest(event("lab-a"), null)
                .at("/response/claimsAndScopeOverrideDetails/accessTokenGeneration");

        assertThat(token.at("/claimsToAddOrOverride/custodian").asText()).isEqualTo("demo-hospital");
        assertThat(token.at("/claimsToAddOrOverride/resource").asText()).isEqualTo("urn:pratique:health-api:test");
        assertThat(token.path("scopesToAdd")).extracting(JsonNode::asText).containsExactly("system/Observation.rs");
    }

    @Test
    void whoIsNotRegisteredGetsNoToken() {
        assertThatThrownBy(() -> handler.handleRequest(event("lab-z"), null)).isInstanceOf(TokenRefused.class);
    }

    private static ObjectNode event(String client) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(EVENT.formatted(client));
    }
}
