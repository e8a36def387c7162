package health.pratique.kit.image;

import com.fasterxml.jackson.core.type.TypeReference;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** A type and every type inside it that Jackson reaches from there: components, fields, elements, permitted subclasses. */
final class TypesInside {

    private final Set<Class<?>> seen = new LinkedHashSet<>();

    private TypesInside() {}

    static Set<Class<?>> of(Class<?> root) {
        TypesInside inside = new TypesInside();
        inside.add(named(root));
        return inside.seen;
    }

    /** A reference to a generic type stands for that type. */
    private static Type named(Class<?> root) {
        return TypeReference.class.isAssignableFrom(root)
                        && root.getGenericSuperclass() instanceof ParameterizedType reference
                ? reference.getActualTypeArguments()[0]
                : root;
    }

    private void add(Type type) {
        switch (type) {
            case Class<?> plain when plain.isArray() -> add(plain.getComponentType());
            case Class<?> plain when isOfAPlatform(plain) || !seen.add(plain) -> {}
            case Class<?> plain -> addInside(plain);
            case ParameterizedType generic -> {
                add(generic.getRawType());
                Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
            }
            case WildcardType wildcard ->
                Arrays.stream(wildcard.getUpperBounds()).forEach(this::add);
            case GenericArrayType array -> add(array.getGenericComponentType());
            default -> {}
        }
    }

    private void addInside(Class<?> type) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::add);
        }
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(this::add);
        } else if (!type.isEnum()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    add(field.getGenericType());
                }
            }
        }
    }

    /** Java's types have serializers of Jackson's own, and its trees are no beans. */
    private static boolean isOfAPlatform(Class<?> type) {
        return type.isPrimitive()
                || type.getName().startsWith("java.")
                || type.getName().startsWith("com.fasterxml.jackson.");
    }
}
