package health.pratique.kit;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What each custodian configured. A change is a new version and an event on the custodian's chain, the event first: a version
 * that no event tells of can then not come to be. A function sees a change within {@link #FRESH}.
 */
@ApplicationScoped
public class CustodianConfiguration {

    /** How long a function may go by what it read last. */
    public static final Duration FRESH = Duration.ofSeconds(30);

    private static final int MOST_KEPT = 1_000;
    private static final int LONGEST_WORDS = 500;

    private final ConfigurationTable table;
    private final CustodianTrail trail;
    private final KitSettings settings;
    private final InstantSource clock;
    private final Map<Custodian, Read> read = new ConcurrentHashMap<>();

    public CustodianConfiguration(
            DynamoDbClient dynamo, KitSettings settings, CustodianTrail trail, InstantSource clock) {
        this.table = new ConfigurationTable(dynamo, settings.configurationTable());
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is in force: the newest version, or the defaults where there is none.
     *
     * @throws InternalFault CONFIGURATION_UNREADABLE, since going by the defaults could let through what was to be held
     * @throws TransientFault REGISTRY_UNAVAILABLE
     */
    public ConfigurationVersion of(Custodian custodian) {
        Instant now = clock.instant();
        Read kept = read.get(custodian);
        if (kept != null && now.isBefore(kept.at().plus(FRESH))) {
            return kept.version();
        }
        ConfigurationVersion latest = table.latest(custodian).orElseGet(() -> ConfigurationVersion.defaults(custodian));
        if (read.size() >= MOST_KEPT) {
            read.clear();
        }
        read.put(custodian, new Read(latest, now));
        return latest;
    }

    /** All versions that anybody set, the oldest first. */
    public List<ConfigurationVersion> history(Custodian custodian) {
        return table.history(custodian);
    }

    /**
     * Makes this content the newest version.
     *
     * @param author who answers for the change
     * @param reason why it is made, in words that name no patient
     * @throws IllegalArgumentException without an author or a reason
     * @throws TransientFault REGISTRY_UNAVAILABLE also when another change came in between; look at it before trying again
     */
    public ConfigurationVersion change(
            Custodian custodian, ConfigurationContent content, String author, String reason) {
        need(author, "an author");
        need(reason, "a reason");
        long newest = table.latest(custodian).map(ConfigurationVersion::number).orElse(0L);
        ConfigurationVersion version = new ConfigurationVersion(
                custodian, newest + 1, content, author, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        trail.record(custodian, entry(version, AuditOutcome.SUCCESS));
        if (!table.put(version)) {
            trail.record(custodian, entry(version, AuditOutcome.FAILED));
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE);
        }
        read.remove(custodian);
        return version;
    }

    private AuditEntry entry(ConfigurationVersion version, AuditOutcome outcome) {
        return new AuditEntry(
                version.author(),
                settings.functionVersion(),
                "ConfigureCustodian",
                outcome,
                null,
                Map.of(
                        "configurationVersion",
                        Long.toString(version.number()),
                        "reason",
                        version.reason(),
                        "fingerprint",
                        version.fingerprint()));
    }

    private static void need(String words, String name) {
        if (words.isBlank() || words.length() > LONGEST_WORDS) {
            throw new IllegalArgumentException(
                    "a change of configuration has " + name + " of 1 to " + LONGEST_WORDS + " characters");
        }
    }

    private record Read(ConfigurationVersion version, Instant at) {}
}
