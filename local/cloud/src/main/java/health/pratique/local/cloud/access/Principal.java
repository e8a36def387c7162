package health.pratique.local.cloud.access;

import health.pratique.local.cloud.template.Arns;
import java.util.List;
import java.util.Optional;

/** Who calls, by a resource of the template. The operator, who may do everything, is none. */
sealed interface Principal {

    /** Logical id of the function, state machine or rule. */
    String name();

    /** As AWS names it in a refusal. */
    String arn();

    List<String> told(String key, AccessCall call);

    /**
     * A role that a function, a state machine or a rule has taken.
     *
     * @param function ARN, where it is a function's code that calls
     */
    record Role(String name, String roleArn, Optional<String> function, Statements identity) implements Principal {

        @Override
        public String arn() {
            return "arn:aws:sts::" + Arns.ACCOUNT + ":assumed-role" + roleArn.substring(roleArn.indexOf('/')) + "/"
                    + name;
        }

        @Override
        public List<String> told(String key, AccessCall call) {
            return switch (key) {
                case "aws:principalarn" -> List.of(roleArn);
                case "aws:principalaccount" -> List.of(Arns.ACCOUNT);
                case "aws:principalisawsservice" -> List.of("false");
                case "lambda:sourcefunctionarn" -> function.map(List::of).orElse(List.of());
                default -> List.of();
            };
        }
    }

    /**
     * A service of AWS that calls for a resource of the template.
     *
     * @param service such as {@code events.amazonaws.com}
     * @param sourceArn of the resource
     */
    record Service(String name, String service, String sourceArn) implements Principal {

        @Override
        public String arn() {
            return service;
        }

        /** EventBridge tells a topic, and the key of a topic or a queue, nothing of the rule that it acts for. */
        @Override
        public List<String> told(String key, AccessCall call) {
            boolean says = !call.action().startsWith("sns:") && !call.action().startsWith("kms:");
            return switch (key) {
                case "aws:principalisawsservice" -> List.of("true");
                case "aws:sourcearn" -> says ? List.of(sourceArn) : List.of();
                case "aws:sourceaccount" -> says ? List.of(Arns.ACCOUNT) : List.of();
                default -> List.of();
            };
        }
    }
}
