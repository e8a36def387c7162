package health.pratique.local.deployables;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Which settings an interface with {@code @ConfigMapping} stands for, those of interfaces in it included, and which method gives which. */
final class Settings {

    private static final String MAPPING = "Lio/smallrye/config/ConfigMapping;";
    private static final String NAME = "Lio/smallrye/config/WithName;";
    private static final String DEFAULT = "Lio/smallrye/config/WithDefault;";
    private static final String PROPERTY = "Lorg/eclipse/microprofile/config/inject/ConfigProperty;";
    private static final String OPTIONAL = "java/util/Optional";
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private final ClassFiles classes;
    private final Map<String, Set<Origin.Setting>> ofMapping = new HashMap<>();
    private final Map<String, Set<Origin.Setting>> ofMethod = new HashMap<>();

    Settings(ClassFiles classes) {
        this.classes = classes;
        for (ClassNode node : classes.all()) {
            value(node.visibleAnnotations, MAPPING, "prefix")
                    .ifPresent(prefix ->
                            read(node, prefix, ofMapping.computeIfAbsent(node.name, name -> new LinkedHashSet<>())));
        }
    }

    /** All of an interface: none may be missing where somebody asks for one. */
    Set<Origin.Setting> of(String mapping) {
        return ofMapping.getOrDefault(mapping, Set.of());
    }

    /** Of each mapping that has the method: several may have it of one interface. */
    Set<Origin.Setting> of(String owner, String method) {
        return ofMethod.getOrDefault(owner + "." + method, Set.of());
    }

    private void read(ClassNode mapping, String prefix, Set<Origin.Setting> found) {
        for (String type : classes.supertypes(mapping.name)) {
            classes.find(type).stream()
                    .flatMap(declared -> declared.methods.stream())
                    .filter(method -> (method.access & Opcodes.ACC_ABSTRACT) != 0)
                    .forEach(method -> read(mapping, type, method, prefix + "." + name(method), found));
        }
    }

    /** What is inherited is read through either name. */
    private void read(
            ClassNode mapping, String declared, MethodNode method, String property, Set<Origin.Setting> found) {
        String type = Type.getReturnType(method.desc).getInternalName();
        Optional<ClassNode> inner = classes.find(type).filter(node -> (node.access & Opcodes.ACC_INTERFACE) != 0);
        if (inner.isPresent()) {
            read(inner.get(), property, found);
            return;
        }
        Origin.Setting setting =
                new Origin.Setting(property, value(method.visibleAnnotations, DEFAULT, "value"), type.equals(OPTIONAL));
        found.add(setting);
        for (String owner : List.of(mapping.name, declared)) {
            ofMethod.computeIfAbsent(owner + "." + method.name, name -> new LinkedHashSet<>())
                    .add(setting);
        }
    }

    private static String name(MethodNode method) {
        return value(method.visibleAnnotations, NAME, "value")
                .orElseGet(() -> HUMP.matcher(method.name).replaceAll("$1-$2").toLowerCase(Locale.ROOT));
    }

    /** Those that a method is given one by one. */
    static Stream<Origin.Setting> injected(MethodNode method) {
        List<AnnotationNode>[] annotations = method.visibleParameterAnnotations;
        Type[] types = Type.getArgumentTypes(method.desc);
        return annotations == null || annotations.length != types.length
                ? Stream.empty()
                : IntStream.range(0, types.length)
                        .mapToObj(index -> value(annotations[index], PROPERTY, "name")
                                .map(property -> new Origin.Setting(
                                        property,
                                        value(annotations[index], PROPERTY, "defaultValue"),
                                        types[index].getInternalName().equals(OPTIONAL))))
                        .flatMap(Optional::stream);
    }

    private static Optional<String> value(@Nullable List<AnnotationNode> annotations, String type, String element) {
        return annotations == null
                ? Optional.empty()
                : annotations.stream()
                        .filter(one -> one.desc.equals(type) && one.values != null && one.values.contains(element))
                        .map(one -> (String) one.values.get(one.values.indexOf(element) + 1))
                        .findFirst();
    }
}
