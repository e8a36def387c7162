package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.template.FunctionConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What a host is made for.
 *
 * @param endpoint of the gateway, which answers already
 * @param workDirectory for what a host puts on disk; it need not exist yet
 */
public record FunctionPlatform(URI endpoint, Path workDirectory, List<FunctionConfiguration> functions) {

    public FunctionPlatform {
        functions = List.copyOf(functions);
    }
}
