package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.functions.isolated.IsolatedFunctionHost;
import health.pratique.local.cloud.functions.isolated.IsolatedSettings;
import java.util.Map;

/** Makes the host of a platform's functions when its stores and gateway are there. */
@FunctionalInterface
public interface FunctionHostFactory {

    FunctionHost create(FunctionPlatform platform) throws InterruptedException;

    /** Handlers in this JVM, by logical id. */
    static FunctionHostFactory inProcess(Map<String, FunctionHandler> handlers) {
        return platform -> new InProcessFunctionHost(handlers);
    }

    /** Each function's own zip in its own processes; one of each is ready before the platform is. */
    static FunctionHostFactory isolated(int processesPerFunction) {
        return platform -> IsolatedFunctionHost.prepared(
                IsolatedSettings.of(platform.endpoint(), platform.workDirectory())
                        .withProcessesPerFunction(processesPerFunction),
                platform.functions());
    }
}
