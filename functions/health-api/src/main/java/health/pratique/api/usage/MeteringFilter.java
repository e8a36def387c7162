package health.pratique.api.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.api.http.CallOrigin;
import health.pratique.api.http.CallOrigins;
import health.pratique.api.http.CallerContext;
import health.pratique.api.http.ProblemAnswers;
import health.pratique.api.http.ProblemKind;
import health.pratique.fault.PipelineFault;
import health.pratique.smart.Caller;
import health.pratique.usage.MeteredCall;
import health.pratique.usage.Operation;
import health.pratique.usage.Partner;
import health.pratique.usage.Partners;
import health.pratique.usage.QuotaMeter;
import health.pratique.usage.QuotaState;
import health.pratique.usage.UsageLedger;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Counts each answer to a call with a key before it is given. An answer that cannot be counted is not given: given uncounted, neither the bill nor the
 * record of who was shown what could be made true again, while a caller that gets 503 asks once more and is then counted once.
 */
@Provider
@Priority(0)
public class MeteringFilter implements ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(MeteringFilter.class);
    private static final String NOBODY = "none";

    private final CallOrigins origins;
    private final CallerContext caller;
    private final Partners partners;
    private final UsageLedger ledger;
    private final QuotaMeter quota;
    private final ProblemAnswers answers;
    private final ObjectMapper json;

    public MeteringFilter(
            CallOrigins origins,
            CallerContext caller,
            Partners partners,
            UsageLedger ledger,
            QuotaMeter quota,
            ProblemAnswers answers,
            ObjectMapper json) {
        this.origins = origins;
        this.caller = caller;
        this.partners = partners;
        this.ledger = ledger;
        this.quota = quota;
        this.answers = answers;
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        CallOrigin origin = origins.origin();
        if (origin.apiKeyId().isEmpty()) {
            return;
        }
        try {
            Partner partner = partners.ofKey(origin.apiKeyId().get());
            ledger.record(new MeteredCall(
                    origin.requestId(),
                    origin.at(),
                    partner.id(),
                    origin.apiKeyId().get(),
                    caller.verified().map(Caller::client).orElse(NOBODY),
                    Operation.of(
                            request.getMethod(),
                            request.getUriInfo().getRequestUri().getPath()),
                    Math.max(0, request.getLength()),
                    size(response),
                    response.getStatus()));
            tell(quota.count(partner), response);
        } catch (PipelineFault uncounted) {
            LOG.errorf("%s: not counted, and so not answered: %s", origin.requestId(), uncounted.reason());
            replace(response, answers.answer(ProblemKind.UNAVAILABLE, request.getUriInfo()));
        }
    }

    /** In bytes as it will be sent; what is not text yet is made so now. */
    private long size(ContainerResponseContext response) {
        return switch (response.getEntity()) {
            case null -> 0;
            case byte[] bytes -> bytes.length;
            case String text -> text.getBytes(StandardCharsets.UTF_8).length;
            case Object value
            when isJson(response.getMediaType()) -> {
                byte[] written = written(value);
                response.setEntity(written);
                yield written.length;
            }
            default -> Math.max(0, response.getLength());
        };
    }

    private static boolean isJson(MediaType type) {
        return type != null && type.getSubtype().endsWith("json");
    }

    private byte[] written(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("an answer of ours has no JSON form", defect);
        }
    }

    /** draft-ietf-httpapi-ratelimit-headers, of the month; the gateway adds those of the second. */
    private static void tell(QuotaState state, ContainerResponseContext response) {
        if (state.limit() > 0) {
            response.getHeaders().add("RateLimit-Policy", "\"month\";q=" + state.limit());
            response.getHeaders()
                    .add(
                            "RateLimit",
                            "\"month\";r=" + state.remaining() + ";t="
                                    + state.renews().toSeconds());
        }
    }

    private static void replace(ContainerResponseContext response, Response answer) {
        response.getHeaders().clear();
        response.setStatus(answer.getStatus());
        response.getHeaders().putAll(answer.getHeaders());
        response.setEntity(
                Objects.requireNonNullElse(answer.getEntity(), ""),
                new java.lang.annotation.Annotation[0],
                answer.getMediaType());
    }
}
