package health.pratique.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager, each secret read once in a process's life. */
@ApplicationScoped
public class Secrets {

    private final SecretsManagerClient client;
    private final Map<String, String> read = new ConcurrentHashMap<>();

    public Secrets(SecretsManagerClient client) {
        this.client = client;
    }

    /** @param secretId name or ARN */
    public String text(String secretId) {
        return read.computeIfAbsent(secretId, this::fetch);
    }

    /** Forgets a secret that no longer works, so that a rotated one is read next. */
    public void forget(String secretId) {
        read.remove(secretId);
    }

    private String fetch(String secretId) {
        return Stores.secrets(() ->
                client.getSecretValue(request -> request.secretId(secretId)).secretString());
    }

    @Override
    public String toString() {
        return "[KEY]";
    }
}
