package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.template.FunctionConfiguration;

/** A function's code in this JVM. Thread-safe. */
@FunctionalInterface
public interface FunctionHandler {

    /** JSON in, JSON out; what it throws becomes the function's error under its class name. */
    byte[] handle(FunctionConfiguration function, byte[] payload) throws Exception;
}
