package health.pratique.local.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cli.CommandFailed;
import health.pratique.local.cli.PlatformInfo.HealthApiAccess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Calls of one caller with a key and tokens. */
final class ApiCalls {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HealthApiAccess api;
    private final ManyResources resources;
    private final String clinician;
    private final String partner;

    /**
     * @param clinician a token that reads
     * @param partner a token that may see the usage
     */
    ApiCalls(HealthApiAccess api, ManyResources resources, String clinician, String partner) {
        this.api = api;
        this.resources = resources;
        this.clinician = clinician;
        this.partner = partner;
    }

    HttpRequest request(ApiQuestion question, int number) {
        return request(question.target(resources, number), clinician);
    }

    /** What the ledger has of this month, by operation. */
    Map<String, Long> counted(HttpClient http) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request("/v1/usage", partner), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new CommandFailed("/v1/usage answered " + answer.statusCode());
        }
        JsonNode usage = new ObjectMapper().readTree(answer.body());
        Map<String, Long> calls = new TreeMap<>();
        usage.path("operations")
                .forEach(each -> calls.put(
                        each.path("operation").asText(),
                        each.at("/counted/calls").asLong()));
        return calls;
    }

    private HttpRequest request(String target, String token) {
        return HttpRequest.newBuilder(api.address().resolve(target))
                .timeout(TIMEOUT)
                .header("x-api-key", api.apiKey())
                .header("Authorization", "Bearer " + token)
                .header("Accept", target.startsWith("/fhir") ? "application/fhir+json" : "application/json")
                .build();
    }
}
