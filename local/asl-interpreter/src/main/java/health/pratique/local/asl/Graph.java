package health.pratique.local.asl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways between the states of one machine. */
final class Graph {

    private final Map<String, State> states;
    private final Problems problems;

    Graph(Map<String, State> states, Problems problems) {
        this.states = states;
        this.problems = problems;
    }

    /** Every way must lead to a state of this machine, every state be reached, and some state be an end. */
    void check(String startAt, Fields machine) {
        if (startAt.isEmpty()) {
            return;
        }
        if (!states.containsKey(startAt)) {
            machine.problem("StartAt names '" + startAt + "', which is not a state");
            return;
        }
        Set<String> reached = new LinkedHashSet<>(Set.of(startAt));
        Deque<String> open = new ArrayDeque<>(reached);
        boolean ends = false;
        while (!open.isEmpty()) {
            State state = states.get(open.remove());
            if (state == null) {
                continue;
            }
            List<@Nullable String> ways = ways(state);
            ends |= ways.isEmpty() || ways.contains(null);
            for (String next : ways) {
                if (next != null && !next.isEmpty() && reached.add(next)) {
                    open.add(next);
                }
            }
        }
        if (!ends) {
            machine.problem("no state that ends the machine can be reached");
        }
        for (State state : states.values()) {
            ways(state).stream()
                    .filter(next -> next != null && !next.isEmpty() && !states.containsKey(next))
                    .forEach(next -> problems.add(
                            StateParser.place(state.name()), "goes to '" + next + "', which is not a state here"));
            if (!reached.contains(state.name())) {
                problems.add(StateParser.place(state.name()), "cannot be reached");
            }
        }
    }

    /** Where a state can lead; null stands for the end, and a state without ways is one. */
    private static List<@Nullable String> ways(State state) {
        List<@Nullable String> ways = new ArrayList<>();
        switch (state) {
            case RecoverableState recoverable -> {
                ways.add(recoverable.exit().next());
                recoverable
                        .catchers()
                        .forEach(catcher -> ways.add(catcher.exit().next()));
            }
            case ChoiceState choice -> {
                choice.rules().forEach(rule -> ways.add(rule.exit().next()));
                if (choice.otherwise() != null) {
                    ways.add(choice.otherwise().next());
                }
            }
            case PassState pass -> ways.add(pass.exit().next());
            case WaitState wait -> ways.add(wait.exit().next());
            case SucceedState _, FailState _ -> {}
        }
        return ways;
    }
}
