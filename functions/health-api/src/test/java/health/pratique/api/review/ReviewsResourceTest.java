package health.pratique.api.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import health.pratique.api.http.ApiStores;
import health.pratique.api.http.LambdaStub;
import health.pratique.api.http.LambdaStub.Answer;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewCase;
import health.pratique.kit.ReviewQueue;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.smart.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What a privacy officer sees of reviews, and in whose name the review function is asked; that function itself is a stub here. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class ReviewsResourceTest {

    private static final String OFFICER = ApiStores.bearer(Role.PRIVACY_OFFICER, "pratique/review");
    private static final Custodian CUSTODIAN = new Custodian("demo-hospital");

    private static final AtomicReference<String> ASKED = new AtomicReference<>("");
    private static final AtomicReference<String> REFUSAL = new AtomicReference<>("");

    @Inject
    ReviewQueue queue;

    @Inject
    S3Client s3;

    @Inject
    KitSettings settings;

    @BeforeAll
    static void start() {
        LambdaStub.serve("pratique-review-document", asked -> {
            ASKED.set(asked);
            return REFUSAL.get().isEmpty()
                    ? new Answer("{}", false)
                    : new Answer("{\"errorMessage\":\"" + REFUSAL.get() + "\"}", true);
        });
    }

    @Test
    void whatWaitsIsListedAndShownWithWhatMayBeDecided() {
        Review review = open(CUSTODIAN);
        get("/v1/reviews").then().statusCode(200).body("id", hasItem(review.id()));
        get("/v1/reviews/" + review.id())
                .then()
                .statusCode(200)
                .body("reason", equalTo("FRAUD_SUSPECTED"))
                .body("allowed", hasItem("RELEASE"));
    }

    @Test
    void theReviewerIsTheTokensPersonWhateverTheBodySays() {
        Review review = open(CUSTODIAN);
        decide(review.id(), "{\"action\":\"REJECT\",\"reason\":\"SENT_IN_ERROR\"}")
                .then()
                .statusCode(200);
        assertThat(ASKED.get()).contains("\"reviewer\":\"o1\"", "\"custodian\":\"demo-hospital\"", review.id());
        decide(review.id(), "{\"action\":\"REJECT\",\"reason\":\"SENT_IN_ERROR\",\"reviewer\":\"m.lindqvist\"}")
                .then()
                .statusCode(400);
    }

    @Test
    void whatHasToGoLiesInQuarantineAndDoesNotTravel() {
        Review review = open(CUSTODIAN);
        decide(
                        review.id(),
                        "{\"action\":\"REDACT_MORE\",\"reason\":\"REMAINDER_REDACTED\",\"redactions\":[{\"type\":\"PATIENT_NAME\",\"text\":\"Zelda Quarrington\"}]}")
                .then()
                .statusCode(200);
        assertThat(ASKED.get()).doesNotContain("Zelda").contains("\"sha256\"");
        assertThat(s3.getObjectAsBytes(request -> request.bucket(settings.quarantineBucket())
                                .key("quarantine/demo-hospital/reviews/" + review.id() + "/redactions"))
                        .asUtf8String())
                .isEqualTo("PATIENT_NAME: Zelda Quarrington\n");
    }

    @Test
    void aTextThatIsTwoLinesIsRefused() {
        Review review = open(CUSTODIAN);
        decide(
                        review.id(),
                        "{\"action\":\"REDACT_MORE\",\"reason\":\"REMAINDER_REDACTED\",\"redactions\":[{\"type\":\"PATIENT_NAME\",\"text\":\"Zelda\\nMRN: 1\"}]}")
                .then()
                .statusCode(400);
    }

    @Test
    void aRefusalIsToldByItsCode() {
        Review review = open(CUSTODIAN);
        for (Map.Entry<String, Integer> refusal :
                Map.of("REVIEWER_NOT_SECOND", 409, "REVIEW_NOT_ALLOWED", 422).entrySet()) {
            REFUSAL.set(refusal.getKey() + ": words");
            try {
                decide(review.id(), "{\"action\":\"RELEASE\",\"reason\":\"FALSE_POSITIVE\"}")
                        .then()
                        .statusCode(refusal.getValue())
                        .body("reason", equalTo(refusal.getKey()));
            } finally {
                REFUSAL.set("");
            }
        }
    }

    @Test
    void anotherCustodiansReviewIsNotThere() {
        Review foreign = open(new Custodian("other-clinic"));
        get("/v1/reviews").then().body("id", not(hasItem(foreign.id())));
        get("/v1/reviews/" + foreign.id()).then().statusCode(404);
        ASKED.set("");
        decide(foreign.id(), "{\"action\":\"REJECT\",\"reason\":\"SENT_IN_ERROR\"}")
                .then()
                .statusCode(404);
        assertThat(ASKED.get()).isEmpty();
    }

    @Test
    void nobodyElseReviews() {
        for (Role role : List.of(Role.CLINICIAN, Role.PARTNER, Role.PATIENT)) {
            given().header("Authorization", ApiStores.bearer(role, "pratique/documents.read"))
                    .get("/v1/reviews")
                    .then()
                    .statusCode(403);
        }
    }

    private Review open(Custodian custodian) {
        DocumentId document = DocumentId.of("intake", UUID.randomUUID().toString(), "v1");
        return queue.open(ReviewCase.held(
                custodian,
                document,
                "run-1",
                ReasonCode.FRAUD_SUSPECTED,
                List.of(),
                Map.of(),
                Instant.now().plusSeconds(3600)));
    }

    private static Response decide(String review, String body) {
        return given().header("Authorization", OFFICER)
                .contentType("application/json")
                .body(body)
                .post("/v1/reviews/" + review + "/decision");
    }

    private static Response get(String path) {
        return given().header("Authorization", OFFICER).get(path);
    }
}
