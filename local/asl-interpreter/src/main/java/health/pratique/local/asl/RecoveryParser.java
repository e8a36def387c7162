package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.asl.jsonata.Reads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code Retry} and {@code Catch}. */
final class RecoveryParser {

    private RecoveryParser() {}

    static List<Retrier> retriers(Fields state) {
        List<Retrier> retriers = new ArrayList<>();
        List<Fields> entries = state.list("Retry");
        for (Fields entry : entries) {
            List<String> errors = errorEquals(entry, entry == entries.getLast());
            long interval = entry.whole("IntervalSeconds", 1, 1, FieldLimits.MAX_SECONDS);
            long attempts = entry.whole("MaxAttempts", 3, 0, FieldLimits.MAX_ATTEMPTS);
            double rate = entry.number("BackoffRate", 2.0, 1.0);
            Duration maxDelay = entry.has("MaxDelaySeconds")
                    ? Duration.ofSeconds(entry.whole("MaxDelaySeconds", interval + 1, 1, FieldLimits.MAX_DELAY_SECONDS))
                    : null;
            if (maxDelay != null && maxDelay.toSeconds() <= interval) {
                entry.problem("MaxDelaySeconds must be greater than IntervalSeconds");
            }
            retriers.add(
                    new Retrier(errors, Duration.ofSeconds(interval), (int) attempts, rate, maxDelay, jitter(entry)));
            entry.refuseOthers();
        }
        return retriers;
    }

    static List<Catcher> catchers(Fields state, StateParser parser) {
        List<Catcher> catchers = new ArrayList<>();
        List<Fields> entries = state.list("Catch");
        for (Fields entry : entries) {
            List<String> errors = errorEquals(entry, entry == entries.getLast());
            Exit exit = new Exit(
                    entry.template("Output", Reads.ERROR_OUTPUT),
                    parser.assign(entry, Reads.ERROR_OUTPUT),
                    entry.text("Next"));
            catchers.add(new Catcher(errors, exit));
            entry.refuseOthers();
        }
        return catchers;
    }

    private static Retrier.Jitter jitter(Fields entry) {
        String strategy = entry.optionalText("JitterStrategy");
        return switch (strategy) {
            case null -> Retrier.Jitter.NONE;
            case "NONE" -> Retrier.Jitter.NONE;
            case "FULL" -> Retrier.Jitter.FULL;
            default -> {
                entry.problem("JitterStrategy must be FULL or NONE");
                yield Retrier.Jitter.NONE;
            }
        };
    }

    private static List<String> errorEquals(Fields entry, boolean last) {
        List<String> errors = new ArrayList<>();
        JsonNode value = entry.get("ErrorEquals");
        if (!value.isArray() || value.isEmpty()) {
            entry.problem("ErrorEquals must hold at least one error name");
        }
        for (JsonNode error : value) {
            if (error.isTextual() && !error.textValue().isEmpty()) {
                errors.add(error.textValue());
            } else {
                entry.problem("ErrorEquals must hold strings");
            }
        }
        if (errors.contains(ErrorNames.ALL) && (errors.size() > 1 || !last)) {
            entry.problem("States.ALL must stand alone in its ErrorEquals, and in the last entry");
        }
        return errors;
    }
}
