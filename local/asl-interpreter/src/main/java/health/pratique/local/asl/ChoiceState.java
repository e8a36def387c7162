package health.pratique.local.asl;

import health.pratique.local.asl.jsonata.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes on by the first rule whose condition holds.
 *
 * @param otherwise {@code Default}, with the Assign and Output of the state itself, which are for this way only; absent: an error
 */
public record ChoiceState(
        String name, List<Rule> rules, @Nullable Exit otherwise) implements State {

    public ChoiceState {
        rules = List.copyOf(rules);
    }

    @Override
    public String type() {
        return "Choice";
    }

    /**
     * One of {@code Choices}.
     *
     * @param condition must come out as true or false
     */
    public record Rule(Template condition, Exit exit) {}
}
