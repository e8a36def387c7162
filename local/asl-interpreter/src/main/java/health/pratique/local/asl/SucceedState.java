package health.pratique.local.asl;

import health.pratique.local.asl.jsonata.Template;
import org.jspecify.annotations.Nullable;

/** Ends its machine well. */
public record SucceedState(String name, @Nullable Template output) implements State {

    @Override
    public String type() {
        return "Succeed";
    }
}
