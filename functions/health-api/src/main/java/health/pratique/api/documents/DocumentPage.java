package health.pratique.api.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of documents.
 *
 * @param next the cursor of the next page; absent on the last one
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A page of documents; there may be more behind an empty one, as long as there is a next")
record DocumentPage(List<DocumentView> documents, @Nullable String next) {

    DocumentPage {
        documents = List.copyOf(documents);
    }
}
