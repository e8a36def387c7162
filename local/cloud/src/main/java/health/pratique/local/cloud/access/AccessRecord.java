package health.pratique.local.cloud.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.template.Arns;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was asked for and how it was decided, counted. Resources are told as the statement that decided has them, so that what a
 * client names is not in it and there are only so many. Thread-safe.
 */
final class AccessRecord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:/_.*$-]{1,300}");

    private static final int REFUSALS_KEPT = 1_000;

    /** What Lambda asks for in a role's name, which no local endpoint decides. */
    private static final Set<String> NOT_LOCAL = Set.of("logs", "xray", "ec2");

    private final Map<Line, LongAdder> allowed = new ConcurrentHashMap<>();
    private final Map<Line, LongAdder> refused = new ConcurrentHashMap<>();
    private final LongAdder checks = new LongAdder();

    /** @param by place of the statement; for a refusal that none made, why */
    private record Line(String principal, String action, String resource, String by) {}

    /** @return whether it is the first such refusal */
    boolean add(Principal principal, AccessCall call, Decision decision) {
        checks.increment();
        String by = decision.by().map(Statement::place).orElse(decision.because());
        String resource = resource(call, decision);
        Line line = new Line(principal.name(), call.action(), resource, by);
        if (decision.allowed()) {
            allowed.computeIfAbsent(line, first -> new LongAdder()).increment();
            return false;
        }
        if (refused.size() >= REFUSALS_KEPT && !refused.containsKey(line)) {
            return false;
        }
        LongAdder count = refused.computeIfAbsent(line, first -> new LongAdder());
        count.increment();
        return count.sum() == 1;
    }

    /** As the statement says it; else without an object's key, or not at all where it is no plain name. */
    static String resource(AccessCall call, Decision decision) {
        return decision.by()
                .map(statement -> statement.resources().fitting(call.resource()))
                .orElseGet(() -> shortened(call.resource()));
    }

    private static String shortened(String resource) {
        String bucket = Arns.bucketOf(resource);
        String told = bucket.equals(resource) ? resource : bucket + "/*";
        return PLAIN.matcher(told).matches() ? told : "*";
    }

    long refusals() {
        return refused.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** @param principals whose grants are looked through for those that nobody used */
    JsonNode json(Collection<Principal> principals) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("checks", checks.sum());
        lines(all.putArray("refused"), refused);
        lines(all.putArray("allowed"), allowed);
        ArrayNode unused = all.putArray("unused");
        principals.stream()
                .sorted(Comparator.comparing(Principal::name))
                .flatMap(principal -> principal instanceof Principal.Role role ? grants(role) : Stream.empty())
                .filter(grant -> !used(grant))
                .forEach(grant -> unused.addObject()
                        .put("principal", grant.principal())
                        .put("action", grant.action())
                        .put("resource", grant.resource())
                        .put("statement", grant.by()));
        return all;
    }

    private static void lines(ArrayNode into, Map<Line, LongAdder> counted) {
        counted.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> into.addObject()
                        .put("principal", entry.getKey().principal())
                        .put("action", entry.getKey().action())
                        .put("resource", entry.getKey().resource())
                        .put("statement", entry.getKey().by())
                        .put("calls", entry.getValue().sum()));
    }

    private static Stream<Line> grants(Principal.Role role) {
        return role.identity().all().stream()
                .filter(statement -> statement.allows()
                        && !statement.actions().not()
                        && !statement.resources().not())
                .flatMap(statement -> statement.actions().patterns().stream()
                        .filter(action -> !NOT_LOCAL.contains(action.substring(0, Math.max(0, action.indexOf(':')))))
                        .flatMap(action -> statement.resources().patterns().stream()
                                .map(resource -> new Line(role.name(), action, resource, statement.place()))));
    }

    private boolean used(Line grant) {
        return allowed.keySet().stream()
                .anyMatch(call -> call.principal().equals(grant.principal())
                        && call.by().equals(grant.by())
                        && call.resource().equals(grant.resource())
                        && Statement.isAction(grant.action(), call.action()));
    }
}
