package health.pratique.local.cloud.functions.isolated.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that does what its payload says; the tests put it into a zip. Uses nothing but the Lambda interfaces. */
public final class SampleFunction implements RequestStreamHandler {

    public SampleFunction() {
        if (System.getenv("FAIL_INIT") != null) {
            throw new IllegalArgumentException("told to fail");
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String payload = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        if (payload.contains("throw")) {
            throw new IllegalStateException("told to");
        }
        if (payload.contains("exit")) {
            Runtime.getRuntime().halt(7);
        }
        if (payload.contains("hang")) {
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (payload.contains("print")) {
            System.out.println("printed by " + context.getFunctionName());
        }
        String answer = payload.contains("environment")
                ? "{\"count\": " + System.getenv().size() + ", \"endpoint\": \"" + System.getenv("AWS_ENDPOINT_URL")
                        + "\", \"setting\": \"" + System.getenv("SETTING") + "\", \"path\": \""
                        + System.getenv("PRATIQUE_TEST_LEAK") + "\", \"pid\": "
                        + ProcessHandle.current().pid() + "}"
                : "{\"echo\": " + payload + ", \"request\": \"" + context.getAwsRequestId() + "\", \"remaining\": "
                        + context.getRemainingTimeInMillis() + "}";
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
}
