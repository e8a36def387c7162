package health.pratique.kit.image;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Inject;
import com.oracle.svm.core.annotate.RecomputeFieldValue;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.config.DefaultValuesConfigSource;
import io.smallrye.config.PropertyName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks a default up among the few keys with a star that can be meant. Each setting that nobody has set was compared with all of them,
 * in every profile: a tenth of the processor time before the first event is asked for. A JVM never loads this class.
 */
@TargetClass(DefaultValuesConfigSource.class)
final class DefaultsSubstitution {

    @Alias
    private Map<String, String> properties;

    @Alias
    private Map<PropertyName, String> wildcards;

    @Alias
    private boolean hasProfiledName;

    @Inject
    @RecomputeFieldValue(kind = RecomputeFieldValue.Kind.Reset)
    private @Nullable WildcardKeys keys;

    @Substitute
    public @Nullable String getValue(String name) {
        if (!hasProfiledName && !name.isEmpty() && name.charAt(0) == '%') {
            return null;
        }
        String value = properties.get(name);
        if (value != null) {
            return value;
        }
        WildcardKeys known = keys;
        if (known == null || known.size() != wildcards.size()) {
            known = new WildcardKeys(wildcards.keySet());
            keys = known;
        }
        return known.match(name) ? wildcards.get(new PropertyName(name)) : null;
    }
}
