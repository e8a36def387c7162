package health.pratique.usage;

import health.pratique.fault.TransientFault;
import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The {@code usage-ledger} table: what is billed. A row is written once and never changed. A call costs one conditional put and no more: running
 * sums in the same transaction would double the price and the time of each call and meet each other in conflict; sums are made when asked for,
 * and those of a day that is over are kept. Thread-safe.
 */
@ApplicationScoped
public class UsageLedger {

    /** A call is under way for half a minute at most; after this a day gets no more rows. */
    private static final Duration DAY_CLOSES_AFTER = Duration.ofMinutes(15);

    private static final int ATTEMPTS_IN_TIME = 3;

    private final DynamoDbClient dynamo;
    private final UsageSettings settings;
    private final InstantSource clock;
    private final AwsRequestOverrideConfiguration inTime;

    public UsageLedger(DynamoDbClient dynamo, UsageSettings settings, InstantSource clock) {
        this.dynamo = dynamo;
        this.settings = settings;
        this.clock = clock;
        this.inTime = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(settings.countWithin())
                .apiCallAttemptTimeout(settings.countWithin().dividedBy(ATTEMPTS_IN_TIME))
                .build();
    }

    /**
     * Counts a call.
     *
     * @return whether it is counted by this very row; false when it had been counted before
     * @throws TransientFault when it could not be written in time: the call is then not to be answered
     */
    public boolean record(MeteredCall call) {
        return Stores.registry(() -> {
            try {
                dynamo.putItem(request -> request.tableName(settings.ledgerTable())
                        .item(LedgerItems.of(call))
                        .conditionExpression("attribute_not_exists(partnerMonth)")
                        .overrideConfiguration(inTime));
                return true;
            } catch (ConditionalCheckFailedException counted) {
                return false;
            }
        });
    }

    /** All that the partner called in the month, so far. */
    public MonthlyUsage of(String partner, YearMonth month) {
        Instant now = clock.instant();
        TreeMap<Integer, Map<Operation, Tally>> days = closedDays(partner, month);
        LocalDate last = now.atOffset(ZoneOffset.UTC).toLocalDate();
        for (int day = 1; day <= month.lengthOfMonth() && !month.atDay(day).isAfter(last); day++) {
            if (!days.containsKey(day)) {
                Map<Operation, Tally> sums = sum(partner, month, day);
                if (isClosed(month.atDay(day), now)) {
                    keep(partner, month, day, sums, now);
                }
                days.put(day, sums);
            }
        }
        days.values().removeIf(Map::isEmpty);
        return new MonthlyUsage(partner, month, days);
    }

    private TreeMap<Integer, Map<Operation, Tally>> closedDays(String partner, YearMonth month) {
        TreeMap<Integer, Map<Operation, Tally>> days = new TreeMap<>();
        rows(
                LedgerItems.daysPartition(partner, month),
                "",
                item -> days.put(
                        Integer.valueOf(
                                LedgerItems.need(item, LedgerItems.ENTRY).s().substring(0, 2)),
                        LedgerItems.day(item)));
        return days;
    }

    private Map<Operation, Tally> sum(String partner, YearMonth month, int day) {
        Map<Operation, Tally> sums = new EnumMap<>(Operation.class);
        rows(
                LedgerItems.partition(partner, month),
                LedgerItems.day(day),
                item -> sums.merge(LedgerItems.operation(item), LedgerItems.tally(item), Tally::plus));
        return sums;
    }

    private static boolean isClosed(LocalDate day, Instant now) {
        return day.plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .toInstant(ZoneOffset.UTC)
                .plus(DAY_CLOSES_AFTER)
                .isBefore(now);
    }

    /** Twice the same, when two ask at the same time. */
    private void keep(String partner, YearMonth month, int day, Map<Operation, Tally> sums, Instant now) {
        Stores.registry(() -> dynamo.putItem(request -> request.tableName(settings.ledgerTable())
                .item(LedgerItems.ofDay(LedgerItems.daysPartition(partner, month), day, sums, now))));
    }

    /** Page by page: a busy partner's day does not fit into memory. */
    private void rows(String partition, String prefix, java.util.function.Consumer<Map<String, AttributeValue>> each) {
        QueryRequest.Builder query =
                QueryRequest.builder().tableName(settings.ledgerTable()).consistentRead(true);
        if (prefix.isEmpty()) {
            query.keyConditionExpression("partnerMonth = :p")
                    .expressionAttributeValues(Map.of(":p", LedgerItems.text(partition)));
        } else {
            query.keyConditionExpression("partnerMonth = :p AND begins_with(entry, :d)")
                    .expressionAttributeValues(
                            Map.of(":p", LedgerItems.text(partition), ":d", LedgerItems.text(prefix)));
        }
        Stores.registry(() -> {
            dynamo.queryPaginator(query.build()).items().forEach(each);
            return true;
        });
    }
}
