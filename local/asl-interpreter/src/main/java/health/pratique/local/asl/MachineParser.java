package health.pratique.local.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a machine and those inside it, and checks that its states hang together. */
final class MachineParser {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Problems problems;
    private final Set<String> stateNames = new HashSet<>();
    private final Deque<JsonNode> enclosing = new ArrayDeque<>();

    MachineParser(Problems problems) {
        this.problems = problems;
    }

    StateMachine whole(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException invalid) {
            throw new InvalidStateMachine(List.of("The definition is not JSON: " + invalid.getOriginalMessage()));
        }
        Fields fields = new Fields("State machine", root, problems);
        if (!"JSONata".equals(fields.optionalText("QueryLanguage"))) {
            fields.problem("QueryLanguage must be JSONata: JSONPath is not supported");
        }
        String version = fields.optionalText("Version");
        if (version != null && !"1.0".equals(version)) {
            fields.problem("Version " + version + " is not supported, only 1.0");
        }
        long timeout = fields.whole("TimeoutSeconds", 0, 1, FieldLimits.MAX_SECONDS);
        StateMachine machine = machine(fields, Set.of(), timeout == 0 ? null : Duration.ofSeconds(timeout));
        problems.throwIfAny();
        if (machine == null) {
            throw new InvalidStateMachine(List.of("The definition has no state to start at"));
        }
        return machine;
    }

    /** A branch or item processor. */
    @Nullable
    StateMachine inner(Fields fields, Set<String> outerVariables) {
        return machine(fields, outerVariables, null);
    }

    /** The variables that states directly in the machine now being read assign, and those of the machines around it. */
    Set<String> variablesIn(Set<String> outer) {
        Set<String> variables = new HashSet<>(outer);
        if (enclosing.peek() != null) {
            for (JsonNode state : enclosing.peek()) {
                addAssigned(state, variables);
                state.path("Choices").forEach(rule -> addAssigned(rule, variables));
                state.path("Catch").forEach(catcher -> addAssigned(catcher, variables));
            }
        }
        return variables;
    }

    private static void addAssigned(JsonNode node, Set<String> variables) {
        node.path("Assign").fieldNames().forEachRemaining(variables::add);
    }

    private @Nullable StateMachine machine(Fields fields, Set<String> outerVariables, @Nullable Duration timeout) {
        String startAt = fields.text("StartAt");
        JsonNode nodes = fields.get("States");
        fields.refuseOthers();
        if (!nodes.isObject() || nodes.isEmpty()) {
            fields.problem("States must hold at least one state");
            return null;
        }
        enclosing.push(nodes);
        Map<String, State> states = states(nodes, new StateParser(this, problems, outerVariables));
        enclosing.pop();
        if (states.size() == nodes.size()) {
            new Graph(states, problems).check(startAt, fields);
        }
        State start = states.get(startAt);
        return start == null ? null : new StateMachine(start, states, timeout);
    }

    private Map<String, State> states(JsonNode nodes, StateParser parser) {
        Map<String, State> states = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : nodes.properties()) {
            String name = entry.getKey();
            if (name.isEmpty() || name.length() > FieldLimits.MAX_NAME) {
                problems.add(StateParser.place(name), "a name has 1 to " + FieldLimits.MAX_NAME + " characters");
            }
            if (!stateNames.add(name)) {
                problems.add(StateParser.place(name), "the name is used twice in the machine");
            }
            State state = parser.parse(name, entry.getValue());
            if (state != null) {
                states.put(name, state);
            }
        }
        return states;
    }
}
