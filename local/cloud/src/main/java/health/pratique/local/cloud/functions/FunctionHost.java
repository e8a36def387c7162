package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.apigateway.HttpApplication;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.util.Optional;

/** Runs functions. Implementations are thread-safe. */
public interface FunctionHost extends AutoCloseable {

    /**
     * Runs a function once. Blocks; interrupting the calling thread gives the invocation up.
     *
     * @param payload JSON; may hold PHI
     * @return JSON
     */
    byte[] invoke(FunctionConfiguration function, byte[] payload) throws FunctionFailed, InterruptedException;

    /**
     * Gets a function ready before it is first needed. Blocks.
     *
     * @throws FunctionFailed when it cannot initialise
     */
    default void prepare(FunctionConfiguration function) throws FunctionFailed, InterruptedException {}

    /** Where this host answers a REST API's calls by plain HTTP; empty when they are invocations like all others. */
    default Optional<HttpApplication> http() {
        return Optional.empty();
    }

    /** Ends what runs. */
    @Override
    default void close() {}
}
