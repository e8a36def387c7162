package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.export.ExportFile;
import health.pratique.export.ExportJob;

/** The manifest of an export that is done (Bulk Data Access 2.0, section 2.5.5). */
final class ManifestText {

    private ManifestText() {}

    /** @param place the address of the export, without a slash at the end */
    static String of(ExportJob job, String place) {
        ObjectNode manifest = JsonNodeFactory.instance
                .objectNode()
                .put("transactionTime", job.begun().toString())
                .put("request", job.order().request())
                .put("requiresAccessToken", true);
        ArrayNode output = manifest.putArray("output");
        ArrayNode deleted = manifest.putArray("deleted");
        for (ExportFile file : job.files()) {
            (file.deleted() ? deleted : output)
                    .addObject()
                    .put("type", file.deleted() ? "Bundle" : file.type())
                    .put("url", place + "/" + file.name())
                    .put("count", file.resources());
        }
        manifest.putArray("error");
        return manifest.toString();
    }
}
