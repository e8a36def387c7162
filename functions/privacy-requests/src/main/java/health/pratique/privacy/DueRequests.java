package health.pratique.privacy;

import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Counts requests whose answer is due, while there is time to answer. */
@ApplicationScoped
public class DueRequests {

    /** Long enough to answer, or to tell the patient that it takes longer. */
    private static final Duration SOON = Duration.ofDays(7);

    /** Of one custodian; whoever has more of them has an alarm anyway. */
    private static final int MOST = 1_000;

    private final RequestRegister register;
    private final InstantSource clock;

    public DueRequests(RequestRegister register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    /**
     * How many there are.
     *
     * @param soon due within seven days
     * @param overdue past their term
     */
    public record Due(int soon, int overdue) {

        public static final Due NONE = new Due(0, 0);

        public Due plus(Due other) {
            return new Due(soon + other.soon, overdue + other.overdue);
        }
    }

    /** Of one custodian, 1,000 at most. */
    public Due of(Custodian custodian) {
        Instant now = clock.instant();
        int soon = 0;
        int overdue = 0;
        for (PrivacyRequest request :
                register.list(custodian, false, MOST, null).requests()) {
            if (!now.isBefore(request.dueAt())) {
                overdue++;
            } else if (!now.plus(SOON).isBefore(request.dueAt())) {
                soon++;
            }
        }
        return new Due(soon, overdue);
    }
}
