package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.asl.jsonata.Reads;
import health.pratique.local.asl.jsonata.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one state. */
final class StateParser {

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern RESOURCE = Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");
    private static final Pattern SUFFIX = Pattern.compile(".*\\.sync(:2)?$");
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final MachineParser machines;
    private final Problems problems;
    private final Set<String> outerVariables;

    /** @param outerVariables names that the machines around this one assign, which an inner scope must not */
    StateParser(MachineParser machines, Problems problems, Set<String> outerVariables) {
        this.machines = machines;
        this.problems = problems;
        this.outerVariables = outerVariables;
    }

    @Nullable
    State parse(String name, JsonNode node) {
        Fields fields = new Fields(place(name), node, problems);
        String type = fields.text("Type");
        String language = fields.optionalText("QueryLanguage");
        if (language != null && !"JSONata".equals(language)) {
            fields.problem("QueryLanguage " + language + " is not supported, only JSONata");
        }
        State state =
                switch (type) {
                    case "Task" -> task(name, fields);
                    case "Choice" -> choice(name, fields);
                    case "Pass" -> new PassState(name, exit(fields, Reads.INPUT));
                    case "Wait" -> waiting(name, fields);
                    case "Parallel" -> parallel(name, fields);
                    case "Map" -> map(name, fields);
                    case "Succeed" -> new SucceedState(name, fields.template("Output", Reads.INPUT));
                    case "Fail" ->
                        new FailState(
                                name, fields.template("Error", Reads.INPUT), fields.template("Cause", Reads.INPUT));
                    case "" -> null;
                    default -> {
                        fields.problem("Type " + type + " is not known");
                        yield null;
                    }
                };
        if (state != null) {
            fields.refuseOthers();
        }
        return state;
    }

    static String place(String state) {
        return "State '" + state + "'";
    }

    private TaskState task(String name, Fields fields) {
        String resource = fields.text("Resource");
        if (SUBSTITUTION.matcher(resource).find()) {
            fields.problem("Resource " + resource + " holds a substitution that was not made");
        } else if (SUFFIX.matcher(resource).matches()) {
            fields.problem("Resource " + resource + " is not supported: of calls that wait, only .waitForTaskToken is");
        } else if (resource.contains(":activity:")) {
            fields.problem("Resource " + resource + " is not supported: activities are not");
        } else if (!resource.isEmpty() && !RESOURCE.matcher(resource).matches()) {
            fields.problem("Resource " + resource + " is not an ARN");
        }
        return new TaskState(
                name,
                resource,
                fields.template("Arguments", Reads.INPUT),
                fields.wholeOrQuery("TimeoutSeconds", 1, FieldLimits.MAX_SECONDS),
                fields.wholeOrQuery("HeartbeatSeconds", 1, FieldLimits.MAX_SECONDS),
                RecoveryParser.retriers(fields),
                RecoveryParser.catchers(fields, this),
                exit(fields, Reads.RESULT));
    }

    private ChoiceState choice(String name, Fields fields) {
        List<ChoiceState.Rule> rules = new ArrayList<>();
        for (Fields rule : fields.list("Choices")) {
            Template condition = rule.template("Condition", Reads.INPUT);
            if (!rule.has("Condition")) {
                rule.problem("Condition is missing");
            }
            Exit exit = new Exit(rule.template("Output", Reads.INPUT), assign(rule, Reads.INPUT), rule.text("Next"));
            rule.refuseOthers();
            if (condition != null) {
                if (condition instanceof Template.Constant constant
                        && !constant.value().isBoolean()) {
                    rule.problem("Condition must be an expression, true or false");
                }
                rules.add(new ChoiceState.Rule(condition, exit));
            }
        }
        if (fields.get("Choices").isEmpty()) {
            fields.problem("Choices must hold at least one rule");
        }
        String otherwise = fields.optionalText("Default");
        Exit exit = new Exit(fields.template("Output", Reads.INPUT), assign(fields, Reads.INPUT), otherwise);
        return new ChoiceState(name, rules, otherwise == null ? null : exit);
    }

    private @Nullable WaitState waiting(String name, Fields fields) {
        Template seconds = fields.wholeOrQuery("Seconds", 0, FieldLimits.MAX_SECONDS);
        Template timestamp = fields.template("Timestamp", Reads.INPUT);
        Exit exit = exit(fields, Reads.INPUT);
        if (fields.has("Seconds") == fields.has("Timestamp")) {
            fields.problem("exactly one of Seconds and Timestamp must be given");
        }
        if (timestamp instanceof Template.Constant constant
                && Timestamps.parse(constant.value()).isEmpty()) {
            fields.problem("Timestamp must be in RFC 3339 form, such as 2026-03-14T01:59:00Z");
        }
        if (seconds != null) {
            return new WaitState(name, new WaitState.Seconds(seconds), exit);
        }
        return timestamp == null ? null : new WaitState(name, new WaitState.Timestamp(timestamp), exit);
    }

    private ParallelState parallel(String name, Fields fields) {
        List<StateMachine> branches = new ArrayList<>();
        Set<String> visible = machines.variablesIn(outerVariables);
        for (Fields branch : fields.list("Branches")) {
            StateMachine machine = machines.inner(branch, visible);
            if (machine != null) {
                branches.add(machine);
            }
        }
        if (fields.get("Branches").isEmpty()) {
            fields.problem("Branches must hold at least one branch");
        }
        return new ParallelState(
                name,
                fields.template("Arguments", Reads.INPUT),
                branches,
                RecoveryParser.retriers(fields),
                RecoveryParser.catchers(fields, this),
                exit(fields, Reads.RESULT));
    }

    private @Nullable MapState map(String name, Fields fields) {
        Fields processor = new Fields(place(name) + ", ItemProcessor", fields.get("ItemProcessor"), problems);
        Fields config = processor.has("ProcessorConfig")
                ? new Fields(place(name) + ", ProcessorConfig", processor.get("ProcessorConfig"), problems)
                : null;
        if (config != null) {
            String mode = config.optionalText("Mode");
            config.get("ExecutionType");
            if (mode != null && !"INLINE".equals(mode)) {
                config.problem("Mode " + mode + " is not supported, only INLINE");
            }
            config.refuseOthers();
        }
        Template items = fields.template("Items", Reads.INPUT);
        if (items instanceof Template.Constant constant && !constant.value().isArray()) {
            fields.problem("Items must be an array or an expression");
        }
        StateMachine machine = machines.inner(processor, machines.variablesIn(outerVariables));
        Template selector = fields.template("ItemSelector", Reads.INPUT);
        Template concurrency = fields.wholeOrQuery("MaxConcurrency", 0, Integer.MAX_VALUE);
        List<Retrier> retriers = RecoveryParser.retriers(fields);
        List<Catcher> catchers = RecoveryParser.catchers(fields, this);
        Exit exit = exit(fields, Reads.RESULT);
        return machine == null
                ? null
                : new MapState(name, items, selector, concurrency, machine, retriers, catchers, exit);
    }

    private Exit exit(Fields fields, Reads reads) {
        Template output = fields.template("Output", reads);
        Template assign = assign(fields, reads);
        String next = fields.optionalText("Next");
        JsonNode end = fields.get("End");
        if (!end.isMissingNode() && !end.isBoolean()) {
            fields.problem("End must be true or false");
        }
        if ((next != null) == end.asBoolean(false)) {
            fields.problem("exactly one of Next and \"End\": true must be given");
        }
        return new Exit(output, assign, next);
    }

    @Nullable
    Template assign(Fields fields, Reads reads) {
        JsonNode value = fields.get("Assign");
        if (!value.isMissingNode() && !value.isObject()) {
            fields.problem("Assign must be an object");
            return null;
        }
        for (Map.Entry<String, JsonNode> variable : value.properties()) {
            String name = variable.getKey();
            if ("states".equals(name)) {
                fields.problem("Assign must not set the reserved variable states");
            } else if (!VARIABLE.matcher(name).matches() || name.length() > FieldLimits.MAX_NAME) {
                fields.problem("'" + name + "' is not a variable name");
            } else if (outerVariables.contains(name)) {
                fields.problem(
                        "variable '" + name + "' is one of an outer scope, which can be read here but not assigned");
            }
        }
        return fields.template("Assign", reads);
    }
}
