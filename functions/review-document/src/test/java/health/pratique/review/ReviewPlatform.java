package health.pratique.review;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.AuditVerifier;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.CustodianConfiguration;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewCase;
import health.pratique.kit.ReviewLedger;
import health.pratique.kit.ReviewQueue;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.asl.Interpreter;
import health.pratique.local.asl.TaskFailed;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.journal.Journal;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.local.cloud.template.StateMachineResource;
import health.pratique.local.cloud.wire.Outstanding;
import health.pratique.local.cloud.wire.ServiceError;
import health.pratique.local.cloud.workflow.ExecutionLimits;
import health.pratique.local.cloud.workflow.ExecutionListener;
import health.pratique.local.cloud.workflow.ExecutionView;
import health.pratique.local.cloud.workflow.Executions;
import health.pratique.local.cloud.workflow.StateMachines;
import health.pratique.local.cloud.workflow.StepFunctionsEndpoint;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.Finding;
import health.pratique.model.ObjectLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The review workflow as it is deployed, run by the local Step Functions over the wire, with the function itself, DynamoDB Local
 * and an S3 server; the steps of the pipeline are played. Time passes when the test says so.
 */
final class ReviewPlatform implements AutoCloseable {

    static final Custodian HARBOR = new Custodian("harbor-clinic");

    private static final String MACHINE = "arn:aws:states:eu-west-2:000000000000:stateMachine:review";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    final ManualTime time = new ManualTime();
    final TestSettings settings = TestSettings.fresh();
    final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    final DocumentRegistry registry = new DocumentRegistry(dynamo, settings);
    final AuditTrail trail = new AuditTrail(dynamo, settings, registry, time);
    final ReviewQueue queue = new ReviewQueue(dynamo, settings, time);
    final CustodianTrail custodianTrail = new CustodianTrail(dynamo, settings, time);
    final CustodianConfiguration configuration = new CustodianConfiguration(dynamo, settings, custodianTrail, time);
    /** Topics that were told, in order. */
    final List<String> told = new CopyOnWriteArrayList<>();
    /** What the released documents' runs were allowed to override. */
    final List<Object> overrides = new CopyOnWriteArrayList<>();

    private final Path journal;
    private final ReviewLedger ledger = new ReviewLedger(settings, queue, registry, trail, custodianTrail);
    private final Outstanding outstanding = new Outstanding();
    private @Nullable Gateway gateway;
    private @Nullable Executions executions;
    private @Nullable ReviewDocumentHandler handler;

    ReviewPlatform(Path journal) {
        this.journal = journal;
        StoreTables.make(dynamo, settings.documentsTable(), settings.auditTable());
        StoreTables.reviews(dynamo, settings.reviewsTable());
        StoreTables.configuration(dynamo, settings.configurationTable());
        s3().createBucket(request -> request.bucket(settings.quarantineBucket()));
        start();
    }

    /** The platform dies and comes back: what is in its stores and its journal is all that it knows. */
    void restart() {
        stop();
        start();
        try {
            there(executions).resume();
        } catch (ServiceError impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void start() {
        StateMachineResource resource = new StateMachineResource(
                "QuarantineReview", "review", MACHINE, StateMachineResource.Type.STANDARD, "arn:role", definition());
        executions = new Executions(
                new StateMachines(List.of(resource), Instant.EPOCH),
                new Interpreter(this::call, time, new SplittableRandom(1), time),
                Journal.open(journal),
                outstanding,
                ExecutionLimits.usual(),
                ExecutionListener.NO_OP);
        try {
            gateway = Gateway.start(0, List.of(StepFunctionsEndpoint.of(executions)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        SfnClient workflows = SfnClient.builder()
                .endpointOverride(gateway.endpoint())
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        ReviewSettings review = new Settings();
        ReviewWorkflow workflow = new ReviewWorkflow(workflows, review, JSON);
        handler = new ReviewDocumentHandler(
                new ReviewCourse(queue, ledger, registry, workflow, review, settings, time),
                new ReviewDesk(
                        queue,
                        ledger,
                        new DocumentVault(s3(), settings),
                        new FourEyes(review, configuration),
                        workflow,
                        settings,
                        time),
                (step, outcome, duration) -> {});
    }

    private void stop() {
        there(executions).close();
        try {
            there(gateway).close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document in quarantine, its review open, and its workflow waiting. */
    Review held(ReasonCode reason, Finding... findings) {
        return held(reason, Map.of(), findings);
    }

    Review held(ReasonCode reason, Map<String, String> facts, Finding... findings) {
        String key = "intake/harbor-clinic/" + UUID.randomUUID();
        DocumentId id = DocumentId.of("intake", key, "1");
        String run = "run-" + id;
        trail.claim(new ClaimRequest(id, HARBOR, new ObjectLocation("intake", key, "1"), run, time.instant(), false));
        trail.commit(
                registry.find(HARBOR, id).orElseThrow(),
                entry("QuarantineDocument", reason),
                RegistryChange.ended(DocumentStatus.QUARANTINED, reason));
        Review review = queue.open(ReviewCase.held(
                HARBOR,
                id,
                run,
                reason,
                List.of(findings),
                facts,
                time.instant().plus(Duration.ofHours(24))));
        startWorkflow(review.id());
        return review;
    }

    /** Access in an emergency, its review open, and its workflow waiting. */
    Review brokenGlass() {
        Review review = queue.open(ReviewCase.breakGlass(
                HARBOR,
                "grant-1",
                null,
                null,
                ReasonCode.EMERGENCY_ACCESS,
                Map.of("emergency", "OVRER"),
                time.instant().plus(Duration.ofDays(3))));
        startWorkflow(review.id());
        return review;
    }

    void startWorkflow(String review) {
        try {
            there(executions)
                    .start(
                            MACHINE,
                            Optional.of(review),
                            JSON.createObjectNode()
                                    .put("custodian", "harbor-clinic")
                                    .put("review", review));
        } catch (ServiceError e) {
            throw new IllegalStateException(e);
        }
        idle();
    }

    ReviewAnswer decide(Review review, Decision decision) {
        ReviewAnswer answer = there(handler)
                .handleRequest(
                        new ReviewRequest(
                                ReviewOperation.DECIDE,
                                review.custodian(),
                                review.id(),
                                null,
                                null,
                                null,
                                null,
                                decision),
                        null);
        idle();
        return answer;
    }

    ReviewAnswer view(Review review, String reviewer) {
        return there(handler)
                .handleRequest(
                        new ReviewRequest(ReviewOperation.VIEW, HARBOR, review.id(), null, null, null, reviewer, null),
                        null);
    }

    /** Its workflow is gone, as when it could not be started. */
    void dropWorkflow() {
        for (ExecutionView run : there(executions).all()) {
            try {
                there(executions).stop(run.arn(), Optional.empty(), Optional.empty());
            } catch (ServiceError e) {
                throw new IllegalStateException(e);
            }
        }
        idle();
    }

    /** Another run takes the document up, as {@code ./pratique reprocess} does. */
    void reprocess(Review review) {
        DocumentRecord held = document(review);
        trail.claim(IntakeEvent.reprocess(held.location(), time.instant()).claimFor("another-run"));
    }

    void pass(Duration duration) {
        time.pass(duration);
        idle();
    }

    DocumentRecord document(Review review) {
        return registry.find(HARBOR, review.document()).orElseThrow();
    }

    Review now(Review review) {
        return queue.find(review.custodian(), review.id()).orElseThrow();
    }

    List<AuditEvent> events(Review review) {
        return trail.events(HARBOR, review.document());
    }

    boolean chainsWhole() {
        List<AuditVerifier.Verdict> verdicts = new ArrayList<>();
        new AuditVerifier(dynamo, settings.documentsTable(), settings.auditTable()).verifyAll(verdicts::add);
        return verdicts.stream().allMatch(verdict -> verdict.flaw() == null);
    }

    List<ExecutionView> runs() {
        return there(executions).all();
    }

    String text(ObjectLocation location) {
        return s3().getObjectAsBytes(
                        request -> request.bucket(location.bucket()).key(location.key()))
                .asUtf8String();
    }

    void idle() {
        try {
            if (!outstanding.awaitNone(Duration.ofSeconds(120))) {
                throw new IllegalStateException("the workflow is still busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode call(String resource, JsonNode arguments, Duration timeout) throws TaskFailed {
        return switch (resource) {
            case "arn:aws:states:::lambda:invoke" ->
                JSON.createObjectNode()
                        .set("Payload", invoke(arguments.path("FunctionName").asText(), arguments.path("Payload")));
            case "arn:aws:states:::sns:publish" -> {
                told.add(arguments.path("TopicArn").asText());
                yield JSON.createObjectNode();
            }
            default -> throw new TaskFailed("Unexpected", resource);
        };
    }

    private JsonNode invoke(String function, JsonNode payload) throws TaskFailed {
        try {
            return switch (function) {
                case "ReviewDocumentFunction" ->
                    JSON.valueToTree(
                            there(handler).handleRequest(JSON.treeToValue(payload, ReviewRequest.class), null));
                case "ValidateDocumentFunction" -> validated(payload);
                case "ScoreFraudFunction" -> scored(payload);
                case "StoreDocumentFunction" -> stored(payload);
                default -> payload;
            };
        } catch (PipelineFault fault) {
            throw new TaskFailed(fault.getClass().getName(), String.valueOf(fault.getMessage()));
        } catch (IOException e) {
            throw new TaskFailed("Runtime.Unknown", e.getClass().getName());
        }
    }

    private JsonNode validated(JsonNode payload) throws IOException {
        IntakeEvent event = JSON.treeToValue(payload.path("event"), IntakeEvent.class);
        String run = payload.path("execution").asText();
        return JSON.createObjectNode()
                .put("execution", run)
                .put("intake", trail.claim(event.claimFor(run)).name().replace("CLAIMED", "ACCEPTED"))
                .put("id", event.documentId().value());
    }

    /** Scores nothing, but fails where the workflow does not hand over the event, as the step itself would. */
    private static JsonNode scored(JsonNode payload) throws IOException {
        JSON.treeToValue(payload.required("event"), IntakeEvent.class).documentId();
        return payload.required("state");
    }

    private JsonNode stored(JsonNode state) {
        DocumentRecord held =
                registry.find(HARBOR, new DocumentId(state.path("id").asText())).orElseThrow();
        queue.override(held).ifPresent(overrides::add);
        trail.commit(
                held, entry("StoreDocument", null), RegistryChange.released(ObjectLocation.of("released", "copy")));
        return state;
    }

    private static AuditEntry entry(String step, @Nullable ReasonCode reason) {
        return new AuditEntry("function:" + step, "test", step, AuditOutcome.SUCCESS, reason, Map.of());
    }

    private static String definition() {
        try {
            return Files.readString(Path.of("../../statemachines/quarantine-review.asl.json"))
                    .replaceAll("\\$\\{(\\w+)}", "$1");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static S3Client s3() {
        return S3Client.builder()
                .endpointOverride(EmbeddedStores.shared().s3().endpoint())
                .forcePathStyle(true)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started");
        }
        return part;
    }

    @Override
    public void close() {
        stop();
        dynamo.close();
    }

    private static final class Settings implements ReviewSettings {
        @Override
        public String workflow() {
            return MACHINE;
        }

        @Override
        public Duration escalateAfter() {
            return Duration.ofHours(4);
        }

        @Override
        public Set<ReasonCode> fourEyes() {
            return Set.of(ReasonCode.FRAUD_SUSPECTED);
        }
    }
}
