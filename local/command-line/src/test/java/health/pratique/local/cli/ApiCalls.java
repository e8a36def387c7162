package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** Calls of a running platform's HealthAPI, with its key and with tokens of its issuer. */
record ApiCalls(PlatformProcess platform, Connection connection) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(60)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param more options of {@code ./pratique token} */
    String token(String role, String... more) {
        String[] fixed = {"token", "--role", role, "--custodian", "harbor-clinic"};
        return platform.client(Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new))
                .output()
                .strip();
    }

    HttpResponse<String> called(String path, String token) throws IOException, InterruptedException {
        return sent(withKeys(path, token));
    }

    HttpResponse<String> posted(String path, String token, String mediaType, String body)
            throws IOException, InterruptedException {
        return sent(withKeys(path, token).header("Content-Type", mediaType).POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder withKeys(String path, String token) {
        return request(path).header("x-api-key", key()).header("Authorization", "Bearer " + token);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(connection.info().healthApi().address() + path))
                .timeout(Duration.ofSeconds(180));
    }

    HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    String key() {
        return connection.info().healthApi().apiKey();
    }

    static JsonNode read(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
