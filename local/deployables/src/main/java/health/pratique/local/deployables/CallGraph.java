package health.pratique.local.deployables;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which methods a function can reach, and from where. A call of an interface leads to those of its classes of which the function can have an
 * instance (rapid type analysis: Bacon and Sweeney, OOPSLA 1996), a bean being had where it is asked for. What a library may call
 * is reached with the instance.
 */
final class CallGraph {

    private static final String LAMBDA = "java/lang/invoke/LambdaMetafactory";

    private final ClassFiles classes;
    private final Beans beans;
    private final Set<Code> reached = new LinkedHashSet<>();
    private final Deque<Code> open = new ArrayDeque<>();
    private final Set<String> had = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<MethodNode, List<CallSite>> callers = new IdentityHashMap<>();
    private final Map<AbstractInsnNode, List<Code>> targets = new IdentityHashMap<>();
    private final Map<String, List<CallSite>> virtual = new HashMap<>();
    private final Map<String, List<CallSite>> functions = new HashMap<>();

    private CallGraph(ClassFiles classes) {
        this.classes = classes;
        this.beans = new Beans(classes);
    }

    /** @param handler name of the function's handler; empty for a REST API */
    static CallGraph of(ClassFiles classes, String handler) {
        CallGraph graph = new CallGraph(classes);
        List<ClassNode> begun = classes.all().stream()
                .filter(node -> graph.beans.asked(node) || graph.beans.handles(node, handler))
                .toList();
        begun.forEach(graph::bean);
        classes.all().forEach(node -> node.methods.stream()
                .filter(Beans::startsItself)
                .forEach(method -> graph.produced(new Code(node, method))));
        while (!graph.open.isEmpty()) {
            graph.follow(graph.open.pop());
        }
        return graph;
    }

    Set<Code> reached() {
        return reached;
    }

    /** Types that beans ask for. */
    Set<String> asked() {
        return asked;
    }

    List<CallSite> callers(Code code) {
        return callers.getOrDefault(code.method(), List.of());
    }

    List<Code> targets(AbstractInsnNode call) {
        return targets.getOrDefault(call, List.of());
    }

    private void reach(Code code) {
        if (reached.add(code)) {
            open.push(code);
            initialise(code.owner().name);
        }
    }

    private void reach(Code code, CallSite from) {
        if (targets.computeIfAbsent(from.call(), call -> new ArrayList<>()).contains(code)) {
            return;
        }
        targets.get(from.call()).add(code);
        callers.computeIfAbsent(code.method(), method -> new ArrayList<>()).add(from);
        reach(code);
    }

    private void initialise(String type) {
        classes.find(type)
                .flatMap(node -> ClassFiles.declared(node, "<clinit>", "()V"))
                .ifPresent(code -> {
                    if (reached.add(code)) {
                        open.push(code);
                    }
                });
    }

    private void follow(Code code) {
        for (AbstractInsnNode instruction : code.method().instructions) {
            switch (instruction) {
                case MethodInsnNode call -> call(code, call);
                case InvokeDynamicInsnNode dynamic
                when dynamic.bsm.getOwner().equals(LAMBDA) -> made(code, dynamic, (Handle) dynamic.bsmArgs[1]);
                case FieldInsnNode field when classes.own(field.owner) -> initialise(field.owner);
                default -> {}
            }
        }
    }

    private void call(Code in, MethodInsnNode call) {
        if (!classes.own(call.owner)) {
            return;
        }
        CallSite site = new CallSite(in, call, CallSite.Kind.CALL, 0);
        if (call.name.equals("<init>")) {
            have(call.owner);
        }
        if (call.getOpcode() == Opcodes.INVOKESTATIC || call.getOpcode() == Opcodes.INVOKESPECIAL) {
            classes.resolve(call.owner, call.name, call.desc).ifPresent(target -> reach(target, site));
        } else {
            dispatched(site, call.owner, call.name, call.desc);
        }
    }

    private void dispatched(CallSite site, String owner, String name, String descriptor) {
        virtual.computeIfAbsent(owner, type -> new ArrayList<>()).add(site);
        for (String type : List.copyOf(had)) {
            if (classes.isA(type, owner)) {
                classes.resolve(type, name, descriptor).ifPresent(target -> reach(target, site));
            }
        }
        functions.getOrDefault(owner + "." + name, List.of()).forEach(function -> targets(function.call())
                .forEach(body -> reach(body, asFunction(site, function))));
    }

    /** A lambda or a method reference: whoever gets it may call it. */
    private void made(Code in, InvokeDynamicInsnNode dynamic, Handle body) {
        if (!classes.own(body.getOwner())) {
            return;
        }
        CallSite site = new CallSite(in, dynamic, CallSite.Kind.MADE, 0);
        if (body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            have(body.getOwner());
        }
        if (body.getTag() == Opcodes.H_INVOKEVIRTUAL || body.getTag() == Opcodes.H_INVOKEINTERFACE) {
            virtual.computeIfAbsent(body.getOwner(), type -> new ArrayList<>()).add(site);
            List.copyOf(had).stream()
                    .filter(type -> classes.isA(type, body.getOwner()))
                    .forEach(type -> classes.resolve(type, body.getName(), body.getDesc())
                            .ifPresent(target -> reach(target, site)));
        } else {
            classes.resolve(body.getOwner(), body.getName(), body.getDesc()).ifPresent(target -> reach(target, site));
        }
        String type = Type.getReturnType(dynamic.desc).getInternalName();
        functions
                .computeIfAbsent(type + "." + dynamic.name, name -> new ArrayList<>())
                .add(site);
        for (CallSite call : List.copyOf(virtual.getOrDefault(type, List.of()))) {
            if (call.call() instanceof MethodInsnNode method && method.name.equals(dynamic.name)) {
                List.copyOf(targets(dynamic)).forEach(target -> reach(target, asFunction(call, site)));
            }
        }
    }

    private static CallSite asFunction(CallSite call, CallSite function) {
        int captured = Type.getArgumentTypes(((InvokeDynamicInsnNode) function.call()).desc).length;
        return new CallSite(call.in(), call.call(), CallSite.Kind.FUNCTION, captured);
    }

    /** There is an instance of the class: calls that wait for one lead to it, and so do those of libraries. */
    private void have(String type) {
        if (!classes.own(type) || !had.add(type)) {
            return;
        }
        Set<String> above = classes.supertypes(type);
        for (String supertype : above) {
            for (CallSite site : List.copyOf(virtual.getOrDefault(supertype, List.of()))) {
                switch (site.call()) {
                    case MethodInsnNode call ->
                        classes.resolve(type, call.name, call.desc).ifPresent(target -> reach(target, site));
                    case InvokeDynamicInsnNode dynamic -> {
                        Handle body = (Handle) dynamic.bsmArgs[1];
                        classes.resolve(type, body.getName(), body.getDesc()).ifPresent(target -> reach(target, site));
                    }
                    default -> {}
                }
            }
            if (!classes.own(supertype)) {
                overridden(type, LibraryTypes.methods(supertype));
            }
        }
        classes.find(type)
                .ifPresent(node ->
                        node.methods.stream().filter(beans::root).forEach(method -> reach(new Code(node, method))));
    }

    private void overridden(String type, Set<String> methods) {
        for (String supertype : classes.supertypes(type)) {
            classes.find(supertype).ifPresent(node -> node.methods.stream()
                    .filter(method -> methods.contains(method.name + method.desc))
                    .filter(method -> !method.name.startsWith("<"))
                    .forEach(method -> reach(new Code(node, method))));
        }
    }

    private void bean(ClassNode node) {
        if (had.contains(node.name)) {
            return;
        }
        have(node.name);
        for (MethodNode constructor : beans.constructor(node)) {
            reach(new Code(node, constructor));
            Beans.parameters(constructor).forEach(this::ask);
        }
        beans.injectedFields(node).forEach(this::ask);
        node.methods.stream().filter(Beans::observes).forEach(method -> produced(new Code(node, method)));
        node.methods.stream()
                .filter(beans::root)
                .flatMap(method -> Beans.parameters(method).stream())
                .forEach(this::ask);
    }

    private void ask(String type) {
        if (!asked.add(type)) {
            return;
        }
        for (ClassNode node : classes.all()) {
            if (beans.bean(node) && classes.isA(node.name, type) && (node.access & Opcodes.ACC_ABSTRACT) == 0) {
                bean(node);
            }
            node.methods.stream()
                    .filter(Beans::produces)
                    .filter(method -> gives(method, type))
                    .forEach(method -> produced(new Code(node, method)));
        }
    }

    private boolean gives(MethodNode method, String type) {
        Type given = Type.getReturnType(method.desc);
        return given.getSort() == Type.OBJECT && classes.isA(given.getInternalName(), type);
    }

    private void produced(Code code) {
        have(code.owner().name);
        reach(code);
        Beans.parameters(code.method()).forEach(this::ask);
    }
}
