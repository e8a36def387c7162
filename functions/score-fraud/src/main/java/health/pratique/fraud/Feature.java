package health.pratique.fraud;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the scorer looks at, in the order of its input vector. Each value is bounded, so that one wild number cannot drown the
 * others, and shares are shrunk toward harmless while the source has sent little: a share of a few documents proves nothing.
 */
enum Feature {
    /** Submissions a minute beyond the usual limit, as multiples of it, 0 to 3; little is made of the pace below it. */
    RATE("submission-rate", (history, norms) -> {
        double ratio = history.ratePerMinute(Feature.HISTORY_LIMIT) / norms.usualRatePerMinute();
        return 0.2 * Math.min(1, ratio) + Math.min(3, Math.max(0, ratio - 1));
    }),
    /** How deep in the night it was received: 0 from 07:00 to 23:00, 0.3 at 03:00. */
    NIGHT("hour-of-day", (history, norms) -> {
        double hour = hour(history.submission().receivedAt(), norms.zone());
        double fromThree = Math.min(Math.abs(hour - 3), 24 - Math.abs(hour - 3));
        return 0.3 * Math.max(0, 1 - fromThree / 4);
    }),
    /** Deviation from the source's own sizes in units of five standard deviations, 0 to 1. */
    SIZE("size", (history, norms) -> Math.min(1, history.sizeDeviations() / 5)),
    /** Share of documents that only repeat the content of another, 0 to 0.6. */
    REPEATED_CONTENT("repeated-content", (history, norms) -> 0.6 * share(history.repeats(), history.documents())),
    /** Subjects for whom one and the same content was sent, as a share of the documents, 0 to 0.6. */
    SHARED_CONTENT(
            "content-of-many-subjects",
            (history, norms) -> 0.6 * share(history.subjectsSharingContent(), history.documents())),
    /** Subjects per document, 0 (one subject only) to 0.5 (each document another). */
    SUBJECTS(
            "subjects",
            (history, norms) ->
                    0.5 * (history.subjects() + Feature.CAUTION / 2) / (history.documents() + Feature.CAUTION)),
    /** Share of the decided documents that were denied, 0 to 1. */
    DENIED("denied-share", (history, norms) -> share(history.denied(), history.decided())),
    /** Share of documents that were denied and whose content went in for another subject too, 0 to 2. */
    DENIED_CONTENT(
            "denied-content-of-many-subjects",
            (history, norms) -> 2 * share(history.deniedOfSharedContent(), history.documents())),
    BURST("ten-minutes", ActorSigns::burst),
    PACE("hour", ActorSigns::pace),
    VOLUME("day", ActorSigns::volume),
    OFF_HOURS("unusual-hour", ActorSigns::offHours),
    NEW_NETWORK("new-network", ActorSigns::newNetwork),
    NETWORKS("networks", ActorSigns::networks),
    FAN_OUT("subjects-of-the-day", ActorSigns::fanOut),
    SPREAD("subjects-per-event", ActorSigns::spread),
    NEWCOMERS("new-subjects", ActorSigns::newcomers),
    NEAR("near-duplicates", ActorSigns::near),
    SIZES("size-drift", ActorSigns::size),
    KINDS("kind-drift", ActorSigns::mixture),
    DENIALS("denials-of-the-day", ActorSigns::denied),
    REFUSALS("refusals-of-the-day", ActorSigns::refused),
    STRANGERS("new-subjects-of-days", ActorSigns::strangers),
    STRANGE_HOURS("unusual-hours-of-days", ActorSigns::strangeHours);

    /** Of what a feature is made. */
    enum Group {
        /** The fifty latest documents of the source. */
        LATEST,
        /** The windows of each actor. */
        WINDOWS
    }

    /** How many of a source's latest documents are looked at: twice as many cost twice the time and tell little more. */
    static final int HISTORY_LIMIT = 50;

    /** As many harmless documents are assumed beside those known. */
    private static final double CAUTION = 4;

    private final String label;
    private final Group group;
    private final ToDoubleFunction<Evidence> value;

    Feature(String label, ToDoubleBiFunction<SourceHistory, TrafficNorms> latest) {
        this.label = label;
        this.group = Group.LATEST;
        this.value = evidence -> latest.applyAsDouble(evidence.history(), evidence.norms());
    }

    Feature(String label, ToDoubleFunction<ActorSigns> sign) {
        this.label = label;
        this.group = Group.WINDOWS;
        this.value = evidence -> evidence.most(sign);
    }

    static Stream<Feature> of(Group group) {
        return Stream.of(values()).filter(feature -> feature.group == group);
    }

    String label() {
        return label;
    }

    Group group() {
        return group;
    }

    double of(Evidence evidence) {
        return value.applyAsDouble(evidence);
    }

    private static double share(int part, int whole) {
        return part / (whole + CAUTION);
    }

    private static double hour(Instant instant, ZoneId zone) {
        return LocalTime.ofInstant(instant, zone).toSecondOfDay() / 3600.0;
    }
}
