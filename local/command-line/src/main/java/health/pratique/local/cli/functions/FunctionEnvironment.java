package health.pratique.local.cli.functions;

import io.smallrye.config.EnvConfigSource;
import java.util.Map;

/**
 * The functions' environment variables as a configuration source. A process cannot change its own environment, and the
 * platform's addresses are known only once its stores run, so they are handed over here before Quarkus starts.
 */
public final class FunctionEnvironment extends EnvConfigSource {

    private static final long serialVersionUID = 1L;

    /** Before {@code application.properties} (250), behind real environment variables (300). */
    private static final int ORDINAL = 290;

    private static volatile Map<String, String> variables = Map.of();

    /** Called by the service loader. */
    public FunctionEnvironment() {
        super(variables, ORDINAL);
    }

    static void set(Map<String, String> environment) {
        variables = Map.copyOf(environment);
    }
}
