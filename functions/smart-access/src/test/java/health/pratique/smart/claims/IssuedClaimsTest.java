package health.pratique.smart.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.fault.InternalFault;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.AccessSettings;
import health.pratique.smart.AccessTokens;
import health.pratique.smart.ApiClients;
import health.pratique.smart.Caller;
import health.pratique.smart.ClientBinding;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.Role;
import health.pratique.smart.SmartScopes;
import health.pratique.smart.TestIssuer;
import health.pratique.smart.TokenRefusal;
import health.pratique.smart.TokenRefused;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a user pool's tokens say, and of whom there is none. Events as Amazon Cognito sends them. */
class IssuedClaimsTest {

    private static final String CONTENTS = "/response/claimsAndScopeOverrideDetails/accessTokenGeneration";
    private static final TestIssuer ISSUER = TestIssuer.make();
    private static final InstantSource CLOCK = InstantSource.fixed(TestIssuer.NOW);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AccessSettings SETTINGS =
            TestIssuer.settings(EmbeddedStores.uniqueName("api-clients"), "none");
    private static final ApiClients CLIENTS = clients();

    private final PreTokenGeneration trigger = new PreTokenGeneration(new Bearers(CLIENTS), new Claims(SETTINGS), JSON);

    @Test
    void aBackendServicesTokenSaysWhatTheServiceIsRegisteredAs() {
        Caller caller = caller(answer(service("lab-a", "system/Observation.r pratique/usage")));

        assertThat(caller.client()).isEqualTo("lab-a");
        assertThat(caller.custodian()).isEqualTo(new Custodian("demo-hospital"));
        assertThat(caller.role()).isEqualTo(Role.PARTNER);
        assertThat(caller.purpose()).isEqualTo(PurposeOfUse.HRESCH);
        assertThat(caller.scopes()).hasToString("system/Observation.r pratique/usage");
    }

    @Test
    void aPersonsTokenSaysWhatAnAdministratorWroteOfThem() {
        Caller caller = caller(answer(clinician("demo-hospital", "CLINICIAN", "Practitioner/p1")));

        assertThat(caller.client()).isEqualTo("ward-app");
        assertThat(caller.role()).isEqualTo(Role.CLINICIAN);
        assertThat(caller.fhirUser()).isEqualTo("Practitioner/p1");
        assertThat(caller.scopes()).hasToString("user/*.rs pratique/documents.read");
    }

    @Test
    void aPatientsTokenIsConfinedToThePatient() {
        ObjectNode event = person(
                "patient-app",
                Map.of(
                        "custom:custodian", "demo-hospital",
                        "custom:role", "PATIENT",
                        "custom:fhirUser", "Patient/pat1",
                        "custom:patient", "pat1"));

        assertThat(caller(answer(event)).confinedTo()).contains("pat1");
    }

    @Test
    void aServiceSaysNothingOfItselfThatIsBelieved() {
        ObjectNode event = service("lab-a", "system/Observation.rs");
        event.withObject("/request/clientMetadata")
                .put("custodian", "other-hospital")
                .put("role", "PRIVACY_OFFICER")
                .put("purpose", "TREAT")
                .put("fhirUser", "Practitioner/p1");
        Caller caller = caller(answer(event));

        assertThat(caller.custodian()).isEqualTo(new Custodian("demo-hospital"));
        assertThat(caller.role()).isEqualTo(Role.PARTNER);
        assertThat(caller.purpose()).isEqualTo(PurposeOfUse.HRESCH);
        assertThat(caller.fhirUser()).isNull();
    }

    @Test
    void thePoolsOwnScopesAreNotInTheToken() {
        assertThat(answer(service("lab-a", "system/Observation.rs")).at(CONTENTS + "/scopesToSuppress"))
                .extracting(JsonNode::asText)
                .containsExactly("pratique/backend");
    }

    @Test
    void theEventComesBackWhole() {
        ObjectNode event = service("lab-a", "system/Observation.rs");
        ObjectNode answer = answer(event.deepCopy());
        answer.remove("response");
        event.remove("response");

        assertThat(answer).isEqualTo(event);
    }

    @Test
    void aClientThatIsNotHealthApisOwnCannotNameAnother() {
        ObjectNode event = service("lab-a", "system/Observation.rs");
        event.withObject("/request").putArray("scopes").add("pratique/usage");

        refused(event, TokenRefusal.CLIENT_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "lab-b, system/Observation.rs, CLIENT_UNKNOWN",
        "ward-app, user/*.rs, CLIENT_CONTRADICTED",
        "lab-a, system/Condition.rs, SCOPE_INVALID",
        "lab-a, user/Observation.rs, SCOPE_INVALID",
        "lab-a, system/Observation.rs?code:not=1, SCOPE_INVALID",
        "lab-a, user/Observation.rs system/Observation.rs, LEVELS_MIXED",
        "lab-a, '', SCOPE_INVALID"
    })
    void aServiceGetsNothingThatItIsNotRegisteredFor(String client, String scope, TokenRefusal reason) {
        refused(service(client, scope), reason);
    }

    @ParameterizedTest
    @CsvSource({
        "other-hospital, CLINICIAN, Practitioner/p1, CUSTODIAN_CONTRADICTED",
        "demo-hospital, PRIVACY_OFFICER, Practitioner/p1, CLIENT_CONTRADICTED",
        "demo-hospital, CLINICIAN, Patient/pat1, FHIR_USER_CONTRADICTED",
        "demo-hospital, CLINICIAN, , FHIR_USER_MISSING",
        ", CLINICIAN, Practitioner/p1, CUSTODIAN_CONTRADICTED",
        "demo-hospital, , Practitioner/p1, CLIENT_CONTRADICTED"
    })
    void aPersonOfWhomNothingOrSomethingElseWasWrittenGetsNoToken(
            String custodian, String role, String fhirUser, TokenRefusal reason) {
        refused(clinician(custodian, role, fhirUser), reason);
    }

    @Test
    void aPersonGetsNoTokenThroughAnApplicationThatIsNotRegistered() {
        refused(
                person("unknown-app", Map.of("custom:custodian", "demo-hospital", "custom:role", "CLINICIAN")),
                TokenRefusal.CLIENT_UNKNOWN);
    }

    @Test
    void aPersonGetsNoTokenThroughAServicesClient() {
        refused(
                person("lab-a", Map.of("custom:custodian", "demo-hospital", "custom:role", "PARTNER")),
                TokenRefusal.CLIENT_CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"triggerSource\":\"TokenGeneration_HostedAuth\",\"request\":{}}",
                "{\"triggerSource\":\"TokenGeneration_HostedAuth\",\"callerContext\":{},\"request\":{}}",
                "{\"triggerSource\":\"TokenGeneration_HostedAuth\",\"callerContext\":[],\"request\":{}}"
            })
    void whatIsNoSuchEventGetsNoToken(String event) {
        assertThatThrownBy(() -> answer(read(event))).isInstanceOf(InternalFault.class);
    }

    private ObjectNode answer(ObjectNode event) {
        return trigger.answered(event);
    }

    private void refused(ObjectNode event, TokenRefusal reason) {
        assertThatThrownBy(() -> answer(event))
                .isInstanceOfSatisfying(TokenRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    /** As HealthAPI reads a token that says so. */
    private static Caller caller(ObjectNode answer) {
        Map<String, Object> claims = TestIssuer.claims(Role.CLINICIAN, "");
        claims.keySet().retainAll(Set.of("iss", "iat", "exp", "jti"));
        claims.put("token_use", "access");
        claims.put("client_id", answer.at("/callerContext/clientId").asText());
        answer.at(CONTENTS + "/claimsToAddOrOverride")
                .properties()
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue().asText()));
        StringJoiner scope = new StringJoiner(" ");
        answer.at(CONTENTS + "/scopesToAdd").forEach(one -> scope.add(one.asText()));
        claims.put("scope", scope.toString());
        return new AccessTokens(SETTINGS, ISSUER.keys(), new ClientBinding(CLIENTS), CLOCK)
                .verify(ISSUER.token(claims));
    }

    private static ObjectNode service(String client, String scope) {
        ObjectNode event = read("""
            {"version": "3", "triggerSource": "TokenGeneration_ClientCredentials", "region": "eu-west-2",
             "userPoolId": "eu-west-2_Zx81kQm2p", "userName": "ClientCredentials",
             "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "health-apis-own"},
             "request": {"userAttributes": {}, "scopes": ["pratique/backend"], "clientMetadata": {}},
             "response": {"claimsAndScopeOverrideDetails": null}}
            """);
        event.withObject("/request/clientMetadata").put("client", client).put("scope", scope);
        return event;
    }

    private static ObjectNode clinician(String custodian, String role, String fhirUser) {
        Map<String, String> attributes = new TreeMap<>();
        Optional.ofNullable(custodian).ifPresent(value -> attributes.put("custom:custodian", value));
        Optional.ofNullable(role).ifPresent(value -> attributes.put("custom:role", value));
        Optional.ofNullable(fhirUser).ifPresent(value -> attributes.put("custom:fhirUser", value));
        return person("ward-app", attributes);
    }

    private static ObjectNode person(String app, Map<String, String> attributes) {
        ObjectNode event = read("""
            {"version": "3", "triggerSource": "TokenGeneration_HostedAuth", "region": "eu-west-2",
             "userPoolId": "eu-west-2_Zx81kQm2p", "userName": "a1b2",
             "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown"},
             "request": {"userAttributes": {"sub": "a1b2", "cognito:user_status": "CONFIRMED"},
               "groupConfiguration": {"groupsToOverride": [], "iamRolesToOverride": [], "preferredRole": null},
               "scopes": ["openid", "aws.cognito.signin.user.admin"]},
             "response": {"claimsAndScopeOverrideDetails": null}}
            """);
        event.withObject("/callerContext").put("clientId", app);
        attributes.forEach(event.withObject("/request/userAttributes")::put);
        return event;
    }

    private static ObjectNode read(String event) {
        try {
            return (ObjectNode) JSON.readTree(event);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static ApiClients clients() {
        DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
        StoreTables.apiClients(dynamo, SETTINGS.clientsTable());
        ApiClients clients = new ApiClients(dynamo, SETTINGS, CLOCK);
        clients.register(client("lab-a", Role.PARTNER, "system/Observation.rs pratique/usage", PurposeOfUse.HRESCH));
        clients.register(client("ward-app", Role.CLINICIAN, "user/*.rs pratique/documents.read", PurposeOfUse.TREAT));
        clients.register(client("patient-app", Role.PATIENT, "patient/*.rs", PurposeOfUse.TREAT));
        return clients;
    }

    private static RegisteredClient client(String id, Role role, String scopes, PurposeOfUse purpose) {
        return new RegisteredClient(
                id,
                new Custodian("demo-hospital"),
                role,
                SmartScopes.of(scopes),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                purpose);
    }
}
