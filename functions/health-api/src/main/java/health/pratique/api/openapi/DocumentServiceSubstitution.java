package health.pratique.api.openapi;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentHolder;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import io.smallrye.openapi.runtime.io.Format;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the API's description in an image with the first call that asks for it. A JVM never loads this class. */
@TargetClass(OpenApiDocumentService.class)
final class DocumentServiceSubstitution {

    @Alias
    native void prepareDocument(
            @Nullable AutoSecurityFilter security, Map<RunStage, List<String>> filters, String document);

    @Alias
    private @Nullable Map<String, OpenApiDocumentHolder> documentHolders;

    @Substitute
    public byte[] getDocument(String document, Format format) {
        synchronized (LateDescription.class) {
            LateDescription late = LateDescription.take(document);
            if (late != null) {
                prepareDocument(late.security(), late.filters(), document);
            }
        }
        OpenApiDocumentHolder made = documentHolders == null ? null : documentHolders.get(document);
        if (made == null) {
            return new byte[0];
        }
        return format == Format.JSON ? made.getJsonDocument() : made.getYamlDocument();
    }
}
