package health.pratique.local.deployables;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Where a value comes from. */
public sealed interface Origin {

    /**
     * One value that the code is told.
     *
     * @param property such as {@code pratique.documents-table}
     * @param fallback what holds when nobody sets it
     * @param optional whether the code goes another way without it
     */
    record Setting(String property, Optional<String> fallback, boolean optional) implements Origin {

        /** As an environment variable, by MicroProfile Config's rule. */
        public static String variable(String property) {
            return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }

        String variable() {
            return variable(property);
        }

        /** Whether the fallback is the name of something on one machine, or of nothing, that no deployment has. */
        boolean hasLocalFallback() {
            return fallback.filter(value -> value.matches("(alias/)?pratique-.*|https://.*[.]invalid"))
                    .isPresent();
        }

        boolean isMissedAtStart() {
            return fallback.isEmpty() && !optional;
        }
    }

    /** A text, with {@code *} for what is not known of it. */
    record Text(String pattern) implements Origin {
        public static final Text ANY = new Text("*");
    }

    /** Where an object lies, as the product keeps it on record. */
    record Place(String bucket, String key) implements Origin {}

    /** What a listing told: a key, or a version that there is. */
    record Listed() implements Origin {}

    /** One of a location's two parts, so that they can be put together again. */
    record Part(Object whole, Origin value) implements Origin {}

    /** A key of a map that is made in the code, and what it leads to. */
    record Entry(Origin key, Set<Origin> values) implements Origin {}

    /** An instance of the product's own. */
    record Made(
            Code in, AbstractInsnNode instruction, @Nullable Way way) implements Origin {}

    /** A lambda or a method reference. */
    record Function(
            Code in, AbstractInsnNode instruction, @Nullable Way way) implements Origin {}

    /** What a request is put together in: told apart by where that begins. */
    record Builder(Object begun) implements Origin {}

    /** Nothing more can be told. */
    record Unknown(String what) implements Origin {}
}
