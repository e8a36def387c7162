package health.pratique.api.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** One thing that is wrong with a call. */
enum Breakage {
    MEMBER_OF_ANOTHER_TYPE((call, random) -> call.withBody(JsonBreakage.OTHER_VALUE.of(call.body(), random))),
    HOSTILE_MEMBER((call, random) -> call.withBody(JsonBreakage.HOSTILE_TEXT.of(call.body(), random))),
    MISSING_MEMBER((call, random) -> call.withBody(JsonBreakage.MISSING.of(call.body(), random))),
    EXTRA_MEMBER((call, random) -> call.withBody(JsonBreakage.EXTRA.of(call.body(), random))),
    MEMBER_IN_A_LIST((call, random) -> call.withBody(JsonBreakage.WRAPPED.of(call.body(), random))),
    EMPTY_BODY((call, random) -> call.withBody(new byte[0])),
    CUT_BODY((call, random) -> call.withBody(Arrays.copyOf(call.body(), random.nextInt(call.body().length + 1)))),
    NO_TEXT_BODY((call, random) -> {
        byte[] bytes = new byte[1 + random.nextInt(200)];
        random.nextBytes(bytes);
        return call.withBody(bytes);
    }),
    WRONG_BYTE((call, random) -> {
        byte[] bytes = call.body().clone();
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return call.withBody(bytes);
    }),
    DEEP_BODY((call, random) -> {
        int deep = List.of(200, 1_000, 1_001, 20_000).get(random.nextInt(4));
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        return call.withBody(open.repeat(deep).getBytes(StandardCharsets.UTF_8));
    }),
    LONG_BODY((call, random) ->
            call.withBody(("\"" + HostileValues.WORD.repeat(20_000) + "\"").getBytes(StandardCharsets.UTF_8))),
    TWICE_THE_BODY((call, random) -> {
        byte[] twice = Arrays.copyOf(call.body(), call.body().length * 2);
        System.arraycopy(call.body(), 0, twice, call.body().length, call.body().length);
        return call.withBody(twice);
    }),
    OTHER_CONTENT_TYPE((call, random) -> call.withHeader("Content-Type", Words.any(Words.CONTENT_TYPES, random))),
    HOSTILE_HEADER((call, random) ->
            call.withHeader(Words.any(Words.HEADERS, random), Words.inHeader(HostileValues.text(random)))),
    ODD_HEADER((call, random) ->
            call.withHeader(Words.any(Words.HEADERS, random), Words.any(Words.HEADER_VALUES, random))),
    REPEATED_HEADER((call, random) -> {
        List<Named> headers = new ArrayList<>(call.headers());
        if (!headers.isEmpty()) {
            Named header = headers.get(random.nextInt(headers.size()));
            headers.add(new Named(header.name(), Words.inHeader(HostileValues.text(random))));
        }
        return call.withHeaders(headers);
    }),
    HOSTILE_PARAMETER((call, random) -> {
        List<Named> query = new ArrayList<>(call.query());
        String value = Words.encoded(HostileValues.text(random));
        if (query.isEmpty()) {
            query.add(new Named(Words.any(Words.PARAMETERS, random), value));
        } else {
            int at = random.nextInt(query.size());
            query.set(at, new Named(query.get(at).name(), value));
        }
        return call.withQuery(query);
    }),
    REPEATED_PARAMETER((call, random) -> {
        List<Named> query = new ArrayList<>(call.query());
        if (!query.isEmpty()) {
            Named one = query.get(random.nextInt(query.size()));
            query.add(random.nextBoolean() ? one : new Named(one.name(), Words.encoded(HostileValues.text(random))));
        }
        return call.withQuery(query);
    }),
    MISSING_PARAMETER((call, random) -> {
        List<Named> query = new ArrayList<>(call.query());
        if (!query.isEmpty()) {
            query.remove(random.nextInt(query.size()));
        }
        return call.withQuery(query);
    }),
    EXTRA_PARAMETER((call, random) -> {
        List<Named> query = new ArrayList<>(call.query());
        query.add(new Named(
                random.nextInt(4) == 0
                        ? Words.encoded(HostileValues.text(random))
                        : Words.any(Words.PARAMETERS, random),
                Words.encoded(random.nextBoolean() ? HostileValues.text(random) : Words.any(Words.VALUES, random))));
        return call.withQuery(query);
    }),
    TAMPERED_PARAMETER((call, random) -> {
        List<Named> query = new ArrayList<>(call.query());
        if (!query.isEmpty()) {
            int at = random.nextInt(query.size());
            query.set(
                    at,
                    new Named(
                            query.get(at).name(),
                            Words.tamperedValue(query.get(at).value(), random)));
        }
        return call.withQuery(query);
    }),
    HOSTILE_SEGMENT((call, random) ->
            call.withPath(Words.segment(call.path(), random, segment -> Words.encoded(HostileValues.text(random))))),
    TAMPERED_SEGMENT((call, random) ->
            call.withPath(Words.segment(call.path(), random, segment -> Words.tampered(segment, random))));

    private final BiFunction<WalkCall, Random, WalkCall> change;

    Breakage(BiFunction<WalkCall, Random, WalkCall> change) {
        this.change = change;
    }

    WalkCall of(WalkCall call, Random random) {
        return change.apply(call, random);
    }
}
