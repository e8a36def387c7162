package health.pratique.local.cli.bench;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends so many calls a second, whether those before are answered or not, as callers who do not know of each other do. A call's time
 * counts from when it was due: a server that stands still is charged for all who waited.
 */
final class ConstantRate {

    /** What became of a call. */
    record Answered(ApiQuestion question, Duration time, Result result) {}

    /** FOUND is 200 with a resource in it. */
    enum Result {
        FOUND,
        EMPTY,
        REFUSED,
        FAILED
    }

    private static final int AT_ONCE = 256;

    private final HttpClient http;
    private final ApiCalls calls;
    private final int perSecond;

    ConstantRate(HttpClient http, ApiCalls calls, int perSecond) {
        this.http = http;
        this.calls = calls;
        this.perSecond = perSecond;
    }

    /** @param first number of the first call */
    List<Answered> send(int first, int number) {
        ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
        Semaphore under = new Semaphore(AT_ONCE);
        long start = System.nanoTime();
        CompletableFuture<?>[] all = new CompletableFuture<?>[number];
        for (int i = 0; i < number; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            ApiQuestion question = ApiQuestion.of(first + i);
            under.acquireUninterruptibly();
            all[i] = http.sendAsync(calls.request(question, first + i), BodyHandlers.ofString())
                    .handle((answer, failure) -> {
                        under.release();
                        Duration time = Duration.ofNanos(System.nanoTime() - due);
                        return answered.add(new Answered(question, time, result(answer)));
                    });
        }
        CompletableFuture.allOf(all).join();
        return List.copyOf(answered);
    }

    private static Result result(@Nullable HttpResponse<String> answer) {
        if (answer == null || answer.statusCode() >= 500) {
            return Result.FAILED;
        }
        if (answer.statusCode() != 200) {
            return Result.REFUSED;
        }
        return answer.body().contains("\"id\":") ? Result.FOUND : Result.EMPTY;
    }
}
