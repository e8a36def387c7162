package health.pratique.kit;

import static health.pratique.kit.RegistryItems.need;
import static health.pratique.kit.RegistryItems.string;
import static health.pratique.kit.RegistryItems.text;

import health.pratique.model.ObjectLocation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How votes look in a review's item. */
final class ReviewVoteItems {

    private ReviewVoteItems() {}

    static AttributeValue write(List<ReviewVote> votes) {
        return AttributeValue.fromL(votes.stream().map(ReviewVoteItems::write).toList());
    }

    static List<ReviewVote> read(List<AttributeValue> kept) {
        return kept.stream().map(AttributeValue::m).map(ReviewVoteItems::read).toList();
    }

    private static AttributeValue write(ReviewVote vote) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "id", text(vote.id()),
                "action", text(vote.action().name()),
                "reviewer", text(vote.reviewer()),
                "reason", text(vote.reason().name()),
                "at", text(vote.at().toString())));
        if (vote.note() != null) {
            write(item, "note", vote.note());
        }
        if (vote.redactions() != null) {
            write(item, "redactions", vote.redactions().location());
            item.put("redactionsSha256", text(vote.redactions().sha256()));
        }
        return AttributeValue.fromM(item);
    }

    private static ReviewVote read(Map<String, AttributeValue> item) {
        ObjectLocation redactions = location(item, "redactions");
        return new ReviewVote(
                need(item, "id"),
                ReviewAction.valueOf(need(item, "action")),
                need(item, "reviewer"),
                ReviewReason.valueOf(need(item, "reason")),
                Instant.parse(need(item, "at")),
                location(item, "note"),
                redactions == null ? null : new RedactionList(redactions, need(item, "redactionsSha256")));
    }

    private static void write(Map<String, AttributeValue> item, String name, ObjectLocation location) {
        item.put(name + "Bucket", text(location.bucket()));
        item.put(name + "Key", text(location.key()));
        if (location.versionId() != null) {
            item.put(name + "VersionId", text(location.versionId()));
        }
    }

    private static @Nullable ObjectLocation location(Map<String, AttributeValue> item, String name) {
        String key = string(item, name + "Key");
        return key == null
                ? null
                : new ObjectLocation(need(item, name + "Bucket"), key, string(item, name + "VersionId"));
    }
}
