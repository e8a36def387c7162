package health.pratique.kit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What the kit needs that no extension provides. */
public class KitProducers {

    @Produces
    @Singleton
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    public SecretsManagerClient secretsManager() {
        return ServiceClients.of(SecretsManagerClient.builder());
    }

    @Produces
    @Singleton
    public KmsClient kms() {
        return ServiceClients.of(KmsClient.builder());
    }
}
