package health.pratique.local.deployables;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What Quarkus makes and calls without that being seen in the code: beans, producers, observers, resources of a REST API. */
final class Beans {

    private static final Set<String> SCOPES = Set.of(
            "Ljakarta/enterprise/context/ApplicationScoped;",
            "Ljakarta/enterprise/context/RequestScoped;",
            "Ljakarta/enterprise/context/Dependent;",
            "Ljakarta/inject/Singleton;",
            "Ljakarta/ws/rs/Path;",
            "Ljakarta/ws/rs/ext/Provider;");
    private static final String INJECT = "Ljakarta/inject/Inject;";
    private static final String PRODUCES = "Ljakarta/enterprise/inject/Produces;";
    private static final String OBSERVES = "Ljakarta/enterprise/event/Observes;";
    private static final List<String> CALLED_BY_FRAMEWORK = List.of(
            "Ljakarta/ws/rs/",
            "Lorg/jboss/resteasy/reactive/server/",
            "Ljakarta/annotation/Post",
            "Ljakarta/annotation/Pre");
    private static final Set<String> HANDLERS = Set.of(
            "com/amazonaws/services/lambda/runtime/RequestHandler",
            "com/amazonaws/services/lambda/runtime/RequestStreamHandler");

    private final ClassFiles classes;

    Beans(ClassFiles classes) {
        this.classes = classes;
    }

    boolean bean(ClassNode node) {
        return annotations(node.visibleAnnotations).anyMatch(SCOPES::contains);
    }

    /** Beans that somebody else than the product asks for, but handlers: of those a function has one. */
    boolean asked(ClassNode node) {
        if (!bean(node) || classes.supertypes(node.name).stream().anyMatch(HANDLERS::contains)) {
            return false;
        }
        return classes.supertypes(node.name).stream().anyMatch(type -> !classes.own(type) && !type.startsWith("java/"))
                || node.methods.stream().anyMatch(method -> root(method) || observes(method));
    }

    /** Called by the framework once there is an instance. */
    boolean root(MethodNode method) {
        return annotations(method.visibleAnnotations)
                .anyMatch(one -> CALLED_BY_FRAMEWORK.stream().anyMatch(one::startsWith));
    }

    static boolean observes(MethodNode method) {
        return method.visibleParameterAnnotations != null
                && Stream.of(method.visibleParameterAnnotations)
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .anyMatch(one -> one.desc.equals(OBSERVES));
    }

    static boolean produces(MethodNode method) {
        return annotations(method.visibleAnnotations).anyMatch(PRODUCES::equals);
    }

    static boolean startsItself(MethodNode method) {
        return annotations(method.visibleAnnotations).anyMatch("Lio/quarkus/runtime/Startup;"::equals);
    }

    boolean handles(ClassNode node, String name) {
        return node.visibleAnnotations != null
                && node.visibleAnnotations.stream()
                        .filter(one -> one.desc.equals("Ljakarta/inject/Named;") && one.values != null)
                        .anyMatch(one -> one.values.contains(name))
                && classes.supertypes(node.name).stream().anyMatch(HANDLERS::contains);
    }

    /** The constructor by which a bean is made: the one that asks for it, or the one that takes most. */
    List<MethodNode> constructor(ClassNode node) {
        List<MethodNode> all = node.methods.stream()
                .filter(method -> method.name.equals("<init>"))
                .toList();
        List<MethodNode> asking = all.stream()
                .filter(method -> annotations(method.visibleAnnotations).anyMatch(INJECT::equals))
                .toList();
        return asking.isEmpty() ? all : asking;
    }

    Stream<String> injectedFields(ClassNode node) {
        return node.fields.stream()
                .filter(field -> annotations(field.visibleAnnotations).anyMatch(INJECT::equals))
                .flatMap(field -> types(field.desc, field.signature).stream());
    }

    /** All types of a method's parameters, also those that they are of: an {@code Instance<X>} asks for X. */
    static Set<String> parameters(MethodNode method) {
        Set<String> found = new LinkedHashSet<>();
        for (Type type : Type.getArgumentTypes(method.desc)) {
            if (type.getSort() == Type.OBJECT) {
                found.add(type.getInternalName());
            }
        }
        if (method.signature != null) {
            found.addAll(
                    named(method.signature.substring(method.signature.indexOf('('), method.signature.indexOf(')') + 1)
                            + "V"));
        }
        return found;
    }

    private static Set<String> types(String descriptor, @Nullable String signature) {
        return named("(" + (signature == null ? descriptor : signature) + ")V");
    }

    private static Set<String> named(String signature) {
        Set<String> found = new LinkedHashSet<>();
        new SignatureReader(signature).accept(new SignatureVisitor(Opcodes.ASM9) {
            @Override
            public void visitClassType(String name) {
                found.add(name);
            }
        });
        return found;
    }

    static Stream<String> annotations(@Nullable List<AnnotationNode> annotations) {
        return annotations == null ? Stream.empty() : annotations.stream().map(one -> one.desc);
    }
}
