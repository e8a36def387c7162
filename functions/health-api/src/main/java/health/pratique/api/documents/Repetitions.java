package health.pratique.api.documents;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.audit.Sha256;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes a request that is sent twice under one {@code Idempotency-Key} one request, for 24 hours. The name of what it makes is put
 * down before it is made: whoever repeats a request that died half way makes the same thing again, and not a second one.
 */
@ApplicationScoped
public class Repetitions {

    /** Longer than any request may take, so that whoever began and is not done by then is not at it any more. */
    private static final Duration AT_WORK = Duration.ofSeconds(60);

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final RequestsTable table;
    private final InstantSource clock;

    Repetitions(RequestsTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * @param key the caller's own; each caller has keys of their own
     * @param digest of all that the request says
     * @param work makes something under the name that it is given, and tells what the request comes to
     * @throws ProblemException UNPROCESSABLE when the key was another request's, CONFLICT while that is at work
     */
    public String once(Caller caller, @Nullable String key, String digest, Function<String, String> work) {
        if (key == null) {
            return work.apply(UUID.randomUUID().toString());
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        String entry = caller.custodian() + "#key#" + Sha256.hex(caller.client() + "\n" + caller.actor() + "\n" + key);
        Reservation reserved = reserve(entry, digest);
        if (reserved.outcome() != null) {
            return reserved.outcome();
        }
        String outcome = work.apply(reserved.name());
        table.finish(entry, outcome);
        return outcome;
    }

    private Reservation reserve(String entry, String digest) {
        String name = UUID.randomUUID().toString();
        if (table.add(entry, Map.of("digest", digest, "name", name))) {
            return new Reservation(name, null);
        }
        Map<String, AttributeValue> before =
                table.find(entry).orElseThrow(() -> new ProblemException(ProblemKind.CONFLICT));
        if (!RequestsTable.text(before, "digest").equals(Optional.of(digest))) {
            throw new ProblemException(ProblemKind.UNPROCESSABLE);
        }
        String known = RequestsTable.text(before, "name").orElse(name);
        Optional<String> outcome = RequestsTable.outcome(before);
        if (outcome.isPresent()) {
            return new Reservation(known, outcome.get());
        }
        Instant began = RequestsTable.began(before);
        if (clock.instant().isBefore(began.plus(AT_WORK)) || !table.takeOver(entry, began)) {
            throw new ProblemException(ProblemKind.CONFLICT);
        }
        return new Reservation(known, null);
    }
}
