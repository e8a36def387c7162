package health.pratique.smart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys, kept for ten minutes. A key id that is not among them is looked for anew, but at most once in half
 * a minute: whoever invents key ids must not make us call the issuer. While the issuer is away, keys of the last day are used.
 */
@ApplicationScoped
public class IssuerKeys implements KeySource {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration USABLE = Duration.ofHours(24);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);
    private static final Duration WITHOUT_KEYS = Duration.ofSeconds(2);
    private static final String PATH = "/.well-known/jwks.json";

    private final Supplier<Optional<KeySet>> source;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile @Nullable Instant tried;

    /** @param readAt when the keys were had */
    private record Known(KeySet keys, Instant readAt) {}

    @Inject
    public IssuerKeys(AccessSettings settings, InstantSource clock) {
        this(from(settings), clock);
    }

    IssuerKeys(Supplier<Optional<KeySet>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    private static Supplier<Optional<KeySet>> from(AccessSettings settings) {
        BoundedFetch fetch = new BoundedFetch();
        URI address = settings.issuerKeys().orElseGet(() -> URI.create(settings.issuer() + PATH));
        return () -> fetch.text(address).flatMap(KeySet::parse);
    }

    @Override
    public Optional<PublicJsonWebKey> key(String keyId) {
        Known now = known;
        if (now == null || now.keys().key(keyId).isEmpty()) {
            refreshing.lock();
            now = refreshed(keyId);
        } else if (olderThan(FRESH, now.readAt()) && refreshing.tryLock()) {
            now = refreshed(keyId);
        }
        if (now == null || olderThan(USABLE, now.readAt())) {
            throw new IssuerUnavailable();
        }
        return now.keys().key(keyId);
    }

    /** Gives the lock back. Who waited for it finds what the one before read. */
    private @Nullable Known refreshed(String keyId) {
        try {
            Known now = known;
            boolean answered = now != null
                    && !olderThan(FRESH, now.readAt())
                    && now.keys().key(keyId).isPresent();
            if (!answered && mayTry(now)) {
                tried = clock.instant();
                source.get().ifPresent(keys -> known = new Known(keys, clock.instant()));
            }
            return known;
        } finally {
            refreshing.unlock();
        }
    }

    private boolean mayTry(@Nullable Known now) {
        Instant last = tried;
        return last == null || olderThan(now == null ? WITHOUT_KEYS : BETWEEN_TRIES, last);
    }

    private boolean olderThan(Duration age, Instant then) {
        return Duration.between(then, clock.instant()).compareTo(age) > 0;
    }
}
