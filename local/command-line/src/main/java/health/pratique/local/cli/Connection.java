package health.pratique.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.kit.AuditVerifier;
import health.pratique.kit.CustodianConfiguration;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.OperatorReviews;
import health.pratique.kit.OperatorView;
import health.pratique.kit.Review;
import health.pratique.kit.Secrets;
import health.pratique.kit.SubjectKeys;
import health.pratique.smart.ApiClients;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** SDK clients of a running platform, and what it says of itself. Close it after use. */
public final class Connection implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final PlatformInfo info;
    private final S3Client s3;
    private final DynamoDbClient dynamo;
    private final SecretsManagerClient secrets;
    private final KmsClient kms;
    private final EventBridgeClient events;
    private final SfnClient workflows;
    private final KinesisClient kinesis;
    private final LambdaClient functions;

    public Connection(PlatformInfo info) {
        this.info = info;
        s3 = configured(S3Client.builder().forcePathStyle(true), info);
        dynamo = configured(DynamoDbClient.builder(), info);
        secrets = configured(SecretsManagerClient.builder(), info);
        kms = configured(KmsClient.builder(), info);
        events = configured(EventBridgeClient.builder(), info);
        kinesis = configured(KinesisClient.builder(), info);
        workflows = configured(SfnClient.builder(), info);
        functions = configured(LambdaClient.builder(), info);
    }

    /** Asks the platform at this address who it is. */
    public static Connection to(URI endpoint) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(PlatformInfo.PATH))
                .timeout(TIMEOUT)
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new CommandFailed("what answers at " + endpoint + " is not a Pratique platform");
            }
            return new Connection(new ObjectMapper().readValue(answer.body(), PlatformInfo.class));
        } catch (ConnectException refused) {
            throw new CommandFailed("no platform answers at " + endpoint + ": start one with ./pratique up");
        } catch (IOException broken) {
            throw new CommandFailed("the platform at " + endpoint + " did not answer in full: try again");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("stopped");
        }
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C configured(
            B builder, PlatformInfo info) {
        return builder.endpointOverride(info.endpoint())
                .region(Region.of(info.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public PlatformInfo info() {
        return info;
    }

    public S3Client s3() {
        return s3;
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    public EventBridgeClient events() {
        return events;
    }

    public KinesisClient kinesis() {
        return kinesis;
    }

    public SfnClient workflows() {
        return workflows;
    }

    public LambdaClient functions() {
        return functions;
    }

    public String secret(String setting) {
        return secrets.getSecretValue(request -> request.secretId(info.setting(setting)))
                .secretString();
    }

    /** As a function uses them. */
    public SubjectKeys subjectKeys() {
        return new SubjectKeys(
                dynamo,
                () -> kms,
                new Secrets(secrets),
                new PlatformSettings(info),
                new PlatformKeySettings(
                        info.setting("PRATIQUE_SUBJECT_KEYS_TABLE"),
                        info.setting("PRATIQUE_SUBJECT_KEYS_WRAPPING_KEY")));
    }

    public CustodianConfiguration configuration() {
        return new CustodianConfiguration(dynamo, new PlatformSettings(info), custodianTrail(), InstantSource.system());
    }

    public CustodianTrail custodianTrail() {
        return new CustodianTrail(dynamo, new PlatformSettings(info), InstantSource.system());
    }

    public ApiClients apiClients() {
        return new ApiClients(dynamo, new PlatformAccessSettings(info), InstantSource.system());
    }

    public OperatorView operator() {
        return new OperatorView(dynamo, info.documentsTable(), info.auditTable());
    }

    public OperatorReviews reviews() {
        return new OperatorReviews(dynamo, info.setting("PRATIQUE_REVIEWS_TABLE"));
    }

    /** @throws CommandFailed when there is no such review */
    public Review review(String id) {
        return reviews()
                .find(id)
                .orElseThrow(
                        () -> new CommandFailed("no review " + id + ": ./pratique review list shows those there are"));
    }

    public AuditVerifier verifier() {
        return new AuditVerifier(dynamo, info.documentsTable(), info.auditTable());
    }

    @Override
    public void close() {
        s3.close();
        dynamo.close();
        secrets.close();
        kms.close();
        events.close();
        kinesis.close();
        workflows.close();
        functions.close();
    }
}
