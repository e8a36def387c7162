package health.pratique.local.deployables;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What of its class files a function can run: which operations of AWS it calls, and with which requests. */
public final class FunctionCode {

    private static final Set<String> ABSENCES = Set.of(
            "software/amazon/awssdk/services/s3/model/S3Exception",
            "software/amazon/awssdk/services/s3/model/NoSuchKeyException");

    private final CallGraph graph;
    private final Settings settings;
    private final Origins origins;
    private final Ways ways;
    private final Values values = new Values();

    /**
     * @param handler the name of the function's handler; empty for a REST API
     * @param legend where a location lies that is read from a record, by the accessor that gives it: {@code Document.location}
     */
    public FunctionCode(ClassFiles classes, String handler, Map<String, Origin> legend) {
        this.graph = CallGraph.of(classes, handler);
        this.ways = new Ways(graph);
        this.settings = new Settings(classes);
        this.origins = new Origins(classes, graph, values, settings, legend);
    }

    /** Entries of the legend that some request needed; complete after {@link #requests()}. */
    public Set<String> legendUsed() {
        return origins.used();
    }

    /** Such as {@code s3:getObject}, and where it is called. */
    public Map<String, String> operations() {
        Map<String, String> found = new TreeMap<>();
        called().forEach(call -> Sdk.client(call.owner())
                .ifPresent(service ->
                        found.putIfAbsent(service + ":" + call.name(), call.in().place(call.instruction()))));
        return found;
    }

    /** @param placeholders what the properties of its modules ask for, whatever the code does */
    Variables variables(List<Origin.Setting> placeholders) {
        List<Origin.Setting> injected = Stream.concat(
                        placeholders.stream(),
                        graph.reached().stream().flatMap(code -> Settings.injected(code.method())))
                .toList();
        return Variables.of(
                Stream.concat(injected.stream(), graph.asked().stream().flatMap(type -> settings.of(type).stream())),
                Stream.concat(
                        injected.stream(), called().flatMap(call -> settings.of(call.owner(), call.name()).stream())));
    }

    /** By an instruction, or by a method reference that it makes. */
    private record Called(Code in, AbstractInsnNode instruction, String owner, String name) {}

    private Stream<Called> called() {
        return graph.reached().stream()
                .flatMap(code -> Stream.of(code.method().instructions.toArray())
                        .flatMap(instruction -> switch (instruction) {
                            case MethodInsnNode call -> Stream.of(new Called(code, call, call.owner, call.name));
                            case InvokeDynamicInsnNode dynamic
                            when dynamic.bsmArgs.length > 1 && dynamic.bsmArgs[1] instanceof Handle body ->
                                Stream.of(new Called(code, dynamic, body.getOwner(), body.getName()));
                            default -> Stream.empty();
                        }));
    }

    /** Where a bucket and a key come together, each of the ways there is a request of its own. */
    public List<Request> requests() {
        Map<Object, Building> found = new LinkedHashMap<>();
        for (Code code : graph.reached()) {
            for (AbstractInsnNode instruction : code.method().instructions) {
                if (instruction instanceof MethodInsnNode call && Sdk.connects(call.owner, call.name)) {
                    connect(code, call, found);
                } else if (instruction instanceof MethodInsnNode call
                        && Sdk.builder(call.owner).isPresent()
                        && values.arguments(code, call).size() > 1
                        && !call.name.equals("overrideConfiguration")) {
                    set(code, call, found);
                }
            }
        }
        return found.values().stream()
                .filter(building -> found.values().stream().noneMatch(building::isPartOf))
                .map(Building::request)
                .distinct()
                .toList();
    }

    /** As whom the function logs in to a database. */
    private void connect(Code code, MethodInsnNode call, Map<Object, Building> found) {
        Set<Origin> user = origins.of(code, values.arguments(code, call).get(1), null);
        found.put(call, new Building(call, Sdk.CONNECT, code.place(call), Map.of("user", user), false));
    }

    private void set(Code code, MethodInsnNode call, Map<Object, Building> found) {
        List<SourceValue> arguments = values.arguments(code, call);
        String type = Sdk.builder(call.owner).orElseThrow();
        for (Origin builder : origins.of(code, arguments.getFirst(), null)) {
            Object begun = builder instanceof Origin.Builder one ? one.begun() : call;
            for (Optional<Way> way : type.startsWith("s3:") ? ways.to(code) : List.of(Optional.<Way>empty())) {
                found.computeIfAbsent(
                                List.of(begun, call.owner, way),
                                key -> new Building(
                                        begun, type, code.place(call), new LinkedHashMap<>(), absence(code, call)))
                        .set
                        .computeIfAbsent(call.name, name -> new LinkedHashSet<>())
                        .addAll(origins.of(code, arguments.get(1), way.orElse(null)));
            }
        }
    }

    /** Whether a refusal of what is built here is caught: around the request, or around the call that the lambda is given to. */
    private boolean absence(Code code, AbstractInsnNode at) {
        return caught(code, at)
                || graph.callers(code).stream()
                        .filter(site -> site.kind() == CallSite.Kind.MADE)
                        .anyMatch(site -> caught(site.in(), site.call()));
    }

    private static boolean caught(Code code, AbstractInsnNode at) {
        var instructions = code.method().instructions;
        int index = instructions.indexOf(at);
        for (TryCatchBlockNode block : code.method().tryCatchBlocks) {
            if (block.type != null
                    && ABSENCES.contains(block.type)
                    && instructions.indexOf(block.start) <= index
                    && index < instructions.indexOf(block.end)) {
                return true;
            }
        }
        return false;
    }

    private record Building(
            Object begun, String type, String place, Map<String, Set<Origin>> set, boolean awaitsAbsence) {

        /** A lambda that sets no more than some of what another place sets in the same request. */
        boolean isPartOf(Building other) {
            return other.begun.equals(begun)
                    && other.type.equals(type)
                    && other.set.containsKey("bucket")
                    && !set.containsKey("bucket");
        }

        Request request() {
            return new Request(type, place, set, awaitsAbsence);
        }
    }
}
