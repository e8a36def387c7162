package health.pratique.api.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.pratique.privacy.DenialGround;
import health.pratique.privacy.Detail;
import health.pratique.privacy.ExtensionReason;
import health.pratique.privacy.IdentityProof;
import health.pratique.privacy.PrivacyLaw;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestKind;
import health.pratique.privacy.RequestStatus;
import health.pratique.privacy.ResponseTime;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request as its patient and the privacy officers see it.
 *
 * @param right the paragraph that it rests on
 * @param patient by resource id
 * @param dueAt when the answer is due at the latest
 * @param dueBy the paragraph that says so
 * @param groundSource the paragraph that the denial rests on
 * @param parts of the package, that are there to be had
 * @param amended versions of resources that were written, or documents that took others' place
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PrivacyRequest", description = "Where a privacy request stands")
record RequestView(
        String id,
        RequestKind kind,
        PrivacyLaw law,
        String right,
        String patient,
        RequestStatus status,
        Instant receivedAt,
        Instant dueAt,
        String dueBy,
        @Nullable IdentityProof identity,
        @Nullable ExtensionReason extension,
        @Nullable DenialGround ground,
        @Nullable String groundSource,
        @Nullable String resource,
        @Nullable Integer parts,
        @Nullable List<String> amended,
        List<Step> history) {

    /** Who took a step is told to officers and on the trail; patients know that the custodian did. */
    @RegisterForReflection
    @Schema(name = "PrivacyRequestStep")
    record Step(Instant at, RequestStatus status) {}

    /** @param next the {@code after} of the next page */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PrivacyRequestPage")
    record Page(List<RequestView> requests, @Nullable String next) {
        Page {
            requests = List.copyOf(requests);
        }
    }

    RequestView {
        amended = amended == null ? null : List.copyOf(amended);
        history = List.copyOf(history);
    }

    static RequestView of(PrivacyRequest request) {
        DenialGround ground = request.ground();
        return new RequestView(
                request.id(),
                request.kind(),
                request.law(),
                request.kind().right(request.law()),
                request.patient(),
                request.status(),
                request.receivedAt(),
                request.dueAt(),
                ResponseTime.of(request.law(), request.kind()).source(),
                request.identity(),
                request.extension(),
                ground,
                ground == null ? null : ground.source(request.law()),
                request.detail(Detail.RESOURCE).orElse(null),
                request.detail(Detail.PARTS)
                        .map(parts -> parts.split(" ").length)
                        .orElse(null),
                request.detail(Detail.AMENDED)
                        .or(() -> request.detail(Detail.REPLACED_BY))
                        .map(amended -> List.of(amended.split(" ")))
                        .orElse(null),
                request.history().stream()
                        .map(step -> new Step(step.at(), step.status()))
                        .toList());
    }
}
