package health.pratique.local.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.access.Access;
import health.pratique.local.cloud.access.AccessCall;
import health.pratique.local.cloud.access.Callers;
import health.pratique.local.cloud.events.DeliveryFailed;
import health.pratique.local.cloud.events.EventTargets;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.journal.JournalFailure;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.RuleResource;
import health.pratique.local.cloud.template.RuleTarget;
import health.pratique.local.cloud.template.TemplateInvalid;
import health.pratique.local.cloud.wire.ServiceError;
import health.pratique.local.cloud.workflow.Executions;
import health.pratique.local.cloud.workflow.ServiceCalls;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where rules lead in the local cloud: state machines, functions, queues and topics. */
final class RuleTargets implements EventTargets {

    private final Executions executions;
    private final Functions functions;
    private final ServiceCalls services;
    private final Access access;
    private final ObjectMapper json = new ObjectMapper();

    RuleTargets(Executions executions, Functions functions, ServiceCalls services, Access access) {
        this.executions = executions;
        this.functions = functions;
        this.services = services;
        this.access = access;
    }

    /** @throws TemplateInvalid naming the target that has no local counterpart */
    static void check(List<RuleResource> rules) {
        for (RuleResource rule : rules) {
            for (RuleTarget target : rule.targets()) {
                String service = service(target.arn());
                if (!List.of("states", "lambda", "sqs", "sns").contains(service)) {
                    throw new TemplateInvalid(
                            rule.logicalId() + ".Targets." + target.id(),
                            "the local cloud delivers to state machines, functions, queues and topics, not to "
                                    + service);
                }
            }
        }
    }

    private static String service(String arn) {
        String[] parts = arn.split(":", 4);
        return parts.length == 4 ? parts[2] : arn;
    }

    @Override
    public void deliver(RuleResource rule, RuleTarget target, String deliveryId, String input) throws DeliveryFailed {
        switch (service(target.arn())) {
            case "states" -> {
                // Without a role SAM makes one that may start this machine and nothing else.
                if (target.roleArn().isPresent()) {
                    String role = Callers.keyOf(rule, target.roleArn().get());
                    demand(role, "states:StartExecution", target.arn());
                    demand(role, "states:StartExecution", Arns.unqualified(target.arn()));
                }
                start(target.arn(), deliveryId, input);
            }
            case "lambda" -> {
                demand(Callers.keyOf(rule), "lambda:InvokeFunction", target.arn());
                invoke(target.arn(), input);
            }
            case "sns" -> publish(rule, target.arn(), input);
            default -> send(rule, target.arn(), input, Map.of());
        }
    }

    private void demand(String caller, String action, String resource) throws DeliveryFailed {
        try {
            access.demand(caller, new AccessCall(action, resource));
        } catch (ServiceError denied) {
            throw new DeliveryFailed("NO_PERMISSIONS", false);
        }
    }

    private void start(String stateMachineArn, String deliveryId, String input) throws DeliveryFailed {
        try {
            executions.start(stateMachineArn, Optional.of(deliveryId), json.readTree(input));
        } catch (ServiceError e) {
            // An earlier try of the same delivery came through.
            if (!e.type().equals("ExecutionAlreadyExists")) {
                throw new DeliveryFailed(e.type(), e.type().equals("ExecutionLimitExceeded"));
            }
        } catch (JsonProcessingException e) {
            throw new DeliveryFailed("InvalidExecutionInput", false);
        } catch (JournalFailure e) {
            throw new DeliveryFailed("InternalFailure", true);
        }
    }

    private void invoke(String functionArn, String input) throws DeliveryFailed {
        FunctionConfiguration function =
                functions.find(functionArn).orElseThrow(() -> new DeliveryFailed("ResourceNotFoundException", false));
        if (!functions.invokeLater(function, input.getBytes(StandardCharsets.UTF_8))) {
            throw new DeliveryFailed("TooManyRequestsException", true);
        }
    }

    private void publish(RuleResource rule, String topicArn, String message) throws DeliveryFailed {
        Map<String, String> form =
                Map.of("Action", "Publish", "Version", "2010-03-31", "TopicArn", topicArn, "Message", message);
        try {
            services.as(Callers.keyOf(rule)).query("sns", form, "MessageId");
        } catch (ServiceError e) {
            throw new DeliveryFailed(e.type(), e.status() >= 500);
        }
    }

    @Override
    public void deadLetter(RuleResource rule, String queueArn, String event, Map<String, String> attributes)
            throws DeliveryFailed {
        send(rule, queueArn, event, attributes);
    }

    private void send(RuleResource rule, String queueArn, String body, Map<String, String> attributes)
            throws DeliveryFailed {
        String[] parts = queueArn.split(":");
        ObjectNode request = json.createObjectNode()
                .put("QueueUrl", "http://127.0.0.1/" + parts[4] + "/" + parts[5])
                .put("MessageBody", body);
        ObjectNode typed = request.putObject("MessageAttributes");
        attributes.forEach(
                (name, value) -> typed.putObject(name).put("DataType", "String").put("StringValue", value));
        try {
            services.as(Callers.keyOf(rule)).json("sqs", "AmazonSQS.SendMessage", request);
        } catch (ServiceError e) {
            throw new DeliveryFailed(e.type(), e.status() >= 500);
        }
    }
}
