package health.pratique.sweep;

import health.pratique.consent.ConsentLapses;
import health.pratique.consent.ConsentLapses.Page;
import health.pratique.consent.ConsentLapses.Passed;
import health.pratique.consent.ConsentLapses.Revoked;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import health.pratique.sweep.SweepProgress.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is not permitted any more though no patient has said a word: a period in a consent is over, or the custodian's
 * policy has changed. Each sweep goes on where the last one stopped. What is found is on record before the place is, so that a
 * sweep that was cut off looks twice and forgets nothing.
 */
@ApplicationScoped
public class LapsedPermits {

    private static final int PAGE = 1_000;

    /** By how much functions' clocks may differ: one that is behind may have permitted something after its end. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final ConsentLapses lapses;
    private final SweepProgress progress;
    private final SweepSettings settings;
    private final InstantSource clock;

    public LapsedPermits(ConsentLapses lapses, SweepProgress progress, SweepSettings settings, InstantSource clock) {
        this.lapses = lapses;
        this.progress = progress;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes them down, so that they are followed as a change of consent is. */
    void find(Custodian custodian, BooleanSupplier timeLeft) {
        passedPeriods(custodian, timeLeft);
        for (Revoked policy : lapses.revoked(custodian)) {
            permittedBy(policy, timeLeft);
        }
    }

    private void passedPeriods(Custodian custodian, BooleanSupplier timeLeft) {
        String periods = "periods/" + custodian;
        Instant now = clock.instant();
        Passed settled = Passed.since(now.minus(CLOCKS_DIFFER));
        Passed place = progress.mark(periods)
                .map(mark -> new Passed(Instant.parse(mark.key()), UUID.fromString(mark.within())))
                .orElse(Passed.NONE);
        for (int looked = 0; looked < settings.lapses() && timeLeft.getAsBoolean(); looked += PAGE) {
            Optional<Page<Passed>> page = lapses.periods(custodian, place, now, PAGE);
            boolean more = page.map(Page::more).orElse(false);
            place = more ? page.orElseThrow().last() : settled;
            Passed reached = place.at().isBefore(settled.at()) ? place : settled;
            progress.reached(
                    periods, new Mark(reached.at().toString(), reached.consent().toString()));
            if (!more) {
                return;
            }
        }
    }

    /** A decision that was being taken by the old policy when the new one was recorded is found by going through all again. */
    private void permittedBy(Revoked policy, BooleanSupplier timeLeft) {
        String patients = "policy/" + policy.custodian() + "/" + policy.purpose() + "/" + policy.version();
        boolean settled = clock.instant().isAfter(policy.at().plus(settings.settling()));
        @Nullable
        SubjectToken place = settled
                ? progress.mark(patients)
                        .map(mark -> new SubjectToken(mark.key()))
                        .orElse(null)
                : null;
        for (int looked = 0; looked < settings.lapses() && timeLeft.getAsBoolean(); looked += PAGE) {
            Optional<Page<SubjectToken>> page = lapses.permittedBy(policy, place, PAGE);
            if (page.filter(Page::more).isEmpty()) {
                if (settled) {
                    lapses.followed(policy);
                    progress.done(patients);
                }
                return;
            }
            place = page.get().last();
            if (settled) {
                progress.reached(patients, new Mark(place.value(), policy.at().toString()));
            }
        }
    }
}
