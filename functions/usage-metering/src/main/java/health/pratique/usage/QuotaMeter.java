package health.pratique.usage;

import health.pratique.fault.TransientFault;
import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * How much of its quota each partner has used, over all processes: each adds its calls of about a second to one number, and learns the sum. Of all
 * the processes one adds the call that crosses a threshold, and that one gives the alarm. Thread-safe.
 */
@ApplicationScoped
public class QuotaMeter {

    private static final Logger LOG = Logger.getLogger(QuotaMeter.class);
    private static final Duration ADDED_EVERY = Duration.ofSeconds(1);
    private static final int[] THRESHOLDS = {80, 100};

    private final DynamoDbClient dynamo;
    private final UsageSettings settings;
    private final InstantSource clock;
    private final QuotaListener listener;
    private final Map<String, Long> quotas;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    /** A partner's month in this process. */
    private static final class Running {

        private long pending;
        private long known;
        private Instant addedAt = Instant.MIN;
        private boolean adding;
    }

    public QuotaMeter(DynamoDbClient dynamo, UsageSettings settings, InstantSource clock, QuotaListener listener) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.quotas = parse(settings.quotas());
    }

    /** Takes a call that the ledger has into account, and says where its partner stands. */
    public QuotaState count(Partner partner) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        YearMonth month = YearMonth.from(now);
        Running mine =
                running.computeIfAbsent(LedgerItems.countPartition(partner.id(), month), unused -> new Running());
        long add;
        synchronized (mine) {
            mine.pending++;
            boolean due = !mine.adding && !now.toInstant().isBefore(mine.addedAt.plus(ADDED_EVERY));
            add = due ? mine.pending : 0;
            mine.adding |= due;
        }
        if (add > 0) {
            add(partner, month, mine, add, now.toInstant());
        }
        synchronized (mine) {
            return new QuotaState(
                    partner.plan(),
                    limit(partner),
                    mine.known + mine.pending,
                    Duration.between(
                            now,
                            month.plusMonths(1)
                                    .atDay(1)
                                    .atTime(LocalTime.MIDNIGHT)
                                    .atOffset(ZoneOffset.UTC)));
        }
    }

    /** Calls a month of the partner's plan; 0 without a quota. */
    public long limit(Partner partner) {
        return quotas.getOrDefault(partner.plan(), 0L);
    }

    private void add(Partner partner, YearMonth month, Running mine, long add, Instant now) {
        long sum = -1;
        try {
            sum = added(LedgerItems.countPartition(partner.id(), month), add);
        } catch (TransientFault away) {
            // The ledger has the calls; they are added with the next.
            LOG.warnf("The running count of a partner is late: %s", away.reason());
        } finally {
            synchronized (mine) {
                mine.adding = false;
                if (sum >= 0) {
                    mine.pending -= add;
                    mine.known = sum;
                    mine.addedAt = now;
                }
            }
        }
        if (sum >= 0) {
            tell(partner, sum - add, sum);
        }
    }

    private long added(String partition, long add) {
        Map<String, AttributeValue> sum =
                Stores.registry(() -> dynamo.updateItem(request -> request.tableName(settings.ledgerTable())
                                .key(LedgerItems.key(partition, LedgerItems.CALLS))
                                .updateExpression("ADD calls :n")
                                .expressionAttributeValues(Map.of(":n", LedgerItems.number(add)))
                                .returnValues(ReturnValue.UPDATED_NEW))
                        .attributes());
        return Long.parseLong(LedgerItems.need(sum, LedgerItems.CALLS).n());
    }

    private void tell(Partner partner, long before, long after) {
        long limit = limit(partner);
        for (int percent : THRESHOLDS) {
            long threshold = (limit * percent + 99) / 100;
            if (limit > 0 && before < threshold && after >= threshold) {
                listener.reached(partner, percent, limit);
            }
        }
    }

    private static Map<String, Long> parse(String quotas) {
        Map<String, Long> parsed = new HashMap<>();
        for (String pair : quotas.split(",")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("pratique.usage.quotas: write plan=calls, such as trial=5000");
            }
            parsed.put(
                    pair.substring(0, equals).strip(),
                    Long.valueOf(pair.substring(equals + 1).strip()));
        }
        return parsed;
    }
}
