package health.pratique.export;

import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.View;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentStatement;
import health.pratique.consent.ReadingConsents;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import health.pratique.sight.ConsentGate;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import health.pratique.smart.SmartScopes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Exports over real stores, of invented patients. */
final class ExportRig {

    static final Custodian HARBOR = new Custodian("harbor-clinic");
    static final SubjectToken ROSALIND = new SubjectToken("a1".repeat(32));
    static final SubjectToken EDGAR = new SubjectToken("b2".repeat(32));
    static final Caller LAB = lab("system/*.rs");

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    private static final EmbeddedPostgresServer SERVER = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random());
    private static final AtomicLong NUMBER = new AtomicLong();

    final List<ExportJob> wanted = new ArrayList<>();
    /** So many files are put; the one behind them breaks off. Negative for none that does. */
    final AtomicInteger filesLeft = new AtomicInteger(-1);

    Instant later = Instant.EPOCH;
    final InstantSource clock = () -> later.isAfter(Instant.now()) ? later : Instant.now();

    final ClinicalStore store = ClinicalStore.over(fresh(), clock);
    final ConsentLedger consents;
    final CustodianTrail trail;
    final ExportJobs jobs;
    final ExportCopies copies;
    private final S3Client s3;
    private final RigSettings settings = new RigSettings();
    final ExportWork work;

    ExportRig() {
        DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
        StoreTables.make(dynamo, settings.documentsTable(), settings.auditTable());
        StoreTables.exports(dynamo, settings.table());
        URI objects = EmbeddedStores.shared().s3().endpoint();
        s3 = S3Client.builder()
                .endpointOverride(objects)
                .forcePathStyle(true)
                .region(Region.EU_WEST_2)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.addExecutionInterceptor(new BreaksOff()))
                .build();
        s3.createBucket(request -> request.bucket(settings.bucket()));
        S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(objects)
                .region(Region.EU_WEST_2)
                .credentialsProvider(CREDENTIALS)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
        PGSimpleDataSource consentDatabase = fresh();
        consents = ConsentLedger.over(consentDatabase);
        trail = new CustodianTrail(dynamo, settings, clock);
        jobs = new ExportJobs(dynamo, settings, trail, settings, clock);
        ConsentGate gate = new ConsentGate(ReadingConsents.over(consentDatabase), clock);
        ExportFiles files = new ExportFiles(s3, presigner, settings);
        copies = new ExportCopies(jobs, files, store, gate);
        work = new ExportWork(jobs, files, store, gate, wanted::add);
    }

    /** A put that ends as when a process is killed before it. */
    private final class BreaksOff implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof PutObjectRequest
                    && filesLeft.get() >= 0
                    && filesLeft.getAndDecrement() == 0) {
                throw new IllegalStateException("killed");
            }
        }
    }

    private static PGSimpleDataSource fresh() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(SERVER.createDatabase("export_" + NUMBER.incrementAndGet()));
        database.setUser(SERVER.login().user());
        database.setPassword(SERVER.login().password());
        return database;
    }

    static Caller lab(String scopes) {
        return lab(scopes, PurposeOfUse.HPAYMT);
    }

    static Caller lab(String scopes, PurposeOfUse purpose) {
        return new Caller("lab-a", HARBOR, Role.PARTNER, SmartScopes.of(scopes), null, null, purpose, "token-1");
    }

    ExportJob begin(Caller caller, ExportRange range, @Nullable Instant since, String... types) {
        return jobs.begin(new ExportOrder(caller, range, List.of(types), since, "https://api.example/fhir/R4/$export"));
    }

    ExportJob begin(Caller caller, String... types) {
        return begin(caller, new ExportRange.Everything(), null, types);
    }

    ExportWork.Progress run(ExportJob job) {
        return run(job, () -> true);
    }

    ExportWork.Progress run(ExportJob job, BooleanSupplier timeLeft) {
        return work.run(job.entry(), timeLeft);
    }

    ExportJob found(ExportJob job) {
        return jobs.find(job.order().caller(), job.id()).orElseThrow();
    }

    /** Every line of every file. */
    List<String> lines(ExportJob job) {
        List<String> lines = new ArrayList<>();
        for (ExportFile file : found(job).files()) {
            if (copies.give(job.order().caller(), job, file).orElseThrow()
                    instanceof ExportCopy.Inline(byte[] content)) {
                new String(content, StandardCharsets.UTF_8).lines().forEach(lines::add);
            }
        }
        return lines;
    }

    /** Of all that is in the bucket. */
    List<String> keys() {
        return s3.listObjectsV2(request -> request.bucket(settings.bucket())).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    void permitted(SubjectToken subject) {
        says(subject, ConsentDecision.PERMIT);
    }

    void says(SubjectToken subject, ConsentDecision ruling) {
        consents.record(
                HARBOR,
                subject,
                new ConsentStatement(ruling, PurposeOfUse.HPAYMT, null, ConsentPeriod.ALWAYS, List.of()));
    }

    void keep(ResourceWrite... writes) {
        store.write(HARBOR, View.IDENTIFIED, List.of(writes));
    }

    /** Two patients, an observation of each, and an organization. */
    void keepSome() {
        keep(
                patient(ROSALIND),
                patient(EDGAR),
                observation("of-rosalind", ROSALIND, "2093-3"),
                observation("of-edgar", EDGAR, "2093-3"),
                new ResourceWrite.Create(
                        "Organization", "harbor", null, "{\"resourceType\":\"Organization\",\"name\":\"Harbor\"}"));
    }

    static String id(SubjectToken subject) {
        return Compartments.patientId(subject);
    }

    private static ResourceWrite patient(SubjectToken subject) {
        return new ResourceWrite.Create(
                "Patient", id(subject), subject, "{\"resourceType\":\"Patient\",\"gender\":\"female\"}");
    }

    static String observationJson(SubjectToken subject, String code) {
        return """
                {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
                 "subject":{"reference":"Patient/%s"}}""".formatted(code, id(subject));
    }

    static ResourceWrite observation(String id, SubjectToken subject, String code) {
        return new ResourceWrite.Create("Observation", id, null, observationJson(subject, code));
    }

    static String group(SubjectToken member, boolean inactive) {
        return """
                {"resourceType":"Group","type":"person","actual":true,
                 "member":[{"entity":{"reference":"Patient/%s"},"inactive":%b}]}""".formatted(id(member), inactive);
    }
}
