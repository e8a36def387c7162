package health.pratique.local.permissions.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a state machine's role has to allow: each task of its definition, its key, its log and its traces. */
final class Workflow {

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");
    private static final Pattern SERVICE = Pattern.compile("arn:.*:states:::([a-zA-Z0-9:-]+)(?:\\..*)?");
    private static final String OWN_ID = "$states.context.StateMachine.Id";
    private static final String MACHINE = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:";

    private final Tree properties;
    private final Function<String, Optional<String>> keys;
    private final Map<String, String> substitutions = new LinkedHashMap<>();
    private final List<Surrounding> found = new ArrayList<>();

    /**
     * @param properties of the state machine
     * @param directory of the template's file
     * @param keys which key a store is encrypted with
     */
    Workflow(Tree properties, Path directory, Function<String, Optional<String>> keys) {
        this.properties = properties;
        this.keys = keys;
        properties.get("DefinitionSubstitutions").ifPresent(all -> all.entries()
                .forEach((name, value) -> substitutions.put(name, value.text())));
        tasks(properties.get("Definition").orElseGet(() -> {
            Path file =
                    directory.resolve(properties.text("DefinitionS3Location")).normalize();
            return Tree.read(file, "statemachines/" + file.getFileName());
        }));
        own();
    }

    List<Surrounding> needs() {
        return found;
    }

    /** Also of a Map's and a Parallel's states, wherever they nest. */
    private void tasks(Tree tree) {
        if (tree.text("Type").equals("Task")) {
            task(tree);
        }
        tree.entries().values().forEach(this::tasks);
        tree.sequence().forEach(this::tasks);
    }

    private void task(Tree task) {
        Matcher service = SERVICE.matcher(task.text("Resource"));
        String call = service.matches() ? service.group(1) : task.text("Resource");
        switch (call) {
            case "lambda:invoke" -> needs(task, "lambda:InvokeFunction", "FunctionName");
            case "sns:publish" -> needs(task, "sns:Publish", "TopicArn").forEach(topic -> encrypted(topic, task));
            case "sqs:sendMessage" ->
                needs(task, "sqs:SendMessage", "QueueUrl").forEach(queue -> encrypted(queue, task));
            // Step Functions asks for the machine, too, whichever alias is started.
            case "states:startExecution" ->
                needs(task, "states:StartExecution", "StateMachineArn").forEach(machine -> {
                    add("states:StartExecution", machine.replaceFirst("Live$", ""), task);
                    if (machine.endsWith(name())) {
                        add("states:StartExecution", machine + ":live", task);
                    }
                });
            // What was released lies nowhere else.
            case "aws-sdk:s3:deleteObject" ->
                add("s3:DeleteObjectVersion", task.text("Arguments", "Bucket") + "/released/*", task);
            default -> add(call + ", whose action nobody wrote down", "*", task);
        }
    }

    private Set<String> needs(Tree task, String action, String argument) {
        String value = task.text("Arguments", argument);
        Set<String> names = new LinkedHashSet<>();
        Matcher substitution = SUBSTITUTION.matcher(value);
        while (substitution.find()) {
            names.add(substitutions.getOrDefault(substitution.group(1), substitution.group()));
        }
        if (value.contains(OWN_ID)) {
            names.add(MACHINE + name());
        }
        names.forEach(name -> add(action, name, task));
        return names;
    }

    private void encrypted(String store, Tree task) {
        keys.apply(store).ifPresent(key -> {
            add("kms:Decrypt", key, task);
            add("kms:GenerateDataKey", key, task);
        });
    }

    private void own() {
        String key = properties.text("EncryptionConfiguration", "KmsKeyId");
        if (!key.isEmpty()) {
            String context = "StringEquals kms:EncryptionContext:aws:states:stateMachineArn [" + MACHINE + name() + "]";
            add("kms:Decrypt", key, context);
            add("kms:GenerateDataKey", key, context);
            add(
                    "kms:GenerateDataKey",
                    key,
                    "StringEquals kms:EncryptionContext:SourceArn"
                            + " [arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*]");
        }
        if (properties.get("LoggingConfiguration").isPresent()) {
            for (String action : List.of(
                    "CreateLogDelivery",
                    "GetLogDelivery",
                    "UpdateLogDelivery",
                    "DeleteLogDelivery",
                    "ListLogDeliveries",
                    "PutResourcePolicy",
                    "DescribeResourcePolicies",
                    "DescribeLogGroups")) {
                add("logs:" + action, "*", "");
            }
        }
        if (properties.get("TracingConfiguration").isPresent()) {
            for (String action :
                    List.of("PutTraceSegments", "PutTelemetryRecords", "GetSamplingRules", "GetSamplingTargets")) {
                add("xray:" + action, "*", "");
            }
        }
    }

    private String name() {
        return properties.text("StateMachineName");
    }

    private void add(String action, String resource, Tree task) {
        found.add(new Surrounding(action, resource, task.place()));
    }

    private void add(String action, String resource, String condition) {
        found.add(new Surrounding(action, resource, condition, properties.place()));
    }
}
