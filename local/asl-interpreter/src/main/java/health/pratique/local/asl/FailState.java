package health.pratique.local.asl;

import health.pratique.local.asl.jsonata.Template;
import org.jspecify.annotations.Nullable;

/** Ends its machine with an error. */
public record FailState(
        String name, @Nullable Template error, @Nullable Template cause) implements State {

    @Override
    public String type() {
        return "Fail";
    }
}
