package health.pratique.api.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.api.http.LambdaStub;
import health.pratique.api.usage.UsageReconciliationTest.BehindAGateway;
import health.pratique.api.usage.UsageStores;
import health.pratique.export.ExportWork;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.ReviewCase;
import health.pratique.kit.ReviewQueue;
import health.pratique.model.Document;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import health.pratique.usage.Partner;
import health.pratique.usage.Partners;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Nothing that can be sent is answered with a 5xx, by whoever it is sent and however wrong it is. A longer walk:
 * {@code -Dpratique.walk.seconds=600}; the same walk again: {@code -Dpratique.walk.seed=…}.
 */
@QuarkusTest
@TestProfile(BehindAGateway.class)
@QuarkusTestResource(ApiStores.class)
@WithTestResource(value = UsageStores.class, scope = TestResourceScope.MATCHING_RESOURCES)
class ApiWalkTest {

    private static final long SEED = Long.getLong("pratique.walk.seed", 20_260_203);
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("pratique.walk.seconds", 40));
    private static final int ROUNDS = System.getProperty("pratique.walk.seconds") == null ? 60 : Integer.MAX_VALUE;
    private static final String KEY = "walking-key";

    /** Answers when something was put at a presigned address, which is no address of the API's. */
    private static final String UPLOAD = "GET /v1/documents/uploads/{upload}";

    @Inject
    RegisteredDocuments documents;

    @Inject
    ReviewQueue reviews;

    @Inject
    Partners partners;

    @Inject
    ExportWork exports;

    private final KnownPaths known = new KnownPaths();

    @Test
    void noCallIsAnsweredWithAnErrorOfTheServer(TestReporter reporter) throws IOException {
        Wire wire = new Wire(RestAssured.port);
        List<WalkCaller> callers = callers(wire);
        JsonNode description = description(wire);
        ApiWalk walk = new ApiWalk(
                wire,
                DescribedOperation.in(description).stream()
                        .filter(each -> !each.path().toLowerCase(Locale.ROOT).contains("/probe"))
                        .toList(),
                callers,
                new RightCalls(new SchemaValues(description), known),
                SEED);

        walk.walk(TIME, ROUNDS);

        reporter.publishEntry(Map.of("seed", String.valueOf(SEED), "calls", String.valueOf(walk.calls())));
        reporter.publishEntry("answers", walk.statuses().toString());
        assertThat(walk.findings()).isEmpty();
        assertThat(walk.unreached()).isSubsetOf(UPLOAD);
    }

    private List<WalkCaller> callers(Wire wire) throws IOException {
        partners.register(KEY, new Partner("walkers", "trial"));
        LambdaStub.serve("pratique-review-document", asked -> new LambdaStub.Answer("{}", false));
        LambdaStub.serve("pratique-erase-subject", asked -> new LambdaStub.Answer("{}", false));
        documents.permitAll(PurposeOfUse.HPAYMT);
        WalkCaller clinician = caller(
                "a clinician",
                ApiStores.bearer(
                        Role.CLINICIAN,
                        "user/*.cruds pratique/documents.read pratique/documents.write pratique/deidentify pratique/usage"),
                true);
        WalkCaller officer = caller(
                "a privacy officer",
                ApiStores.bearer(
                        Role.PRIVACY_OFFICER,
                        "user/*.cruds pratique/review pratique/audit pratique/privacy pratique/documents.read"),
                false);
        WalkSeeds seeds = new WalkSeeds(wire, clinician, known);
        WalkCaller patient = caller("a patient", patient(seeds.patient()), false);
        seeds.privacyRequests(patient, officer);
        held();
        WalkCaller payer = caller("a partner who pays", partner("lab-b", PurposeOfUse.HPAYMT, "system/*.cruds"), false);
        for (int i = 0; i < 3; i++) {
            exports.run("export#demo-hospital#lab-b#" + seeds.export(payer), () -> true);
        }
        return List.of(
                clinician,
                officer,
                patient,
                payer,
                caller(
                        "a partner who studies",
                        partner(
                                "lab-a",
                                PurposeOfUse.HRESCH,
                                "system/*.rs pratique/documents.read pratique/documents.write pratique/deidentify"),
                        false),
                caller(
                        "a clinician of laboratory results",
                        ApiStores.bearer(Role.CLINICIAN, "user/Observation.rs?category=laboratory user/Consent.rs"),
                        false),
                caller("nobody", "", false));
    }

    /** A document that was released, and one that waits for a reviewer. */
    private void held() {
        SubjectToken subject = RegisteredDocuments.subject();
        documents.permit(subject);
        Document released = documents.released(subject, "lab-a", "Seen on [DATE] for a cough.");
        known.learn("/v1/documents/" + released.id());
        known.learn("/v1/audit/" + released.id());
        known.learn("/fhir/R4/AuditEvent/" + released.id() + "-1");
        for (int i = 0; i < 20; i++) {
            Document waiting = documents.validated(RegisteredDocuments.CUSTODIAN, subject, "portal");
            known.learn("/v1/reviews/"
                    + reviews.open(ReviewCase.held(
                                    RegisteredDocuments.CUSTODIAN,
                                    waiting.id(),
                                    "run-1",
                                    ReasonCode.FRAUD_SUSPECTED,
                                    List.of(),
                                    Map.of(),
                                    Instant.now().plusSeconds(3600)))
                            .id());
        }
    }

    private static WalkCaller caller(String name, String authorization, boolean key) {
        WalkCaller caller = WalkCaller.of(name, authorization);
        List<Named> headers = new ArrayList<>(caller.headers());
        headers.addAll(UsageStores.throughTheGateway(key ? KEY : "").entrySet().stream()
                .map(header -> new Named(header.getKey(), header.getValue()))
                .toList());
        return new WalkCaller(name, headers);
    }

    private static String partner(String client, PurposeOfUse purpose, String scope) {
        Map<String, Object> claims = new HashMap<>(TestIssuer.claims(Role.PARTNER, scope, Instant.now()));
        claims.put("client_id", client);
        claims.put("purpose", purpose.name());
        return ApiStores.bearer(claims);
    }

    private static String patient(String id) {
        Map<String, Object> claims = new HashMap<>(TestIssuer.claims(
                Role.PATIENT, "patient/*.rs pratique/privacy pratique/documents.read", Instant.now()));
        claims.put("patient", id);
        claims.put("fhirUser", "Patient/" + id);
        return ApiStores.bearer(claims);
    }

    private static JsonNode description(Wire wire) throws IOException {
        WalkCall call = new WalkCall("GET", "/openapi", List.of(new Named("format", "json")), List.of(), new byte[0]);
        return new ObjectMapper()
                .readTree(wire.send(call, WalkCaller.of("nobody", "")).body());
    }
}
