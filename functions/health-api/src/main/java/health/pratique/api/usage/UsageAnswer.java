package health.pratique.api.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.pratique.usage.MonthlyUsage;
import health.pratique.usage.Operation;
import health.pratique.usage.Tally;
import health.pratique.usage.UsageStatement;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a partner called in a month.
 *
 * @param month such as {@code 2026-11}, in UTC
 * @param quota calls that the plan allows; absent without a quota
 * @param remaining of the quota
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Usage")
public record UsageAnswer(
        @Schema(examples = "acme") String partner,
        @Schema(examples = "2026-11") String month,
        @Schema(examples = "standard") String plan,
        @Schema(examples = "500000") @Nullable Long quota,
        @Schema(examples = "498770") @Nullable Long remaining,
        Counted total,
        List<OperationUsage> operations,
        Instant at) {

    /** What calls come to; refused and failed ones are among them and cost nothing. */
    @RegisterForReflection
    @Schema(name = "Counted")
    public record Counted(
            @Schema(examples = "1230") long calls,
            @Schema(examples = "12") long refused,
            @Schema(examples = "0") long failed,
            @Schema(examples = "2410") long units,
            @Schema(examples = "81232") long bytesIn,
            @Schema(examples = "9120331") long bytesOut) {

        static Counted of(Tally tally) {
            return new Counted(
                    tally.calls(), tally.refused(), tally.failed(), tally.units(), tally.bytesIn(), tally.bytesOut());
        }
    }

    /** One operation of the price list. */
    @RegisterForReflection
    @Schema(name = "OperationUsage")
    public record OperationUsage(
            @Schema(examples = "FHIR_SEARCH") String operation,
            @Schema(examples = "2") int unitsEach,
            Counted counted) {

        static OperationUsage of(Map.Entry<Operation, Tally> entry) {
            return new OperationUsage(entry.getKey().name(), entry.getKey().units(), Counted.of(entry.getValue()));
        }
    }

    static UsageAnswer of(UsageStatement statement) {
        MonthlyUsage usage = statement.usage();
        boolean limited = statement.quota() > 0;
        return new UsageAnswer(
                usage.partner(),
                usage.month().toString(),
                statement.plan(),
                limited ? statement.quota() : null,
                limited ? Math.max(0, statement.quota() - usage.total().calls()) : null,
                Counted.of(usage.total()),
                usage.byOperation().entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(OperationUsage::of)
                        .toList(),
                statement.at());
    }
}
