package health.pratique.local.cloud;

import health.pratique.local.cloud.access.Callers;
import java.net.URI;
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
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The real SDK's clients, pointed at a gateway.
 *
 * @param accessKey of who calls
 */
public record Clients(URI endpoint, String accessKey) {

    /** Of the operator, who may do everything. */
    public Clients(URI endpoint) {
        this(endpoint, Callers.OPERATOR);
    }

    public S3Client s3() {
        return with(S3Client.builder().forcePathStyle(true)).build();
    }

    public SfnClient sfn() {
        return with(SfnClient.builder()).build();
    }

    public LambdaClient lambda() {
        return with(LambdaClient.builder()).build();
    }

    public EventBridgeClient events() {
        return with(EventBridgeClient.builder()).build();
    }

    public DynamoDbClient dynamoDb() {
        return with(DynamoDbClient.builder()).build();
    }

    public KinesisClient kinesis() {
        return with(KinesisClient.builder()).build();
    }

    public SqsClient sqs() {
        return with(SqsClient.builder()).build();
    }

    public SnsClient sns() {
        return with(SnsClient.builder()).build();
    }

    public KmsClient kms() {
        return with(KmsClient.builder()).build();
    }

    public SecretsManagerClient secrets() {
        return with(SecretsManagerClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B with(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }
}
