package health.pratique.kit.image;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Inject;
import com.oracle.svm.core.annotate.RecomputeFieldValue;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.config.ConfigMappingContext;
import io.smallrye.config.ConfigMappingLoader;
import io.smallrye.config.ConfigMappingLoader.ConfigMappingImplementation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Map;
import org.graalvm.nativeimage.hosted.FieldValueTransformer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the objects of the configuration by constructors that were found while the image was built. SmallRye makes them by method
 * handles, each of which an image resolves and interprets when it is first called: an eighth of the processor time before the first
 * event is asked for. A JVM never loads this class.
 */
@TargetClass(ConfigMappingLoader.class)
final class MappingSubstitution {

    @Alias
    private static ClassValue<Implementation> CACHE;

    @Substitute
    @SuppressWarnings("unchecked")
    static <T> T configMappingObject(Class<T> type, ConfigMappingContext context) {
        try {
            return (T) CACHE.get(type).maker.newInstance(context);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException exception ? exception : new UndeclaredThrowableException(cause);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("no mapping of the configuration: " + type.getName(), impossible);
        }
    }

    @Substitute
    static <T> Map<String, String> configMappingProperties(Class<T> type) {
        return CACHE.get(type).keys;
    }

    /** What is known of a mapping; SmallRye makes one of each while the image is built. */
    @TargetClass(value = ConfigMappingLoader.class, innerClass = "ConfigMappingImplementation")
    static final class Implementation {

        @Inject
        @RecomputeFieldValue(kind = RecomputeFieldValue.Kind.Custom, declClass = FoundConstructor.class)
        private Constructor<?> maker;

        @Inject
        @RecomputeFieldValue(kind = RecomputeFieldValue.Kind.Custom, declClass = FoundProperties.class)
        private Map<String, String> keys;
    }

    /** The constructor that takes the configured values. */
    static final class FoundConstructor implements FieldValueTransformer {

        @Override
        public Object transform(Object mapping, @Nullable Object none) {
            try {
                return ((ConfigMappingImplementation) mapping)
                        .implementation()
                        .getConstructor(ConfigMappingContext.class);
            } catch (NoSuchMethodException otherRelease) {
                throw new IllegalStateException(otherRelease);
            }
        }
    }

    /** The keys below a mapping's prefix, and their defaults. */
    static final class FoundProperties implements FieldValueTransformer {

        @Override
        public Object transform(Object mapping, @Nullable Object none) {
            try {
                return ((ConfigMappingImplementation) mapping).getProperties().invoke();
            } catch (Throwable thrown) {
                throw new IllegalStateException(thrown);
            }
        }
    }
}
