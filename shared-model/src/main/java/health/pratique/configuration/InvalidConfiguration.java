package health.pratique.configuration;

import java.util.List;

/** A configuration with mistakes; the message names each, and where it is. */
public final class InvalidConfiguration extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidConfiguration(List<String> problems) {
        super("the configuration is not valid: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
