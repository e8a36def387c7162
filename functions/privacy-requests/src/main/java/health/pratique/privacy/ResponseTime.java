package health.pratique.privacy;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long a custodian has for its answer, counted from the receipt, in UTC.
 *
 * @param extension once, and only if the patient is told why before the first term is over
 * @param source the paragraph that says so
 */
public record ResponseTime(Period term, Period extension, String source) {

    private static final Period THIRTY_DAYS = Period.ofDays(30);
    private static final Period SIXTY_DAYS = Period.ofDays(60);

    private static final ResponseTime HIPAA_ACCESS = new ResponseTime(THIRTY_DAYS, THIRTY_DAYS, "45 CFR 164.524(b)(2)");
    private static final ResponseTime HIPAA_AMENDMENT =
            new ResponseTime(SIXTY_DAYS, THIRTY_DAYS, "45 CFR 164.526(b)(2)");
    private static final ResponseTime HIPAA_ACCOUNTING =
            new ResponseTime(SIXTY_DAYS, THIRTY_DAYS, "45 CFR 164.528(c)(1)");
    private static final ResponseTime HIPAA_SILENT =
            new ResponseTime(THIRTY_DAYS, THIRTY_DAYS, "no term in 45 CFR 164; as for access, 164.524(b)(2)");
    private static final ResponseTime GDPR_ANY = new ResponseTime(Period.ofMonths(1), Period.ofMonths(2), "GDPR 12(3)");

    public static ResponseTime of(PrivacyLaw law, RequestKind kind) {
        return switch (law) {
            case GDPR -> GDPR_ANY;
            case HIPAA ->
                switch (kind) {
                    case ACCESS, PORTABILITY -> HIPAA_ACCESS;
                    case RECTIFICATION -> HIPAA_AMENDMENT;
                    case ACCOUNTING -> HIPAA_ACCOUNTING;
                    case ERASURE, RESTRICTION -> HIPAA_SILENT;
                };
        };
    }

    /** A month that has no such day ends on its last (Regulation (EEC, Euratom) 1182/71, Article 3(2)(c)). */
    public Instant due(Instant receivedAt) {
        return receivedAt.atOffset(ZoneOffset.UTC).plus(term).toInstant();
    }

    /** Both terms are added at once: a month more after a clamped one would be days short. */
    public Instant dueExtended(Instant receivedAt) {
        return receivedAt.atOffset(ZoneOffset.UTC).plus(term.plus(extension)).toInstant();
    }
}
