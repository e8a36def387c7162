package health.pratique.smart;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small document over HTTP: no redirects, at most 256 KB, at most three seconds a try, two tries. Whatever goes wrong
 * is an empty answer.
 */
final class BoundedFetch {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int BYTES = 256 * 1024;
    private static final int OK = 200;
    private static final int TRIES = 2;
    private static final int PAUSE_MILLIS = 200;

    private final Object guard = new Object();
    private @Nullable HttpClient client;

    Optional<String> text(URI from) {
        return answer(HttpRequest.newBuilder(from));
    }

    /** Sends a form. What it asks for can be asked for twice. */
    Optional<String> posted(URI to, String form, String authorization) {
        return answer(HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Optional<String> answer(HttpRequest.Builder asked) {
        HttpRequest request = asked.header("Accept", "application/json").build();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<String> text = once(request);
            if (text.isPresent() || attempt == TRIES || !paused()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private Optional<String> once(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), BYTES));
        try {
            // The request's own timeout ends with the headers; this one holds for a body that drips, too.
            HttpResponse<String> there = answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return there.statusCode() == OK ? Optional.of(there.body()) : Optional.empty();
        } catch (ExecutionException | TimeoutException unreachable) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Made at the first call: an image must not hold one that was made at build time. */
    private HttpClient client() {
        synchronized (guard) {
            if (client == null) {
                client = HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
            }
            return client;
        }
    }
}
