package health.pratique.api.review;

import health.pratique.kit.ServiceClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What calls the review function. */
public class ReviewingProducers {

    /** Made at its first use: who never decides a review needs none. */
    @Produces
    @ApplicationScoped
    public LambdaClient lambda() {
        return ServiceClients.of(LambdaClient.builder());
    }

    void close(@Disposes LambdaClient client) {
        client.close();
    }
}
