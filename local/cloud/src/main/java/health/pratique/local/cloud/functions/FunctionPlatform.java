package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.template.FunctionConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a host is made for.
 *
 * @param endpoint of the gateway, which answers already
 * @param workDirectory for what a host puts on disk; it need not exist yet
 * @param behindApi the one of them that answers the REST API
 */
public record FunctionPlatform(
        URI endpoint,
        Path workDirectory,
        List<FunctionConfiguration> functions,
        Optional<FunctionConfiguration> behindApi) {

    public FunctionPlatform {
        functions = List.copyOf(functions);
    }
}
