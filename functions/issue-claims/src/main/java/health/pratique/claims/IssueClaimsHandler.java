package health.pratique.claims;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.kit.MetricSink;
import health.pratique.smart.TokenRefused;
import health.pratique.smart.claims.PreTokenGeneration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The user pool's trigger before each token. Where it throws, there is no token. */
@Named("issue-claims")
@ApplicationScoped
public class IssueClaimsHandler implements RequestHandler<ObjectNode, ObjectNode> {

    private final PreTokenGeneration trigger;
    private final MetricSink metrics;

    public IssueClaimsHandler(PreTokenGeneration trigger, MetricSink metrics) {
        this.trigger = trigger;
        this.metrics = metrics;
    }

    @Override
    public ObjectNode handleRequest(ObjectNode event, Context context) {
        try {
            return trigger.answered(event);
        } catch (TokenRefused refused) {
            metrics.refused("ISSUE_" + refused.reason().name());
            throw refused;
        }
    }
}
