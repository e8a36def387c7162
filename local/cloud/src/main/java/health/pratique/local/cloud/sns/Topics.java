package health.pratique.local.cloud.sns;

import health.pratique.local.cloud.template.Arns;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Topics by ARN, each with its latest messages; thread-safe. */
public final class Topics {

    private static final int KEPT_MESSAGES = 500;

    private final Map<String, Deque<PublishedMessage>> byArn = new LinkedHashMap<>();

    /** @return its ARN; a topic that exists stays as it is */
    public synchronized String create(String name) {
        String arn = Arns.of("sns", name);
        byArn.computeIfAbsent(arn, created -> new ArrayDeque<>());
        return arn;
    }

    public synchronized List<String> arns() {
        return List.copyOf(byArn.keySet());
    }

    /** @return whether the topic exists */
    public synchronized boolean publish(String arn, PublishedMessage message) {
        Deque<PublishedMessage> messages = byArn.get(arn);
        if (messages == null) {
            return false;
        }
        if (messages.size() == KEPT_MESSAGES) {
            messages.removeFirst();
        }
        messages.addLast(message);
        return true;
    }

    /** The latest 500, oldest first; empty when there is no such topic. */
    public synchronized Optional<List<PublishedMessage>> messages(String name) {
        return Optional.ofNullable(byArn.get(Arns.of("sns", name))).map(List::copyOf);
    }
}
