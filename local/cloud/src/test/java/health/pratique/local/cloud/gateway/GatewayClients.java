package health.pratique.local.cloud.gateway;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Real SDK clients of a gateway. */
public record GatewayClients(URI endpoint) {

    public static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    public S3Client s3() {
        return of(S3Client.builder().forcePathStyle(true));
    }

    /** One try a call: a test wants to see the first answer. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(settings -> settings.retryStrategy(strategy -> strategy.maxAttempts(1)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
