package health.pratique.api.documents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import health.pratique.api.http.ApiStores;
import health.pratique.audit.Sha256;
import health.pratique.kit.KitSettings;
import health.pratique.smart.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** How documents come in: what is taken from the token, what from the request, and what is done once. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class SubmissionsResourceTest {

    private static final String WRITE = "pratique/documents.write pratique/documents.read";
    private static final String PARTNER = ApiStores.bearer(Role.PARTNER, WRITE);
    private static final String NOTE = "PROGRESS NOTE\nSeen for a cough.";

    @Inject
    S3Client s3;

    @Inject
    KitSettings settings;

    @Test
    void aDocumentIsPutIntoIntakeWithWhatTheTokenAndTheHeadersSay() {
        Response answer = post(PARTNER, NOTE);
        answer.then().statusCode(202).body("status", equalTo("PROCESSING"));
        String id = answer.jsonPath().getString("id");
        assertThat(answer.header("Location")).endsWith("/v1/documents/" + id);
        assertThat(newest().metadata())
                .isEqualTo(Map.of(
                        "patient-id",
                        "H-1",
                        "document-kind",
                        "PROGRESS_NOTE",
                        "purpose-of-use",
                        "HRESCH",
                        "source-system",
                        "lab-a"));
        assertThat(keys().getLast())
                .startsWith("intake/demo-hospital/api/lab-a/")
                .endsWith(".txt");
    }

    @Test
    void aDocumentThatWasTakenInIsKnownBeforeThePipelineKnowsIt() {
        String id = post(PARTNER, NOTE).jsonPath().getString("id");
        given().header("Authorization", PARTNER)
                .get("/v1/documents/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("PROCESSING"));
        given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, WRITE))
                .get("/v1/documents/" + "0".repeat(32))
                .then()
                .statusCode(404);
    }

    @Test
    void sentTwiceUnderOneKeyItIsOneDocument() {
        String key = UUID.randomUUID().toString();
        String first = keyed(key, NOTE).jsonPath().getString("id");
        int before = keys().size();
        assertThat(keyed(key, NOTE).jsonPath().getString("id")).isEqualTo(first);
        assertThat(keys()).hasSize(before);
    }

    @Test
    void anotherDocumentUnderTheSameKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        keyed(key, NOTE);
        keyed(key, NOTE + " And a fever.").then().statusCode(422);
    }

    @Test
    void anotherCallersKeyIsAnotherKey() {
        String key = UUID.randomUUID().toString();
        String first = keyed(key, NOTE).jsonPath().getString("id");
        Response other = headed(ApiStores.bearer(Role.CLINICIAN, WRITE))
                .header("Idempotency-Key", key)
                .body(NOTE)
                .post("/v1/documents");
        other.then().statusCode(202);
        assertThat(other.jsonPath().getString("id")).isNotEqualTo(first);
    }

    @Test
    void whatOnlyTheTokenMaySayIsRefusedInHeaders() {
        for (String header : Set.of("Custodian", "Purpose-Of-Use", "Source-System", "X-Amz-Meta-Patient-Id")) {
            headed(PARTNER)
                    .header(header, "other-clinic")
                    .body(NOTE)
                    .post("/v1/documents")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void aHeaderThatIsThereTwiceIsRefused() {
        headed(PARTNER)
                .header("Patient-Id", "H-2")
                .body(NOTE)
                .post("/v1/documents")
                .then()
                .statusCode(400);
    }

    @Test
    void aWordThatIsInNoListIsRefused() {
        given().header("Authorization", PARTNER)
                .contentType("text/plain")
                .header("Release-Policy", "NONE")
                .body(NOTE)
                .post("/v1/documents")
                .then()
                .statusCode(400);
    }

    @Test
    void anEmergencyIsDeclaredUnderATokenForOneAlone() {
        headed(PARTNER)
                .header("Emergency-Reason", "OVRPJ")
                .body(NOTE)
                .post("/v1/documents")
                .then()
                .statusCode(400);
    }

    @Test
    void moreThanFiveMegabytesAreToBeUploaded() {
        given().header("Authorization", PARTNER)
                .contentType("application/octet-stream")
                .body(new byte[DocumentSubmissions.INLINE_BYTES + 1])
                .post("/v1/documents")
                .then()
                .statusCode(413);
    }

    @Test
    void patientsSendNoDocuments() {
        post(ApiStores.bearer(Role.PATIENT, WRITE), NOTE).then().statusCode(403);
    }

    @Test
    void whoMayReadMayNotTherebyWrite() {
        post(ApiStores.bearer(Role.PARTNER, "pratique/documents.read"), NOTE)
                .then()
                .statusCode(403);
    }

    @Test
    void anUploadIsSignedWithItsChecksumAndBecomesADocument() throws IOException, InterruptedException {
        Response offer =
                offer("{\"upload\":{\"mediaType\":\"text/plain\",\"bytes\":%d,\"sha256\":\"%s\",\"patientId\":\"H-1\"}}"
                        .formatted(NOTE.length(), Sha256.hex(NOTE)));
        offer.then().statusCode(201).body("method", equalTo("PUT"));
        Map<String, String> headers = offer.jsonPath().getMap("headers");
        assertThat(headers.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .contains(
                        "x-amz-checksum-sha256",
                        "content-length",
                        "if-none-match",
                        "x-amz-meta-patient-id",
                        "x-amz-meta-source-system");
        String where = offer.header("Location");
        given().header("Authorization", PARTNER).get(where).then().statusCode(404);
        assertThat(put(offer.jsonPath().getString("url"), headers)).isEqualTo(200);
        given().header("Authorization", PARTNER)
                .get(where)
                .then()
                .statusCode(200)
                .body("status", equalTo("PROCESSING"));
        given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, WRITE))
                .get(where)
                .then()
                .statusCode(404);
        assertThat(put(offer.jsonPath().getString("url"), headers)).isEqualTo(412);
    }

    @Test
    void whatIsNotAskedForIsNotTakenAlong() {
        for (String body : List.of(
                "{\"upload\":{\"mediaType\":\"text/plain\",\"bytes\":1,\"sha256\":\"%s\",\"custodian\":\"other-clinic\"}}",
                "{\"upload\":{\"mediaType\":\"text/plain\",\"bytes\":1,\"sha256\":\"%s\"},\"role\":\"PRIVACY_OFFICER\"}",
                "{\"upload\":{\"mediaType\":\"text/plain\",\"bytes\":1,\"bytes\":2,\"sha256\":\"%s\"}}",
                "{\"upload\":{\"mediaType\":\"text/plain\",\"bytes\":-1,\"sha256\":\"%s\"}}",
                "{\"upload\":null}",
                "[[[[[[[[")) {
            offer(body.formatted(Sha256.hex("x"))).then().statusCode(400);
        }
    }

    @Test
    void anUploadsNameLeadsNowhereElse() {
        for (String name : List.of("..%2F..%2Fother-clinic%2Fx", "..%5C..", "x")) {
            given().urlEncodingEnabled(false)
                    .header("Authorization", PARTNER)
                    .get("/v1/documents/uploads/" + name)
                    .then()
                    .statusCode(404);
        }
    }

    private static int put(String url, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(NOTE.getBytes(StandardCharsets.UTF_8)));
        // The client sets the length by itself, of what it sends.
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-length")) {
                request.header(name, value);
            }
        });
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static Response offer(String body) {
        return given().header("Authorization", PARTNER)
                .contentType("application/json")
                .body(body)
                .post("/v1/documents");
    }

    private static Response keyed(String key, String content) {
        return headed(PARTNER).header("Idempotency-Key", key).body(content).post("/v1/documents");
    }

    private static Response post(String bearer, String content) {
        return headed(bearer).body(content).post("/v1/documents");
    }

    private static RequestSpecification headed(String bearer) {
        return given().header("Authorization", bearer)
                .contentType("text/plain")
                .header("Patient-Id", "H-1")
                .header("Document-Kind", "progress-note");
    }

    private HeadObjectResponse newest() {
        String key = keys().getLast();
        return s3.headObject(request -> request.bucket(settings.intakeBucket()).key(key));
    }

    private List<String> keys() {
        return s3.listObjectsV2(request -> request.bucket(settings.intakeBucket())).contents().stream()
                .sorted(Comparator.comparing(S3Object::lastModified))
                .map(S3Object::key)
                .toList();
    }
}
