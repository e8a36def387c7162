package health.pratique.local.cloud.template;

import java.util.Map;

/** How an event becomes a target's input. */
public sealed interface TargetInput {

    /** The event as it is. */
    record Whole() implements TargetInput {}

    /** A JSON text of the template. */
    record Constant(String json) implements TargetInput {}

    /** The part of the event at a JSON path such as {@code $.detail}. */
    record Part(String path) implements TargetInput {}

    /**
     * A text with variables.
     *
     * @param paths variable to JSON path
     * @param template with {@code <variable>} wherever a value goes
     */
    record Transformed(Map<String, String> paths, String template) implements TargetInput {

        public Transformed {
            paths = Map.copyOf(paths);
        }
    }
}
