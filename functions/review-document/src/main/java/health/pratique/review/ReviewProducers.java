package health.pratique.review;

import health.pratique.kit.ServiceClients;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What reviews need that no extension provides. */
public class ReviewProducers {

    @Produces
    @Singleton
    public SfnClient workflows() {
        return ServiceClients.of(SfnClient.builder());
    }
}
