package health.pratique.api.usage;

import health.pratique.api.http.CallOrigins;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.usage.Partner;
import health.pratique.usage.Partners;
import health.pratique.usage.QuotaMeter;
import health.pratique.usage.UsageLedger;
import health.pratique.usage.UsageStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** States the usage of the partner whose key the call came with, and of no other: there is no parameter that names a partner. */
@ApplicationScoped
public class UsageDesk {

    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    private final CallOrigins origins;
    private final Partners partners;
    private final UsageLedger ledger;
    private final QuotaMeter quotas;
    private final InstantSource clock;

    public UsageDesk(
            CallOrigins origins, Partners partners, UsageLedger ledger, QuotaMeter quotas, InstantSource clock) {
        this.origins = origins;
        this.partners = partners;
        this.ledger = ledger;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * @param month such as {@code 2026-11}; absent for the one that runs
     * @throws ProblemException REQUEST_INVALID for what is no month, or none that can have calls; NOT_FOUND without a key
     */
    public UsageStatement statement(@Nullable String month) {
        Instant now = clock.instant();
        YearMonth wanted = month == null ? YearMonth.from(now.atOffset(ZoneOffset.UTC)) : parse(month, now);
        Partner partner = origins.origin()
                .apiKeyId()
                .map(partners::ofKey)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        return new UsageStatement(ledger.of(partner.id(), wanted), partner.plan(), quotas.limit(partner), now);
    }

    private static YearMonth parse(String month, Instant now) {
        try {
            YearMonth parsed = YearMonth.parse(month);
            if (!parsed.isBefore(FIRST) && !parsed.isAfter(YearMonth.from(now.atOffset(ZoneOffset.UTC)))) {
                return parsed;
            }
        } catch (DateTimeParseException notAMonth) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        throw new ProblemException(ProblemKind.REQUEST_INVALID);
    }
}
