package health.pratique.api.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.privacy.Detail;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.PrivacySettings;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Has the erasing function erase. Called again for the same request it goes on, and tells of the certificate once there is one. */
@ApplicationScoped
class ErasureCall {

    private final Provider<LambdaClient> lambda;
    private final PrivacySettings settings;
    private final ObjectMapper json;

    ErasureCall(Provider<LambdaClient> lambda, PrivacySettings settings, ObjectMapper json) {
        this.lambda = lambda;
        this.settings = settings;
        this.json = json;
    }

    /**
     * A certificate of erasure that was issued.
     *
     * @param key in the write-once bucket
     */
    record Certified(String key, String sha256) {}

    /** Empty as long as the erasure goes on: it may take longer than a call may. */
    Optional<Certified> erase(Caller caller, PrivacyRequest request) {
        ObjectNode order = json.createObjectNode()
                .put("custodian", request.custodian().value())
                .put("subject", request.subject().value())
                .put("erasureId", request.id())
                .put("reason", request.detail(Detail.ERASURE_REASON).orElse(""))
                .put("requestedBy", requestedBy(caller))
                .put("dryRun", false);
        request.detail(Detail.RECORD_HELD_BY).ifPresent(system -> order.put("recordHeldBy", system));
        try {
            InvokeResponse answer = lambda.get().invoke(call -> call.functionName(settings.erasureFunction())
                    .payload(SdkBytes.fromUtf8String(order.toString())));
            if (answer.functionError() != null) {
                throw new TransientFault(ReasonCode.STEP_FAILED);
            }
            return certified(json.readTree(answer.payload().asByteArray()));
        } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException atWork) {
            return Optional.empty();
        } catch (SdkException | IOException unreachable) {
            throw new TransientFault(ReasonCode.STEP_FAILED).at(unreachable);
        }
    }

    private static Optional<Certified> certified(JsonNode report) {
        JsonNode certificate = report.path("certificate");
        return certificate.hasNonNull("key")
                ? Optional.of(new Certified(
                        certificate.path("key").asText(),
                        certificate.path("sha256").asText()))
                : Optional.empty();
    }

    /** The id behind the last slash: a person's, and no name. */
    private static String requestedBy(Caller caller) {
        String actor = caller.actor();
        return actor.substring(actor.lastIndexOf('/') + 1);
    }
}
