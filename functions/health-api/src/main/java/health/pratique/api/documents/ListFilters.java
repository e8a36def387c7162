package health.pratique.api.documents;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are to be listed.
 *
 * @param statuses in the order in which they are listed
 * @param from when a document changed last, inclusive
 * @param until exclusive
 */
record ListFilters(
        List<DocumentStatus> statuses,
        Instant from,
        Instant until,
        @Nullable DocumentKind kind,
        int count) {

    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant EVER = Instant.parse("9999-12-31T23:59:59Z");
    private static final int COUNT = 50;
    private static final int MOST = 100;

    ListFilters {
        statuses = List.copyOf(statuses);
    }

    /** @throws ProblemException REQUEST_INVALID for what is no status, time, kind or number from 1 to 100 */
    static ListFilters of(
            @Nullable String status,
            @Nullable String from,
            @Nullable String until,
            @Nullable String kind,
            @Nullable String count) {
        List<DocumentStatus> statuses = status == null
                ? List.of(DocumentStatus.values())
                : List.of(known(Arrays.stream(DocumentStatus.values())
                        .filter(value -> value.name().equals(status))
                        .findFirst()));
        return new ListFilters(
                statuses,
                from == null ? ALWAYS : time(from),
                until == null ? EVER : time(until),
                kind == null ? null : known(DocumentKind.parse(kind)),
                count == null ? COUNT : number(count));
    }

    /** A day, or a moment with its offset. */
    private static Instant time(String text) {
        try {
            Instant time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return known(Optional.of(time).filter(one -> !one.isBefore(ALWAYS) && !one.isAfter(EVER)));
        } catch (DateTimeException otherwise) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
    }

    private static int number(String text) {
        boolean digits = text.length() <= 3 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return known(Optional.of(text)
                .filter(one -> digits && !one.isEmpty())
                .map(Integer::parseInt)
                .filter(one -> one >= 1 && one <= MOST));
    }

    private static <T> T known(Optional<T> value) {
        return value.orElseThrow(() -> new ProblemException(ProblemKind.REQUEST_INVALID));
    }
}
