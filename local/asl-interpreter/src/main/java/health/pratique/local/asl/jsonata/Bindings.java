package health.pratique.local.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can see: {@code $states}, the variables, and the functions whose answers differ from call to call.
 *
 * @param states the fields of {@code $states}, as {@link JsonValues#toQuery} makes them
 * @param variables by name, without the dollar sign
 * @param random where {@code $random} and {@code $uuid} draw from; thread-safe
 * @param now what {@code $now} and {@code $millis} answer
 */
public record Bindings(Map<String, Object> states, Map<String, Object> variables, RandomGenerator random, Instant now) {

    /** A fresh frame of one evaluation, bounded in time and depth. */
    Frame frame(long timeoutMillis, int maxDepth) {
        Frame frame = new Frame(null);
        frame.bind("random", unchecked((_, arguments) -> random(arguments)));
        frame.bind("uuid", unchecked((_, _) -> uuid()));
        frame.bind("millis", unchecked((_, _) -> now.toEpochMilli()));
        frame.bind("now", unchecked((_, arguments) -> now(arguments)));
        variables.forEach(frame::bind);
        frame.bind("states", states);
        frame.setRuntimeBounds(timeoutMillis, maxDepth);
        return frame;
    }

    /** Without a signature, which would be compiled anew for each frame and costs more than the evaluation. */
    @SuppressWarnings("NullAway") // the library takes null for "no signature"
    private static JFunction unchecked(JFunctionCallable function) {
        return new JFunction(function, null);
    }

    private double random(List<?> arguments) {
        if (!arguments.isEmpty() && arguments.getFirst() instanceof Number seed) {
            return new SplittableRandom(Double.doubleToLongBits(seed.doubleValue())).nextDouble();
        }
        return random.nextDouble();
    }

    /** RFC 9562, version 4. */
    private String uuid() {
        long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private String now(List<?> arguments) {
        return Functions.dateTimeFromMillis(now.toEpochMilli(), text(arguments, 0), text(arguments, 1));
    }

    private static @Nullable String text(List<?> arguments, int index) {
        return arguments.size() > index && arguments.get(index) instanceof String text ? text : null;
    }
}
