package health.pratique.fraud;

import health.pratique.kit.MetricSink;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** Makes the scorer that the settings ask for. */
public class FraudProducers {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    @Produces
    @Singleton
    TrafficNorms norms(FraudSettings settings) {
        if (settings.usualRatePerMinute() < 1) {
            throw new IllegalStateException("PRATIQUE_FRAUD_USUAL_RATE_PER_MINUTE must be 1 or more");
        }
        return new TrafficNorms(settings.usualRatePerMinute(), settings.timeZone());
    }

    @Produces
    @Singleton
    Scorers scorers(
            FraudSettings settings,
            TrafficNorms norms,
            DynamoDbClient dynamo,
            MetricSink metrics,
            InstantSource clock) {
        if (settings.endpoint().isPresent()) {
            return Scorers.always(
                    new EndpointScorer(sageMaker(), settings.endpoint().get(), norms));
        }
        OrdinaryForests ordinary = new OrdinaryForests(norms);
        return settings.forestsTable()
                .<Scorers>map(table -> new LearnedScorers(new LearnedForests(dynamo, table), ordinary, metrics, clock))
                .orElseGet(() -> Scorers.always(new ForestScorer(ordinary)));
    }

    void close(@Disposes Scorers scorers) {
        scorers.close();
    }

    /** Standard mode: three attempts, exponential backoff with full jitter, a retry quota. */
    private static SageMakerRuntimeClient sageMaker() {
        return SageMakerRuntimeClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(ATTEMPT_TIMEOUT))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT)
                        .retryStrategy(RetryMode.STANDARD))
                .build();
    }
}
