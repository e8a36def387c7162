package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.template.ApiRefusal;
import health.pratique.local.cloud.template.ApiRoute;
import health.pratique.local.cloud.template.RestApiResource;
import health.pratique.local.cloud.template.UsagePlanResource;
import health.pratique.local.cloud.template.UsagePlanResource.Period;
import health.pratique.local.cloud.template.UsagePlanResource.Quota;
import health.pratique.local.cloud.template.UsagePlanResource.Throttle;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A gateway with one API, and clients for it. */
final class ApiFixture implements AutoCloseable {

    static final String KEY = "a-key-that-opens";
    static final String KEY_ID = "key0000001";

    /** On which every call is made: neither a day nor a month ends between two of them. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final RestApiResource API = new RestApiResource(
            "HealthApi",
            "api0000001",
            "health-api",
            "dev",
            List.of(
                    new ApiRoute("/{proxy+}", "ANY", true, Set.of(), "HealthApiFunction"),
                    new ApiRoute("/guarded", "ANY", true, Set.of("authorization"), "HealthApiFunction"),
                    new ApiRoute("/openapi", "GET", false, Set.of(), "HealthApiFunction")),
            Map.of(
                    "BAD_REQUEST_PARAMETERS",
                    new ApiRefusal(
                            Optional.of(401),
                            Map.of("WWW-Authenticate", "Bearer realm=\"pratique\""),
                            Map.of("application/problem+json", "{\"instance\":\"urn:uuid:$context.requestId\"}")),
                    "REQUEST_TOO_LARGE",
                    new ApiRefusal(
                            Optional.empty(),
                            Map.of(),
                            Map.of(
                                    "application/json",
                                    "{\"title\":$context.error.messageString}",
                                    "application/fhir+json",
                                    "{\"diagnostics\":\"$context.error.responseType\"}"))));

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiGateway gateway;

    ApiFixture(ClientPatience patience) throws IOException {
        gateway = ApiGateway.bind(
                API, 0, patience, InstantSource.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC)));
    }

    static ApiFixture inFrontOf(EchoApplication application, double rate, int burst, int quota) throws IOException {
        ApiFixture fixture = new ApiFixture(ClientPatience.USUAL);
        fixture.gateway.admit(KEY_ID, KEY, plan(rate, burst, quota));
        fixture.gateway.serve(application.asSeenByTheGateway());
        return fixture;
    }

    static UsagePlanResource plan(double rate, int burst, int quota) {
        return new UsagePlanResource(
                "Plan",
                "plan000001",
                "plan",
                List.of(API.id()),
                Optional.of(new Throttle(rate, burst)),
                Optional.of(new Quota(quota, Period.MONTH)));
    }

    static RestApiResource api() {
        return API;
    }

    ApiGateway gateway() {
        return gateway;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.address() + path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).header("x-api-key", KEY));
    }

    /** Bytes as they are, and what came back until the gateway ended the connection. */
    String raw(String bytes) throws IOException {
        URI address = gateway.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        client.close();
    }
}
