package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.functions.isolated.IsolatedFunctionHost;
import health.pratique.local.cloud.functions.isolated.IsolatedSettings;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.util.Map;

/** Makes the host of a platform's functions when its stores and gateway are there. */
@FunctionalInterface
public interface FunctionHostFactory {

    FunctionHost create(FunctionPlatform platform) throws InterruptedException;

    /** Handlers in this JVM, by logical id. */
    static FunctionHostFactory inProcess(Map<String, FunctionHandler> handlers) {
        return platform -> new InProcessFunctionHost(handlers);
    }

    /** Each function's own zip in its own processes, all started ahead of the first call. */
    static FunctionHostFactory isolated(int processesPerFunction) {
        return platform -> {
            IsolatedFunctionHost host =
                    new IsolatedFunctionHost(IsolatedSettings.of(platform.endpoint(), platform.workDirectory())
                            .withProcessesPerFunction(processesPerFunction));
            try {
                for (FunctionConfiguration function : platform.functions()) {
                    host.prepare(function);
                }
            } catch (RuntimeException e) {
                host.close();
                throw e;
            }
            return host;
        };
    }
}
