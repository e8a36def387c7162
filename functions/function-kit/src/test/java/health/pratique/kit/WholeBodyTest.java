package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Calls whose body is held rather than streamed. */
class WholeBodyTest {

    @Test
    void theBodyArrivesWholeWithItsLength() throws IOException {
        try (ClosingServer server = new ClosingServer();
                DynamoDbClient dynamo = client(server.endpoint(), new WholeBody())) {
            put(dynamo, "ä".repeat(100_000));

            assertThat(server.bodies()).singleElement().satisfies(body -> assertThat(body)
                    .contains("ä".repeat(100_000))
                    .endsWith("}"));
        }
    }

    /** Without a retry of the SDK's own, so that the call fails unless the body is sent anew below it. */
    @Test
    void aConnectionThatHasEndedMeanwhileFailsNoCall() throws IOException {
        try (ClosingServer server = new ClosingServer();
                DynamoDbClient dynamo = client(server.endpoint(), new WholeBody())) {
            for (int i = 0; i < 20; i++) {
                put(dynamo, "row " + i);
            }

            assertThat(server.bodies()).hasSize(20);
        }
    }

    @Test
    void theLengthIsNeitherStreamedNorSigned() throws IOException {
        AtomicReference<SdkHttpRequest> sent = new AtomicReference<>();
        ExecutionInterceptor witness = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                sent.set(context.httpRequest());
            }
        };
        try (ClosingServer server = new ClosingServer();
                DynamoDbClient dynamo = client(server.endpoint(), new WholeBody(), witness)) {
            put(dynamo, "row");

            assertThat(sent.get().firstMatchingHeader("Content-Length")).isEmpty();
            assertThat(sent.get().firstMatchingHeader("Authorization"))
                    .get()
                    .asString()
                    .contains("SignedHeaders=")
                    .doesNotContain("content-length");
        }
    }

    private static void put(DynamoDbClient dynamo, String value) {
        dynamo.putItem(request -> request.tableName("any").item(Map.of("id", AttributeValue.fromS(value))));
    }

    private static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> {
                    override.retryStrategy(DefaultRetryStrategy.doNotRetry());
                    for (ExecutionInterceptor interceptor : interceptors) {
                        override.addExecutionInterceptor(interceptor);
                    }
                })
                .build();
    }
}
