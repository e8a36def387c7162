package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Invokes a function that may take as long as Lambda lets it, which is longer than the SDK's clients wait. */
final class LongCall {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(16);

    private final PlatformInfo platform;

    LongCall(PlatformInfo platform) {
        this.platform = platform;
    }

    /**
     * @param function its name without the environment
     * @param trouble what to say when the function fails; its own word is added
     * @throws CommandFailed when it fails, or does not answer
     */
    JsonNode invoke(String function, JsonNode request, String trouble) throws InterruptedException {
        String name = function + "-" + platform.setting("PRATIQUE_ENVIRONMENT");
        HttpRequest call = HttpRequest.newBuilder(
                        platform.endpoint().resolve("/2015-03-31/functions/" + name + "/invocations"))
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(request.toString()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(call, BodyHandlers.ofByteArray());
            JsonNode report = JSON.readTree(answer.body());
            if (answer.statusCode() != 200
                    || answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
                throw new CommandFailed(
                        trouble + ": " + report.path("errorMessage").asText("see the functions' log"));
            }
            return report;
        } catch (IOException broken) {
            throw new CommandFailed("the platform did not answer in full: try again");
        }
    }
}
