package health.pratique.smart;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens whose signature and claims were just verified: the same token again within a minute is not verified again. So a key that the
 * issuer withdraws is believed for a minute more at most, and no token beyond its own end. Thread-safe.
 */
final class TakenTokens {

    private static final Duration BELIEVED = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private record Taken(VerifiedToken token, Instant until) {}

    private final Map<String, Taken> taken = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Taken> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<VerifiedToken> find(String compact, Instant now) {
        Taken known = taken.get(compact);
        if (known == null) {
            return Optional.empty();
        }
        if (now.isBefore(known.until())) {
            return Optional.of(known.token());
        }
        taken.remove(compact);
        return Optional.empty();
    }

    synchronized void add(String compact, VerifiedToken token, Instant now) {
        Instant until = now.plus(BELIEVED);
        taken.put(compact, new Taken(token, until.isBefore(token.expires()) ? until : token.expires()));
    }

    @Override
    public String toString() {
        return "[TOKENS]";
    }
}
