package health.pratique.local.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that Step Functions adds to JSONata, as far as they depend on their arguments only. */
final class PureFunctions {

    /** Bound of {@code States.ArrayRange}, of which {@code $range} is the successor. */
    private static final int MAX_RANGE = 1000;

    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PureFunctions() {}

    static void register(Jsonata expression) {
        expression.registerFunction("partition", new JFunction((_, a) -> partition(a), "<xn:a>"));
        expression.registerFunction("range", new JFunction((_, a) -> range(a), "<nnn:a>"));
        expression.registerFunction("hash", new JFunction((_, a) -> hash(a), "<xs:s>"));
        expression.registerFunction("parse", new JFunction((_, a) -> parse(a), "<s:x>"));
        expression.registerFunction("eval", new JFunction((_, _) -> eval(), "<sx?:x>"));
    }

    private static @Nullable Object partition(List<?> arguments) {
        if (arguments.getFirst() == null) {
            return null;
        }
        if (!(arguments.getFirst() instanceof List<?> array)) {
            throw new FunctionFailed("$partition takes an array first.");
        }
        long size = whole("$partition", arguments, 1);
        if (size < 1) {
            throw new FunctionFailed("$partition takes a size of 1 or more.");
        }
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < array.size(); from = (int) Math.min(from + size, Integer.MAX_VALUE)) {
            chunks.add(new ArrayList<>(array.subList(from, (int) Math.min(from + size, array.size()))));
        }
        return chunks;
    }

    private static List<Object> range(List<?> arguments) {
        long first = whole("$range", arguments, 0);
        long last = whole("$range", arguments, 1);
        long step = whole("$range", arguments, 2);
        if (step == 0) {
            throw new FunctionFailed("$range takes a step other than 0.");
        }
        List<Object> values = new ArrayList<>();
        for (long value = first; step > 0 ? value <= last : value >= last; value += step) {
            if (values.size() == MAX_RANGE) {
                throw new FunctionFailed("$range makes 1000 values at most.");
            }
            values.add(value);
        }
        return values;
    }

    private static @Nullable Object hash(List<?> arguments) throws NoSuchAlgorithmException {
        Object data = arguments.getFirst();
        if (data == null) {
            return null;
        }
        String algorithm = String.valueOf(arguments.get(1));
        if (!DIGESTS.contains(algorithm)) {
            throw new FunctionFailed("$hash knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512.");
        }
        String text =
                data instanceof String string ? string : JsonValues.toJson(data).toString();
        byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static @Nullable Object parse(List<?> arguments) {
        if (!(arguments.getFirst() instanceof String text)) {
            return null;
        }
        try {
            return JsonValues.toQuery(JSON.readTree(text));
        } catch (JsonProcessingException _) {
            throw new FunctionFailed("$parse takes one JSON text.");
        }
    }

    private static Object eval() {
        throw new FunctionFailed("$eval is not available in Step Functions: use $parse.");
    }

    private static long whole(String function, List<?> arguments, int index) {
        if (arguments.get(index) instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
            return number.longValue();
        }
        throw new FunctionFailed(function + " takes whole numbers.");
    }
}
