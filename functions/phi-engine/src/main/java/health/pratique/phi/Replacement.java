package health.pratique.phi;

import health.pratique.model.ReleasePolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in the place of one value under one policy. Thread-safe. */
final class Replacement {

    /** What a policy derives from the subject's key. */
    private record Keyed(SubjectKey key, Surrogates surrogates, KeyedTokens tokens) {}

    private final ReleasePolicy policy;
    private final @Nullable Keyed keyed;
    private final Clock clock;

    Replacement(ReleasePolicy policy, @Nullable SubjectKey key, Clock clock) {
        this.policy = policy;
        this.keyed = key == null || !PolicyTable.standard().needsKey(policy)
                ? null
                : new Keyed(key, new Surrogates(key), new KeyedTokens(key));
        this.clock = clock;
    }

    /** Can tell whether a value changes, not into what. */
    static Replacement keyless(ReleasePolicy policy) {
        return new Replacement(policy, null, Clock.systemUTC());
    }

    boolean changes(PhiType type, String value) {
        return switch (type.under(policy)) {
            case KEEP -> false;
            case MASK, SURROGATE, TOKEN, SHIFT_DAYS, SHIFT_WEEKS -> true;
            case YEAR, AGE_90, ZIP3 -> !of(type, value).equals(value);
        };
    }

    String of(PhiType type, String value) {
        return switch (type.under(policy)) {
            case KEEP -> value;
            case MASK -> type.mask();
            case YEAR -> year(value).orElse(type.mask());
            case AGE_90 -> WrittenAge.generalised(value, type == PhiType.AGE_OVER_89);
            case ZIP3 -> ZipCode.generalised(value).orElse(type.mask());
            case SHIFT_DAYS -> shifted(value, keyed().key().shiftDays()).orElse(type.mask());
            case SHIFT_WEEKS -> shifted(value, keyed().key().shiftWholeWeeks()).orElse(type.mask());
            case SURROGATE -> isOurToken(value) ? value : keyed().surrogates().of(type, value);
            case TOKEN ->
                isOurToken(value) ? value : keyed().tokens().token(type, value).orElse(type.mask());
        };
    }

    /** A document that is de-identified again keeps its tokens. Nobody but a holder of the key can make one. */
    private boolean isOurToken(String value) {
        return keyed().tokens().resolve(value).isPresent();
    }

    /**
     * The year, unless somebody who was alive in it is over 89 now. The reference is today, not the document's own date: that
     * errs on the side of removing.
     */
    private Optional<String> year(String value) {
        int today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).getYear();
        return WrittenDate.read(value)
                .filter(date -> date.year().isPresent())
                .map(date -> date.year().getAsInt())
                .filter(year -> today - year <= WrittenAge.HIGHEST_KEPT && year <= today + 100)
                .map(String::valueOf);
    }

    private static Optional<String> shifted(String value, int days) {
        return WrittenDate.read(value).map(date -> date.plusDays(days));
    }

    private Keyed keyed() {
        if (keyed == null) {
            throw new IllegalStateException("this policy needs the subject's key: make it with Deidentifier.of");
        }
        return keyed;
    }
}
