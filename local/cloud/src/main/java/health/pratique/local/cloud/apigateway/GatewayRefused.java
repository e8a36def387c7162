package health.pratique.local.cloud.apigateway;

import java.io.IOException;

/** The gateway gives no answer of the integration. */
final class GatewayRefused extends IOException {

    private static final long serialVersionUID = 1;

    private final GatewayRefusal refusal;

    GatewayRefused(GatewayRefusal refusal) {
        super("API Gateway refuses: " + refusal);
        this.refusal = refusal;
    }

    GatewayRefusal refusal() {
        return refusal;
    }
}
