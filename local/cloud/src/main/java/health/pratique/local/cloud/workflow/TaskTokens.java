package health.pratique.local.cloud.workflow;

import health.pratique.local.asl.Standing;
import health.pratique.local.cloud.wire.ServiceError;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Who waits for which task token. Thread-safe. */
final class TaskTokens {

    private static final int TOKEN_BYTES = 48;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{64}");

    private final SecureRandom random = new SecureRandom();
    private final Map<String, ExecutionWaits> waiting = new ConcurrentHashMap<>();

    String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void waits(String token, ExecutionWaits execution) {
        waiting.put(token, execution);
    }

    /** The execution that waits. */
    Optional<String> execution(String token) {
        return Optional.ofNullable(waiting.get(token)).map(ExecutionWaits::arn);
    }

    /** Its tokens are over. */
    void forget(ExecutionWaits execution) {
        waiting.values().removeIf(other -> other == execution);
    }

    /** @throws ServiceError {@code InvalidToken}, or {@code TaskTimedOut} when nobody waits for the token any more */
    void answer(String token, Standing.Answer answer) throws ServiceError {
        if (!found(token).answer(token, answer)) {
            throw over();
        }
    }

    /** As {@link #answer}. */
    void heartbeat(String token) throws ServiceError {
        if (!found(token).heartbeat(token)) {
            throw over();
        }
    }

    private ExecutionWaits found(String token) throws ServiceError {
        if (!TOKEN.matcher(token).matches()) {
            throw ServiceError.badRequest("InvalidToken", "Invalid Token: 'Invalid token'");
        }
        return Optional.ofNullable(waiting.get(token)).orElseThrow(TaskTokens::over);
    }

    private static ServiceError over() {
        return ServiceError.badRequest("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
}
