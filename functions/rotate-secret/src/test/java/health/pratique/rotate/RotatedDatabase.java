package health.pratique.rotate;

import health.pratique.local.cloud.gateway.Gateway;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database and its secret, which waits for its first rotation. */
public final class RotatedDatabase implements QuarkusTestResourceLifecycleManager {

    private final StagedSecrets secrets = new StagedSecrets();
    private @Nullable OwnedDatabase database;
    private @Nullable Gateway gateway;

    @Override
    public Map<String, String> start() {
        try {
            database = OwnedDatabase.start();
            database.asItWasMade("pratique_functions");
            secrets.keep("one", database.secret("first"));
            gateway = Gateway.start(0, List.of(secrets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        System.setProperty("aws.endpointUrlSecretsManager", gateway.endpoint().toString());
        System.setProperty("aws.region", "eu-west-2");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return Map.of("pratique.rotate.functions-user", "pratique_functions", "pratique.rotate.ssl-mode", "disable");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(secrets, new TestInjector.MatchesType(StagedSecrets.class));
        injector.injectIntoFields(database, new TestInjector.MatchesType(OwnedDatabase.class));
    }

    @Override
    public void stop() {
        try {
            if (gateway != null) {
                gateway.close();
            }
            if (database != null) {
                database.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
