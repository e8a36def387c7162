package health.pratique.local.cloud;

import health.pratique.local.cloud.comprehend.ComprehendLimits;
import health.pratique.local.cloud.functions.FunctionHostFactory;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.workflow.ExecutionListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How a platform is to be.
 *
 * @param template a SAM template
 * @param parameters for the template; the rest take their defaults
 * @param port of the gateway on loopback, 0 for any free one
 * @param apiPort of the template's REST API on loopback, 0 for any free one
 * @param stateDirectory where everything is kept between runs; without one it is gone after the stop
 * @param functions makes the host of the template's functions
 * @param concurrentExecutions executions that run at the same time
 * @param comprehend how much Comprehend Medical takes
 * @param sageMakerEndpoints names of the endpoints that exist
 * @param executions told of every execution
 * @param endpoints more endpoints behind the gateway, asked before all others
 */
public record LocalCloudOptions(
        Path template,
        Map<String, String> parameters,
        int port,
        int apiPort,
        Optional<Path> stateDirectory,
        FunctionHostFactory functions,
        int concurrentExecutions,
        ComprehendLimits comprehend,
        Set<String> sageMakerEndpoints,
        ExecutionListener executions,
        Function<LocalCloud, List<ServiceEndpoint>> endpoints) {

    public static final int USUAL_PORT = 4566;

    public LocalCloudOptions {
        parameters = Map.copyOf(parameters);
        sageMakerEndpoints = Set.copyOf(sageMakerEndpoints);
    }

    /** Ephemeral, on the usual port, with 64 concurrent executions and the limits that AWS gives an account. */
    public static LocalCloudOptions of(Path template, FunctionHostFactory functions) {
        return new LocalCloudOptions(
                template,
                Map.of(),
                USUAL_PORT,
                0,
                Optional.empty(),
                functions,
                64,
                ComprehendLimits.OF_AN_ACCOUNT,
                Set.of(),
                ExecutionListener.NO_OP,
                cloud -> List.of());
    }

    public LocalCloudOptions withParameters(Map<String, String> values) {
        return new LocalCloudOptions(
                template,
                values,
                port,
                apiPort,
                stateDirectory,
                functions,
                concurrentExecutions,
                comprehend,
                sageMakerEndpoints,
                executions,
                endpoints);
    }

    public LocalCloudOptions withPort(int gatewayPort) {
        return new LocalCloudOptions(
                template,
                parameters,
                gatewayPort,
                apiPort,
                stateDirectory,
                functions,
                concurrentExecutions,
                comprehend,
                sageMakerEndpoints,
                executions,
                endpoints);
    }

    public LocalCloudOptions withApiPort(int restApiPort) {
        return new LocalCloudOptions(
                template,
                parameters,
                port,
                restApiPort,
                stateDirectory,
                functions,
                concurrentExecutions,
                comprehend,
                sageMakerEndpoints,
                executions,
                endpoints);
    }

    public LocalCloudOptions withStateDirectory(Path directory) {
        return new LocalCloudOptions(
                template,
                parameters,
                port,
                apiPort,
                Optional.of(directory),
                functions,
                concurrentExecutions,
                comprehend,
                sageMakerEndpoints,
                executions,
                endpoints);
    }

    public LocalCloudOptions withConcurrentExecutions(int most) {
        return new LocalCloudOptions(
                template,
                parameters,
                port,
                apiPort,
                stateDirectory,
                functions,
                most,
                comprehend,
                sageMakerEndpoints,
                executions,
                endpoints);
    }

    public LocalCloudOptions withComprehend(ComprehendLimits limits) {
        return new LocalCloudOptions(
                template,
                parameters,
                port,
                apiPort,
                stateDirectory,
                functions,
                concurrentExecutions,
                limits,
                sageMakerEndpoints,
                executions,
                endpoints);
    }

    public LocalCloudOptions withSageMakerEndpoints(Set<String> names) {
        return new LocalCloudOptions(
                template,
                parameters,
                port,
                apiPort,
                stateDirectory,
                functions,
                concurrentExecutions,
                comprehend,
                names,
                executions,
                endpoints);
    }

    public LocalCloudOptions withExecutionListener(ExecutionListener listener) {
        return new LocalCloudOptions(
                template,
                parameters,
                port,
                apiPort,
                stateDirectory,
                functions,
                concurrentExecutions,
                comprehend,
                sageMakerEndpoints,
                listener,
                endpoints);
    }

    public LocalCloudOptions withEndpoints(Function<LocalCloud, List<ServiceEndpoint>> more) {
        return new LocalCloudOptions(
                template,
                parameters,
                port,
                apiPort,
                stateDirectory,
                functions,
                concurrentExecutions,
                comprehend,
                sageMakerEndpoints,
                executions,
                more);
    }
}
