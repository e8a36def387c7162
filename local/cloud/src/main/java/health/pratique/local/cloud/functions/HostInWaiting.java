package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.apigateway.HttpApplication;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Stands for a host that is being made, since the gateway answers before: calls wait for it. */
public final class HostInWaiting implements FunctionHost {

    private final CompletableFuture<FunctionHost> host = new CompletableFuture<>();

    /** From here on calls go to this host, which ends with this one. */
    public void is(FunctionHost made) {
        if (!host.complete(made)) {
            made.close();
        }
    }

    @Override
    public byte[] invoke(FunctionConfiguration function, byte[] payload) throws FunctionFailed, InterruptedException {
        try {
            return host.get().invoke(function, payload);
        } catch (ExecutionException stopped) {
            throw FunctionFailed.plain("Lambda.ServiceException", "The platform is stopping");
        }
    }

    /** Asked once the host is there. */
    @Override
    public Optional<HttpApplication> http() {
        return host.join().http();
    }

    @Override
    public void close() {
        if (!host.completeExceptionally(new IllegalStateException("closed")) && !host.isCompletedExceptionally()) {
            host.join().close();
        }
    }
}
