package health.pratique.api.documents;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where and how to upload. Who has it can put that one content there, once: it does not print its address.
 *
 * @param id of the upload, which becomes a document once it is done
 * @param headers all are to be sent as they are: the signature covers them
 */
@RegisterForReflection
@Schema(description = "Send the content by this method, to this address, with all of these headers")
record UploadOffer(
        @Schema(examples = "5b0f6c1e-2f0e-4c42-9a80-0a4c5a3e2f11.pdf")
        String id,

        @Schema(examples = "PUT") String method,
        URI url,
        Map<String, String> headers,
        Instant expiresAt) {

    static final String EXAMPLE = """
            {"id":"5b0f6c1e-2f0e-4c42-9a80-0a4c5a3e2f11.pdf","method":"PUT",
            "url":"https://pratique-intake.s3.eu-west-2.amazonaws.com/intake/harbor-clinic/5b0f6c1e?X-Amz-Signature=…",
            "headers":{"content-type":"application/pdf","x-amz-checksum-sha256":"n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="},
            "expiresAt":"2026-02-03T10:25:00Z"}""";

    UploadOffer {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "UploadOffer[" + id + "]";
    }
}
