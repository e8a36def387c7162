package health.pratique.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What Quarkus would make the API's description of when a native image starts, kept until somebody asks for the description. */
record LateDescription(@Nullable AutoSecurityFilter security, Map<RunStage, List<String>> filters) {

    private static final Map<String, LateDescription> KEPT = new ConcurrentHashMap<>();

    static void keep(String document, LateDescription description) {
        KEPT.put(document, description);
    }

    /** Once; then the description is there. */
    static @Nullable LateDescription take(String document) {
        return KEPT.remove(document);
    }
}
