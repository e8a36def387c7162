package health.pratique.sweep;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The functions' clock, which a test can put ahead. */
@Singleton
@Alternative
@Priority(1)
class AheadClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    void ahead(Duration by) {
        ahead = by;
    }
}
