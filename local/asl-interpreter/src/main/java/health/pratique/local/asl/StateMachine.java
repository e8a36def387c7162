package health.pratique.local.asl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked definition with its expressions compiled: the whole machine, or a branch or item processor in it. Immutable; threads
 * may share it.
 */
public final class StateMachine {

    private final State start;
    private final Map<String, State> states;
    private final @Nullable Duration timeout;

    StateMachine(State start, Map<String, State> states, @Nullable Duration timeout) {
        this.start = start;
        this.states = new LinkedHashMap<>(states);
        this.timeout = timeout;
    }

    /**
     * @param json Amazon States Language in JSONata mode, with all {@code ${…}} substitutions made
     * @throws InvalidStateMachine naming everything that is wrong or not supported
     */
    public static StateMachine parse(String json) {
        return new MachineParser(new Problems()).whole(json);
    }

    /** Where it begins. */
    public State start() {
        return start;
    }

    /** A state of this machine; those of branches and item processors are not its own. */
    public Optional<State> state(String name) {
        return Optional.ofNullable(states.get(name));
    }

    /** {@code TimeoutSeconds} of the whole execution. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }
}
