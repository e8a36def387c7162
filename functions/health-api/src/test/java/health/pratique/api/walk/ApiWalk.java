package health.pratique.api.walk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Goes round all operations, again and again: rightly at first, with the token of each caller, then wrongly in one to three ways, mostly
 * with a token that opens the operation. The same seed makes the same calls of the same answers.
 */
final class ApiWalk {

    private static final int SERVER_ERROR = 500;
    private static final int OPENING_ROUNDS = 2;

    /** Of what was not let in, not found, or not called by a method that there is. */
    private static final Set<Integer> OUTSIDE = Set.of(401, 403, 404, 405);

    private final Wire wire;
    private final List<DescribedOperation> operations;
    private final List<WalkCaller> callers;
    private final RightCalls right;
    private final long seed;
    private final Map<DescribedOperation, List<WalkCaller>> opened = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Map<String, WalkFinding> findings = new TreeMap<>();
    private int calls;

    ApiWalk(Wire wire, List<DescribedOperation> operations, List<WalkCaller> callers, RightCalls right, long seed) {
        this.wire = wire;
        this.operations = List.copyOf(operations);
        this.callers = List.copyOf(callers);
        this.right = right;
        this.seed = seed;
    }

    /** The first rounds are whole, however long they take. */
    void walk(Duration time, int mostRounds) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (int round = 0; round < mostRounds && (round < OPENING_ROUNDS || System.nanoTime() < end); round++) {
            for (DescribedOperation operation : operations) {
                if (round < OPENING_ROUNDS) {
                    open(operation, round);
                } else {
                    breakOne(operation, round);
                }
            }
        }
    }

    /** One of each kind: operation and status. */
    List<WalkFinding> findings() {
        return List.copyOf(findings.values());
    }

    /** How often each operation answered what. */
    Map<String, Map<Integer, Integer>> statuses() {
        return statuses;
    }

    /** Operations behind whose door no call came. */
    List<String> unreached() {
        return statuses.entrySet().stream()
                .filter(each -> OUTSIDE.containsAll(each.getValue().keySet()))
                .map(Map.Entry::getKey)
                .toList();
    }

    int calls() {
        return calls;
    }

    private void open(DescribedOperation operation, int round) throws IOException {
        Random random = random(operation, round);
        for (WalkCaller caller : callers) {
            WalkCall call = right.of(operation, random);
            WireAnswer answer = sent(operation, caller, call);
            note(operation, caller, round, call, List.of(), answer);
            if (!answer.isShut()) {
                List<WalkCaller> there = opened.computeIfAbsent(operation, none -> new ArrayList<>());
                if (!there.contains(caller)) {
                    there.add(caller);
                }
            }
        }
    }

    private void breakOne(DescribedOperation operation, int round) throws IOException {
        Random random = random(operation, round);
        List<WalkCaller> welcome = opened.getOrDefault(operation, callers);
        List<WalkCaller> from = random.nextInt(8) == 0 ? callers : welcome;
        WalkCaller caller = from.get(random.nextInt(from.size()));
        WalkCall call = right.of(operation, random);
        List<Breakage> breakages = random.ints(random.nextInt(4), 0, Breakage.values().length)
                .mapToObj(each -> Breakage.values()[each])
                .toList();
        WireAnswer answer = sent(operation, caller, broken(call, breakages, round));
        note(operation, caller, round, call, breakages, answer);
    }

    private WireAnswer sent(DescribedOperation operation, WalkCaller caller, WalkCall call) throws IOException {
        calls++;
        WireAnswer answer = wire.send(call, caller);
        statuses.computeIfAbsent(operation.toString(), none -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
        if (answer.isSuccess()) {
            right.known().learn(call, answer);
        }
        return answer;
    }

    private void note(
            DescribedOperation operation,
            WalkCaller caller,
            int round,
            WalkCall base,
            List<Breakage> breakages,
            WireAnswer answer)
            throws IOException {
        if (!isWrong(answer) || findings.containsKey(operation + " " + answer.status())) {
            return;
        }
        List<Breakage> fewest = fewest(operation, caller, base, breakages, round);
        findings.put(
                operation + " " + answer.status(),
                new WalkFinding(
                        operation, caller.name(), seed, round, fewest, answer.status(), broken(base, fewest, round)));
    }

    private static boolean isWrong(WireAnswer answer) {
        return answer.status() == 0
                || answer.status() >= SERVER_ERROR
                || answer.status() >= 400 && answer.body().contains(HostileValues.WORD);
    }

    /** One breakage after the other is left away, as long as what comes stays wrong. */
    private List<Breakage> fewest(
            DescribedOperation operation, WalkCaller caller, WalkCall base, List<Breakage> breakages, int round)
            throws IOException {
        for (int i = 0; i < breakages.size(); i++) {
            int left = i;
            List<Breakage> fewer = IntStream.range(0, breakages.size())
                    .filter(each -> each != left)
                    .mapToObj(breakages::get)
                    .toList();
            if (isWrong(sent(operation, caller, broken(base, fewer, round)))) {
                return fewest(operation, caller, base, fewer, round);
            }
        }
        return breakages;
    }

    private WalkCall broken(WalkCall base, List<Breakage> breakages, int round) {
        WalkCall call = base;
        for (Breakage each : breakages) {
            // Of each breakage its own, so that it does the same without the others.
            call = each.of(call, new Random(seed * 31 + round * 1_009L + each.ordinal()));
        }
        return call;
    }

    private Random random(DescribedOperation operation, int round) {
        return new Random(seed ^ (operation.toString().hashCode() * 1_000_003L + round));
    }
}
