package health.pratique.api.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.audit.Sha256;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewQueue;
import health.pratique.kit.ReviewStatus;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reviews of a caller's custodian. */
@ApplicationScoped
class Reviews {

    private static final int MOST = 100;
    private static final int LONGEST_KEY = 255;
    private static final int ID_DIGITS = 40;

    private final ReviewQueue queue;
    private final ReviewFunction function;
    private final RedactionLists lists;
    private final ObjectMapper json;

    Reviews(ReviewQueue queue, ReviewFunction function, RedactionLists lists, ObjectMapper json) {
        this.queue = queue;
        this.function = function;
        this.lists = lists;
        this.json = json;
    }

    /** The 100 of the nearest deadlines; without a status those that wait for a decision. */
    List<ReviewView> list(Caller caller, @Nullable String status) {
        Stream<ReviewStatus> asked = status == null
                ? Stream.of(ReviewStatus.ESCALATED, ReviewStatus.OPEN)
                : Stream.of(Arrays.stream(ReviewStatus.values())
                        .filter(value -> value.name().equals(status))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(ProblemKind.REQUEST_INVALID)));
        return asked.flatMap(one -> queue.list(caller.custodian(), one, MOST).stream())
                .limit(MOST)
                .map(ReviewView::of)
                .toList();
    }

    ReviewView show(Caller caller, String id) {
        return ReviewView.of(found(caller, id));
    }

    /** @param key the caller's {@code Idempotency-Key}: sent twice under it, it is one decision */
    ReviewView decide(Caller caller, String id, DecisionRequest request, @Nullable String key) {
        String reviewer = ReviewerName.of(caller);
        Review review = found(caller, id);
        ObjectNode decision = json.createObjectNode()
                .put("id", decisionId(caller, id, key))
                .put("action", request.action().name())
                .put("reviewer", reviewer)
                .put("reason", request.reason().name());
        if (request.note() != null) {
            decision.put("note", request.note().strip());
        }
        if (request.redactions() != null) {
            decision.set(
                    "redactions",
                    lists.put(caller.custodian(), review.id(), DecisionRequest.list(request.redactions())));
        }
        JsonNode answer = function.decide(caller.custodian().value(), review.id(), decision);
        return show(caller, answer.path("review").asText(review.id()));
    }

    private Review found(Caller caller, String id) {
        return queue.find(caller.custodian(), id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    private static String decisionId(Caller caller, String review, @Nullable String key) {
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        return Sha256.hex(caller.actor() + "\n" + review + "\n" + key).substring(0, ID_DIGITS);
    }
}
