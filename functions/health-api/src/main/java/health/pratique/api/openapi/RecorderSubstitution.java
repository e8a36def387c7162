package health.pratique.api.openapi;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.OpenApiRecorder;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the API's description alone when an image starts: to read and write it takes a third of the processor time before the first
 * call is asked for, and few ask for it. A JVM never loads this class.
 */
@TargetClass(OpenApiRecorder.class)
final class RecorderSubstitution {

    @Substitute
    public void prepareDocument(
            @Nullable AutoSecurityFilter security, Map<RunStage, List<String>> filters, String document) {
        LateDescription.keep(document, new LateDescription(security, filters));
    }
}
