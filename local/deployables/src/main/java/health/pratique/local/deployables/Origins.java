package health.pratique.local.deployables;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Follows a value back to where it comes from: over variables, parameters, fields, returned values, lambdas, and the few methods of libraries
 * that hand on what they are given. A call that was gone into is left by the same call.
 */
final class Origins {

    private static final int LONGEST_WAY = 14;

    private final ClassFiles classes;
    private final CallGraph graph;
    private final Values values;
    private final Settings settings;
    private final Placements placements;
    private final Locations locations;
    private final Map<AbstractInsnNode, Set<Origin>> known = new IdentityHashMap<>();
    private int turns;

    /** @param legend where a location lies that is read from a record, by the accessor that gives it */
    Origins(ClassFiles classes, CallGraph graph, Values values, Settings settings, Map<String, Origin> legend) {
        this.classes = classes;
        this.graph = graph;
        this.values = values;
        this.settings = settings;
        this.placements = new Placements(classes, graph, values);
        this.locations = new Locations(legend);
    }

    /** Entries of the legend that something was looked up in. */
    Set<String> used() {
        return locations.used();
    }

    /** @param way by which the method was entered */
    Set<Origin> of(Code in, SourceValue value, @Nullable Way way) {
        return of(in, value, way, new HashSet<>());
    }

    private record Step(
            AbstractInsnNode instruction, @Nullable CallSite last, int length) {}

    private Set<Origin> of(Code in, SourceValue value, @Nullable Way way, Set<Step> before) {
        Set<Origin> found = new LinkedHashSet<>();
        for (AbstractInsnNode producer : value.insns) {
            Set<Origin> kept = way == null ? known.get(producer) : null;
            found.addAll(kept == null ? looked(in, producer, way, before) : kept);
        }
        return found;
    }

    /** What does not hang on where the search came from is found once. */
    private Set<Origin> looked(Code in, AbstractInsnNode producer, @Nullable Way way, Set<Step> before) {
        Step step = new Step(producer, way == null ? null : way.last(), Way.length(way));
        if (!before.add(step)) {
            turns++;
            return Set.of();
        }
        int turnsBefore = turns;
        Set<Origin> found = produced(in, producer, way, before);
        before.remove(step);
        if (way == null && turns == turnsBefore) {
            known.put(producer, found);
        }
        return found;
    }

    private Set<Origin> produced(Code in, AbstractInsnNode producer, @Nullable Way way, Set<Step> before) {
        return switch (producer) {
            case LdcInsnNode constant ->
                Set.of(constant.cst instanceof String text ? new Origin.Text(text) : Origin.Text.ANY);
            case Values.Parameter parameter -> parameter(in, Values.parameter(in, parameter.local), way, before);
            case InsnNode nothing when nothing.getOpcode() == Opcodes.ACONST_NULL -> Set.of();
            case FieldInsnNode field -> field(field, before);
            case TypeInsnNode made when made.getOpcode() == Opcodes.NEW -> Set.of(new Origin.Made(in, made, way));
            case InvokeDynamicInsnNode dynamic -> dynamic(in, dynamic, way, before);
            case MethodInsnNode call -> called(in, call, way, before);
            default -> Set.of(Origin.Text.ANY);
        };
    }

    private Set<Origin> parameter(Code in, int index, @Nullable Way way, Set<Step> before) {
        Set<Origin> found = new LinkedHashSet<>();
        if (way != null) {
            given(way.last(), index)
                    .ifPresent(value -> found.addAll(of(way.last().in(), value, way.before(), before)));
            if (!found.isEmpty() || given(way.last(), index).isPresent()) {
                return found;
            }
        }
        for (CallSite site : graph.callers(in)) {
            given(site, index).ifPresent(value -> found.addAll(of(site.in(), value, null, before)));
            if (site.call() instanceof InvokeDynamicInsnNode dynamic
                    && site.kind() == CallSite.Kind.MADE
                    && index >= Type.getArgumentTypes(dynamic.desc).length) {
                found.addAll(handed(in, index, site, dynamic, before));
            }
        }
        return found.isEmpty() ? Set.of(new Origin.Unknown("parameter " + index + " of " + in)) : found;
    }

    private Optional<SourceValue> given(CallSite site, int parameter) {
        List<SourceValue> arguments = values.arguments(site.in(), site.call());
        int index = site.kind() == CallSite.Kind.FUNCTION ? parameter - site.offset() + 1 : parameter;
        boolean captured = site.kind() != CallSite.Kind.FUNCTION || parameter >= site.offset();
        return captured && index >= 0 && index < arguments.size()
                ? Optional.of(arguments.get(index))
                : Optional.empty();
    }

    /** What a library hands to a function: a request to put together, or what is in the receiver that the function was given to. */
    private Set<Origin> handed(Code in, int index, CallSite site, InvokeDynamicInsnNode function, Set<Step> before) {
        Type[] parameters = Type.getArgumentTypes(in.method().desc);
        int argument = index - ((in.method().access & Opcodes.ACC_STATIC) == 0 ? 1 : 0);
        if (argument >= 0
                && argument < parameters.length
                && Sdk.builder(parameters[argument].getInternalName()).isPresent()) {
            return Set.of(new Origin.Builder(in.method()));
        }
        Set<Origin> found = new LinkedHashSet<>();
        for (AbstractInsnNode instruction : site.in().method().instructions) {
            if (instruction instanceof MethodInsnNode call && !classes.own(call.owner)) {
                List<SourceValue> arguments = values.arguments(site.in(), call);
                boolean taken = arguments.stream().skip(1).anyMatch(value -> value.insns.contains(function));
                if (taken && call.getOpcode() != Opcodes.INVOKESTATIC) {
                    int from = call.name.equals("computeIfAbsent") ? 1 : 0;
                    found.addAll(of(site.in(), arguments.get(from), null, before));
                }
            }
        }
        return found;
    }

    private Set<Origin> field(FieldInsnNode field, Set<Step> before) {
        Set<Origin> found = placed(placements.field(field), before);
        return found.isEmpty() ? Set.of(new Origin.Unknown("field " + field.owner + "." + field.name)) : found;
    }

    private Set<Origin> placed(List<Placements.Placed> placed, Set<Step> before) {
        Set<Origin> found = new LinkedHashSet<>();
        placed.forEach(one -> found.addAll(of(one.in(), one.value(), null, before)));
        return found;
    }

    private Set<Origin> dynamic(Code in, InvokeDynamicInsnNode dynamic, @Nullable Way way, Set<Step> before) {
        if (!dynamic.name.equals("makeConcatWithConstants")) {
            return Set.of(new Origin.Function(in, dynamic, way));
        }
        List<Set<Origin>> parts = values.arguments(in, dynamic).stream()
                .map(value -> of(in, value, way, before))
                .toList();
        return Texts.joined((String) dynamic.bsmArgs[0], parts);
    }

    private Set<Origin> called(Code in, MethodInsnNode call, @Nullable Way way, Set<Step> before) {
        Set<Origin.Setting> named = settings.of(call.owner, call.name);
        if (!named.isEmpty()) {
            return Set.copyOf(named);
        }
        List<SourceValue> arguments = values.arguments(in, call);
        Optional<Origin> place = locations.of(call, arguments);
        if (place.isPresent()) {
            return Set.of(place.get());
        }
        if (arguments.isEmpty() && call.getOpcode() != Opcodes.INVOKESTATIC) {
            return Set.of();
        }
        if (Locations.isPart(call)) {
            return part(call.name, of(in, arguments.getFirst(), way, before), before);
        }
        if (!classes.own(call.owner)) {
            return library(in, call, arguments, way, before);
        }
        Set<Origin> found = new LinkedHashSet<>();
        for (Code target : graph.targets(call)) {
            CallSite.Kind kind = graph.callers(target).stream()
                    .filter(site -> site.call() == call)
                    .map(CallSite::kind)
                    .findFirst()
                    .orElse(CallSite.Kind.CALL);
            found.addAll(
                    kind == CallSite.Kind.CALL
                            ? returned(target, new CallSite(in, call, kind, 0), way, before)
                            : returned(target, null, way, before));
        }
        return found.isEmpty() ? Set.of(new Origin.Unknown(call.owner + "." + call.name)) : found;
    }

    private Set<Origin> returned(Code target, @Nullable CallSite site, @Nullable Way way, Set<Step> before) {
        if (Way.length(way) >= LONGEST_WAY) {
            return Set.of(new Origin.Unknown("too long a way to " + target));
        }
        Way into = site == null ? null : Way.into(site, way);
        Set<Origin> found = new LinkedHashSet<>();
        for (AbstractInsnNode instruction : target.method().instructions) {
            if (instruction.getOpcode() == Opcodes.ARETURN) {
                values.top(target, instruction).forEach(value -> found.addAll(of(target, value, into, before)));
            }
        }
        return found;
    }

    /** The bucket or the key of locations. */
    private Set<Origin> part(String which, Set<Origin> locations, Set<Step> before) {
        Set<Origin> found = new LinkedHashSet<>();
        for (Origin location : locations) {
            switch (location) {
                case Origin.Place place -> found.add(new Origin.Part(place, Locations.part(which, place)));
                case Origin.Made made ->
                    placements
                            .argument(made.in(), made.instruction(), Locations.argument(which))
                            .forEach(value -> of(made.in(), value, made.way(), before)
                                    .forEach(origin -> found.add(new Origin.Part(made, origin))));
                default -> found.add(location);
            }
        }
        return found;
    }

    private Set<Origin> library(
            Code in, MethodInsnNode call, List<SourceValue> arguments, @Nullable Way way, Set<Step> before) {
        Set<Origin> found = new LinkedHashSet<>();
        switch (Library.of(call)) {
            case RECEIVER -> found.addAll(of(in, arguments.getFirst(), way, before));
            case ARGUMENTS -> arguments.forEach(value -> found.addAll(of(in, value, way, before)));
            case RECEIVER_AND_ARGUMENTS ->
                arguments.forEach(value -> found.addAll(result(of(in, value, way, before), way, before)));
            case ENTRIES -> {
                for (int entry = 0; entry + 1 < arguments.size(); entry += 2) {
                    Set<Origin> leadsTo = of(in, arguments.get(entry + 1), way, before);
                    of(in, arguments.get(entry), way, before).forEach(key -> found.add(new Origin.Entry(key, leadsTo)));
                }
            }
            case MAPPED -> found.addAll(result(of(in, arguments.get(1), way, before), way, before));
            case FUNCTION -> found.addAll(result(of(in, arguments.getFirst(), way, before), way, before));
            case FORMAT ->
                found.addAll(Texts.formats(
                        of(in, arguments.get(Library.format(call)), way, before),
                        placements.elements(in, arguments.getLast()).stream()
                                .map(value -> of(in, value, way, before))
                                .toList()));
            case REFERENCE -> found.addAll(placed(placements.references(in.owner()), before));
            case LISTED -> found.add(new Origin.Listed());
            case BUILDER -> found.add(new Origin.Builder(call));
            case ANY_TEXT -> found.add(Origin.Text.ANY);
            case OTHER -> found.add(new Origin.Unknown(call.owner + "." + call.name));
        }
        return found;
    }

    /** What functions return; of all that is no function, itself. */
    private Set<Origin> result(Set<Origin> functions, @Nullable Way way, Set<Step> before) {
        Set<Origin> found = new LinkedHashSet<>();
        for (Origin origin : functions) {
            if (origin instanceof Origin.Function function) {
                CallSite site = new CallSite(function.in(), function.instruction(), CallSite.Kind.MADE, 0);
                if (function.instruction() instanceof InvokeDynamicInsnNode dynamic
                        && dynamic.bsmArgs.length > 1
                        && dynamic.bsmArgs[1] instanceof Handle body
                        && Library.listed(body.getOwner())) {
                    found.add(new Origin.Listed());
                }
                for (Code body : graph.targets(function.instruction())) {
                    found.addAll(returned(body, site, function.way(), before));
                }
            } else {
                found.add(origin);
            }
        }
        return found;
    }
}
