package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.template.FunctionConfiguration;

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

    /** Ends what runs. */
    @Override
    default void close() {}
}
