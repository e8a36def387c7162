package health.pratique.api.http;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.kit.MetricSink;
import health.pratique.model.Custodian;
import health.pratique.smart.Caller;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Puts on record who was refused what. A caller that the issuer vouches for is put into its custodian's audit trail; of one that
 * nobody knows, there is a metric and a line of codes. A refusal that repeats itself is one event in ten seconds, which says how
 * often: an attack must not be able to fill the trail, or to keep others from writing to it.
 */
@ApplicationScoped
public class RefusalRecord {

    private static final Logger LOG = Logger.getLogger(RefusalRecord.class);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int REMEMBERED = 10_000;

    private final CustodianTrail trail;
    private final KitSettings settings;
    private final MetricSink metrics;
    private final InstantSource clock;
    private final Map<Repeated, Since> told = new ConcurrentHashMap<>();

    private record Repeated(String custodian, String actor, String code) {}

    private record Since(Instant told, int silent) {}

    public RefusalRecord(CustodianTrail trail, KitSettings settings, MetricSink metrics, InstantSource clock) {
        this.trail = trail;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A token was not taken. */
    public void token(TokenRefused refused) {
        Optional<Caller> bearer = refused.bearer();
        if (bearer.isPresent()) {
            caller(bearer.get(), "TOKEN_" + refused.reason().name());
            return;
        }
        metrics.refused(refused.reason().name());
        LOG.infof("A token was refused: %s", refused.reason());
    }

    /**
     * A caller asked for what is not theirs.
     *
     * @param code what was refused, such as {@code OUT_OF_COMPARTMENT}; a constant of the program, never from the request
     */
    public void caller(Caller caller, String code) {
        record(
                caller.custodian(),
                caller.actor(),
                Map.of(
                        "code", code,
                        "client", caller.client(),
                        "role", caller.role().name(),
                        "purpose", caller.purpose().name(),
                        "token", caller.tokenId()));
    }

    /** A client that proved itself asked for more than it is registered for. */
    public void client(RegisteredClient client, String code) {
        record(
                client.custodian(),
                "client:" + client.id(),
                Map.of(
                        "code", code,
                        "client", client.id(),
                        "role", client.role().name(),
                        "purpose", client.purpose().name()));
    }

    private void record(Custodian custodian, String actor, Map<String, String> facts) {
        String code = facts.getOrDefault("code", "");
        metrics.refused(code);
        int times = times(new Repeated(custodian.value(), actor, code));
        if (times > 0) {
            Map<String, String> counted = new HashMap<>(facts);
            counted.put("times", Integer.toString(times));
            trail.record(
                    custodian,
                    new AuditEntry(
                            actor, settings.functionVersion(), "RefuseAccess", AuditOutcome.REFUSED, null, counted));
        }
    }

    /** How many refusals an event of now stands for; 0 when there is to be none now. */
    private int times(Repeated what) {
        if (told.size() >= REMEMBERED) {
            told.clear();
        }
        Instant now = clock.instant();
        AtomicInteger times = new AtomicInteger();
        told.compute(what, (same, before) -> {
            if (before != null && Duration.between(before.told(), now).compareTo(QUIET) < 0) {
                return new Since(before.told(), before.silent() + 1);
            }
            times.set(before == null ? 1 : before.silent() + 1);
            return new Since(now, 0);
        });
        return times.get();
    }
}
