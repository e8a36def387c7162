package health.pratique.local.cloud;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The real SDK's clients, pointed at a gateway. */
record Clients(URI endpoint) {

    S3Client s3() {
        return with(S3Client.builder().forcePathStyle(true)).build();
    }

    SfnClient sfn() {
        return with(SfnClient.builder()).build();
    }

    LambdaClient lambda() {
        return with(LambdaClient.builder()).build();
    }

    EventBridgeClient events() {
        return with(EventBridgeClient.builder()).build();
    }

    DynamoDbClient dynamoDb() {
        return with(DynamoDbClient.builder()).build();
    }

    SqsClient sqs() {
        return with(SqsClient.builder()).build();
    }

    SnsClient sns() {
        return with(SnsClient.builder()).build();
    }

    KmsClient kms() {
        return with(KmsClient.builder()).build();
    }

    SecretsManagerClient secrets() {
        return with(SecretsManagerClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B with(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }
}
