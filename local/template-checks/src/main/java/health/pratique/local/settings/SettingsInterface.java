package health.pratique.local.settings;

import java.lang.classfile.MethodModel;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings that an interface with {@code @ConfigMapping} stands for, those of interfaces in it included. */
final class SettingsInterface {

    private final Map<String, CompiledClass> classes;

    SettingsInterface(Map<String, CompiledClass> classes) {
        this.classes = classes;
    }

    Stream<Setting> settings(CompiledClass mapping) {
        return settings(mapping, mapping.annotation("ConfigMapping").orElseThrow());
    }

    private Stream<Setting> settings(CompiledClass mapping, String prefix) {
        return settings(mapping, mapping, prefix);
    }

    /** What is inherited is read through either name. */
    private Stream<Setting> settings(CompiledClass mapping, CompiledClass declared, String prefix) {
        Stream<Setting> own = declared.methods()
                .filter(method -> method.flags().has(java.lang.reflect.AccessFlag.ABSTRACT))
                .flatMap(method -> Stream.of(mapping, declared).flatMap(owner -> settings(owner, method, prefix)));
        Stream<Setting> inherited = declared.supertypes()
                .map(classes::get)
                .filter(Objects::nonNull)
                .flatMap(above -> settings(mapping, above, prefix));
        return Stream.concat(own, inherited);
    }

    private Stream<Setting> settings(CompiledClass mapping, MethodModel method, String prefix) {
        String name = method.methodName().stringValue();
        String property =
                prefix + "." + CompiledClass.annotation(method, "WithName").orElse(kebab(name));
        String type =
                CompiledClass.internal(method.methodTypeSymbol().returnType().descriptorString());
        CompiledClass inner = classes.get(type);
        if (inner != null && inner.isInterface()) {
            return settings(inner, property);
        }
        return Stream.of(new Setting(
                property,
                mapping.name() + "." + name,
                CompiledClass.annotation(method, "WithDefault"),
                type.equals(Optional.class.getName().replace('.', '/'))));
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
