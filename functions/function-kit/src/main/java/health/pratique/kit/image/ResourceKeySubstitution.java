package health.pratique.kit.image;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the keys of an image's resources by plain code. GraalVM 25 keeps them as records, whose {@code equals} an image runs as an
 * interpreted method handle: with each service that a library looks for, a third of the processor time before the first event is
 * asked for. A JVM never loads this class.
 */
@TargetClass(
        className = "com.oracle.svm.core.jdk.Resources",
        innerClass = "ModuleInstanceResourceKey",
        onlyWith = ResourceKeySubstitution.KnownBuilder.class)
final class ResourceKeySubstitution {

    @Alias
    private @Nullable Module module;

    @Alias
    private @Nullable String resource;

    @Substitute
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceKeySubstitution key
                && module == key.module
                && Objects.equals(resource, key.resource);
    }

    @Alias
    @Override
    public native int hashCode();

    /** A builder without such keys is left as it is. */
    static final class KnownBuilder implements BooleanSupplier {

        static final String KEYS = "com/oracle/svm/core/jdk/Resources$ModuleInstanceResourceKey.class";

        @Override
        public boolean getAsBoolean() {
            return ClassLoader.getSystemResource(KEYS) != null;
        }
    }
}
