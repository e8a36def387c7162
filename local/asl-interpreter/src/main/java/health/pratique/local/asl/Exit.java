package health.pratique.local.asl;

import health.pratique.local.asl.jsonata.Template;
import org.jspecify.annotations.Nullable;

/**
 * How a state is left.
 *
 * @param output absent: the state's result, or its input where it has none, or in a Catch the error output
 * @param assign absent: no variable changes
 * @param next absent: the machine ends
 */
public record Exit(
        @Nullable Template output,
        @Nullable Template assign,
        @Nullable String next) {}
