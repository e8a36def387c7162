package health.pratique.rotate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.rotate.RotationRequest.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager alone may call it, a step at a time. */
@Named("rotate-secret")
@ApplicationScoped
public class RotateSecretHandler implements RequestHandler<RotationRequest, RotationReport> {

    private static final Logger LOG = Logger.getLogger(RotateSecretHandler.class);

    private final Rotation rotation;

    RotateSecretHandler(
            SecretsManagerClient secrets,
            RotateSettings settings,
            @ConfigProperty(name = "aws.region", defaultValue = "unknown") String region) {
        this.rotation = new Rotation(
                secrets, new OwnerConnections(settings.sslMode(), region), new FunctionsRole(settings.functionsUser()));
    }

    @Override
    public RotationReport handleRequest(RotationRequest request, Context context) {
        Order order = request.checked();
        try {
            RotationReport report = rotation.perform(order);
            LOG.infof("%s of %s for version %s: %s", report.step(), order.secretId(), order.token(), report.outcome());
            return report;
        } catch (RotationFailed failed) {
            LOG.errorf(
                    "%s of %s for version %s: %s",
                    order.step().label(), order.secretId(), order.token(), failed.reason());
            throw failed;
        }
    }
}
