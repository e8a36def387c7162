package health.pratique.kit.activity;

import health.pratique.kit.IntakeEvent;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents as the activity of those who sent them. */
public final class Submissions {

    private Submissions() {}

    /**
     * Of its source, and of its submitter where the event tells one.
     *
     * @param event what started the run
     * @param content as {@link ContentSketch} tells it
     */
    public static Activity of(Document document, @Nullable IntakeEvent event, ActivityEnd end, @Nullable Long content) {
        List<Actor> actors =
                new ArrayList<>(List.of(new Actor(document.custodian(), ActorKind.SOURCE, document.source())));
        submitter(document.custodian(), event).ifPresent(actors::add);
        return new Activity(
                document.id().value(),
                ActivityKind.SUBMIT,
                actors,
                document.receivedAt(),
                end,
                document.bytes(),
                document.format() + "." + document.kind(),
                document.subject().value(),
                network(event),
                content);
    }

    /** One that was refused before its source was known: it counts for its submitter. Empty where the event tells none. */
    public static Optional<Activity> refused(DocumentId id, Custodian custodian, IntakeEvent event, Instant at) {
        return submitter(custodian, event)
                .map(submitter -> new Activity(
                        id.value(),
                        ActivityKind.SUBMIT,
                        List.of(submitter),
                        at,
                        ActivityEnd.REFUSED,
                        0,
                        null,
                        null,
                        network(event),
                        null));
    }

    private static Optional<Actor> submitter(Custodian custodian, @Nullable IntakeEvent event) {
        return Optional.ofNullable(event)
                .flatMap(IntakeEvent::submitter)
                .map(name -> new Actor(custodian, ActorKind.SUBMITTER, name));
    }

    private static @Nullable String network(@Nullable IntakeEvent event) {
        return Optional.ofNullable(event)
                .flatMap(IntakeEvent::submitterAddress)
                .flatMap(Network::of)
                .orElse(null);
    }
}
