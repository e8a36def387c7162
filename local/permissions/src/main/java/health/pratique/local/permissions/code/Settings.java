package health.pratique.local.permissions.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Which setting a method of a {@code @ConfigMapping} gives. */
final class Settings {

    private static final String MAPPING = "Lio/smallrye/config/ConfigMapping;";
    private static final String NAME = "Lio/smallrye/config/WithName;";
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private final ClassFiles classes;

    Settings(ClassFiles classes) {
        this.classes = classes;
    }

    /** Of each mapping that has the method: several may have it of one interface. */
    Set<Origin> of(MethodInsnNode call) {
        Set<Origin> found = new LinkedHashSet<>();
        classes.find(call.owner).ifPresent(owner -> classes.all().stream()
                .filter(mapping -> classes.isA(mapping.name, owner.name))
                .flatMap(mapping -> annotation(mapping.visibleAnnotations, MAPPING).stream())
                .forEach(mapping -> found.add(new Origin.Setting(
                        value(mapping) + "." + name(owner, call), call.desc.endsWith(")Ljava/util/Optional;")))));
        return found;
    }

    private static String name(ClassNode owner, MethodInsnNode call) {
        return owner.methods.stream()
                .filter(method -> method.name.equals(call.name))
                .flatMap(method -> annotation(method.visibleAnnotations, NAME).stream())
                .map(Settings::value)
                .findFirst()
                .orElseGet(() -> HUMP.matcher(call.name).replaceAll("$1-$2").toLowerCase(Locale.ROOT));
    }

    private static Optional<AnnotationNode> annotation(@Nullable List<AnnotationNode> annotations, String type) {
        return annotations == null
                ? Optional.empty()
                : annotations.stream().filter(one -> one.desc.equals(type)).findFirst();
    }

    private static String value(AnnotationNode annotation) {
        return (String) annotation.values.get(1);
    }
}
