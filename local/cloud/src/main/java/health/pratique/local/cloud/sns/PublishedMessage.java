package health.pratique.local.cloud.sns;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** @param attributes by name, string values only */
public record PublishedMessage(
        String messageId,
        Optional<String> subject,
        String message,
        Map<String, String> attributes,
        Instant publishedAt) {

    /** It should hold no PHI, but whether it does is what is looked for here. */
    @Override
    public String toString() {
        return "PublishedMessage[" + messageId + "]";
    }
}
