package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cli.PlatformProcess.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers of a running platform's HealthAPI, from the token to the answer. */
class HealthApiIT {

    @TempDir
    static Path folder;

    private static PlatformProcess platform;
    private static Connection connection;
    private static ApiCalls api;

    @BeforeAll
    static void start() throws Exception {
        platform = PlatformProcess.up("--ephemeral", "--port", "0", "-p", "Detectors=local");
        connection = platform.connect();
        api = new ApiCalls(platform, connection);
    }

    @AfterAll
    static void stop() {
        connection.close();
        platform.close();
    }

    @Test
    void aTokenOfTheIssuerOpensHealthApi() throws Exception {
        HttpResponse<String> answer = patients(api.token("clinician"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("searchset", connection.info().healthApi().address() + "/fhir/R4/Patient");
    }

    @Test
    void aBackendServiceProvesItselfAndCalls() throws Exception {
        PublicJsonWebKey key = key("lab-key");
        register("lab-a", key);

        HttpResponse<String> given = exchanged(assertion("lab-a", key));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        HttpResponse<String> answer =
                observations(ApiCalls.read(given).path("access_token").asText());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aBackendServiceExportsInTheBackgroundAndReadsTheFiles() throws Exception {
        PublicJsonWebKey key = key("bulk-key");
        register("bulk-lab", key, "system/Organization.rs");
        HttpResponse<String> kept = api.sent(
                api.withKeys("/fhir/R4/Organization", api.token("clinician", "--scope", "user/Organization.cruds"))
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString("{\"resourceType\":\"Organization\",\"name\":\"Harbor\"}")));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        String token = ApiCalls.read(exchanged(assertion("bulk-lab", key), "system/Organization.rs"))
                .path("access_token")
                .asText();

        HttpResponse<String> begun =
                api.sent(api.withKeys("/fhir/R4/$export", token).header("Prefer", "respond-async"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        HttpResponse<String> status =
                done(path(begun.headers().firstValue("Content-Location").orElseThrow()), token);
        assertThat(status.statusCode()).as(status.body()).isEqualTo(200);
        JsonNode file = ApiCalls.read(status).at("/output/0");
        assertThat(file.path("type").asText()).isEqualTo("Organization");
        HttpResponse<String> lines = api.called(path(file.path("url").asText()), token);

        assertThat(lines.statusCode()).as(lines.body()).isEqualTo(200);
        assertThat(lines.body().lines())
                .hasSize(file.path("count").asInt())
                .anyMatch(line -> line.contains("\"name\":\"Harbor\""));
    }

    @Test
    void anotherKeyThanTheRegisteredOneGetsNoToken() throws Exception {
        register("lab-b", key("lab-key"));

        assertThat(exchanged(assertion("lab-b", key("lab-key"))).statusCode()).isEqualTo(401);
    }

    @Test
    void aRemovedClientIsNotListed() throws Exception {
        register("lab-c", key("lab-key"));
        assertThat(platform.client("client", "list").output()).contains("lab-c", "own keys", "system/Observation.rs");

        assertThat(platform.client("client", "remove", "lab-c").exitCode()).isZero();
        assertThat(platform.client("client", "list").output()).doesNotContain("lab-c");
        assertThat(platform.client("client", "remove", "lab-c").exitCode()).isEqualTo(1);
    }

    @Test
    void aTokenThatSomebodyElseSignedIsRefused() throws Exception {
        JsonWebSignature own = new JsonWebSignature();
        own.setCompactSerialization(api.token("clinician"));
        String kid = own.getKeyIdHeaderValue();
        String foreign = signed(own.getUnverifiedPayload(), key(kid), AlgorithmIdentifiers.RSA_USING_SHA256);

        assertThat(patients(foreign).statusCode()).isEqualTo(401);
    }

    @Test
    void whoReadsInAnEmergencyIsAnsweredAndWatched() throws Exception {
        HttpResponse<String> made = api.sent(api.withKeys("/fhir/R4/Patient", api.token("clinician"))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString("""
                    {"resourceType":"Patient","identifier":[{"system":"urn:oid:1.2.36.146","value":"E-1"}]}""")));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String path = "/fhir/R4/Patient/" + ApiCalls.read(made).path("id").asText();
        assertThat(api.called(path, api.token("clinician")).statusCode()).isEqualTo(404);

        HttpResponse<String> answer = api.sent(api.withKeys(path, api.token("clinician", "--purpose", "ETREAT"))
                .header("X-Emergency-Reason", "OVRER"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(platform.client("review", "list").output()).contains("break-glass-", "EMERGENCY_ACCESS");
        assertThat(watched()).isTrue();
    }

    @Test
    void whoAsksToBeErasedIsErasedAndGetsTheCertificate() throws Exception {
        String clinician = api.token("clinician");
        HttpResponse<String> made = api.posted("/fhir/R4/Patient", clinician, "application/fhir+json", """
                {"resourceType":"Patient","identifier":[{"system":"urn:oid:1.2.36.146","value":"E-9"}]}""");
        String patient = ApiCalls.read(made).path("id").asText();
        String self = api.token("patient", "--patient", "E-9");
        assertThat(api.called("/fhir/R4/Patient/" + patient, self).statusCode()).isEqualTo(200);

        HttpResponse<String> asked = api.posted("/v1/privacy-requests", self, "application/json", """
                {"kind":"ERASURE","law":"GDPR","erasureReason":"CONSENT_WITHDRAWN"}""");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        String request =
                "/v1/privacy-requests/" + ApiCalls.read(asked).path("id").asText();
        HttpResponse<String> fulfilled = fulfilled(request, api.token("privacy_officer"));

        assertThat(fulfilled.statusCode()).as(fulfilled.body()).isEqualTo(200);
        assertThat(ApiCalls.read(fulfilled).path("status").asText()).isEqualTo("FULFILLED");
        assertThat(api.called("/fhir/R4/Patient/" + patient, self).statusCode()).isEqualTo(404);
        assertThat(api.called(request + "/certificate", api.token("privacy_officer"))
                        .body())
                .contains("\"certificate\"", "\"signature\"");
    }

    @Test
    void aKeyAloneAndATokenAloneOpenNothing() throws Exception {
        HttpRequest.Builder request = api.request("/fhir/R4/Patient");
        assertThat(api.sent(request.copy().header("x-api-key", api.key())).statusCode())
                .isEqualTo(401);
        assertThat(api.sent(request.copy().header("Authorization", "Bearer " + api.token("clinician")))
                        .statusCode())
                .isEqualTo(403);
    }

    /** Sent again as long as there is more to do. */
    private static HttpResponse<String> fulfilled(String request, String officer) throws Exception {
        HttpResponse<String> answer = api.posted(request + "/fulfilment", officer, "application/json", "");
        for (int i = 0; i < 20 && answer.statusCode() == 202; i++) {
            answer = api.posted(request + "/fulfilment", officer, "application/json", "");
        }
        return answer;
    }

    /** Asks until it is no more under way. */
    private static HttpResponse<String> done(String place, String token) throws Exception {
        HttpResponse<String> status = api.called(place, token);
        for (int i = 0; i < 600 && status.statusCode() == 202; i++) {
            TimeUnit.MILLISECONDS.sleep(500);
            status = api.called(place, token);
        }
        return status;
    }

    private static String path(String address) {
        return URI.create(address).getRawPath();
    }

    /** Whether a workflow waits for the decision, before long. */
    private static boolean watched() {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (connection.reviews().all().stream().anyMatch(review -> review.taskToken() != null)) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private static void register(String client, PublicJsonWebKey key) throws IOException {
        register(client, key, "system/Observation.rs");
    }

    private static void register(String client, PublicJsonWebKey key, String scopes) throws IOException {
        Path keys = Files.writeString(folder.resolve(client + ".json"), new JsonWebKeySet(key).toJson());
        Outcome added = platform.client(
                "client", "add", client, "--custodian", "harbor-clinic", "--scope", scopes, "--keys", keys.toString());
        assertThat(added.exitCode()).as(added.output()).isZero();
    }

    private static String assertion(String client, PublicJsonWebKey key) throws Exception {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(client);
        claims.setSubject(client);
        claims.setAudience(ApiCalls.read(api.sent(api.request("/.well-known/smart-configuration")))
                .path("token_endpoint")
                .asText());
        claims.setExpirationTimeMinutesInTheFuture(4);
        claims.setGeneratedJwtId();
        return signed(claims.toJson(), key, AlgorithmIdentifiers.RSA_USING_SHA384);
    }

    private static String signed(String claims, PublicJsonWebKey key, String algorithm) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        return token.getCompactSerialization();
    }

    private static HttpResponse<String> exchanged(String assertion) throws Exception {
        return exchanged(assertion, "system/Observation.rs");
    }

    private static HttpResponse<String> exchanged(String assertion, String scopes) throws Exception {
        String form = "grant_type=client_credentials&client_assertion_type="
                + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") + "&client_assertion=" + assertion
                + "&scope=" + encoded(scopes);
        return api.sent(api.request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> patients(String token) throws Exception {
        return api.called("/fhir/R4/Patient", token);
    }

    private static HttpResponse<String> observations(String token) throws Exception {
        return api.called("/fhir/R4/Observation", token);
    }

    private static PublicJsonWebKey key(String id) throws JoseException {
        PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return key;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
