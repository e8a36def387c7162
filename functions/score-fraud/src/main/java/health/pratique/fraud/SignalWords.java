package health.pratique.fraud;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says what stood out about a feature, with the numbers behind it. */
final class SignalWords {

    private SignalWords() {}

    static String reason(Feature feature, SourceHistory history, TrafficNorms norms) {
        return switch (feature) {
            case RATE ->
                words(
                        "%.0f documents a minute from this source, where up to %d are usual",
                        history.ratePerMinute(Feature.HISTORY_LIMIT), norms.usualRatePerMinute());
            case NIGHT ->
                words(
                        "received at %s (%s)",
                        LocalTime.ofInstant(history.submission().receivedAt(), norms.zone())
                                .truncatedTo(ChronoUnit.MINUTES),
                        norms.zone());
            case SIZE ->
                words(
                        "%d bytes, %.1f standard deviations from this source's usual size",
                        history.submission().sizeBytes(), history.sizeDeviations());
            case REPEATED_CONTENT ->
                words(
                        "%d of this source's %d latest documents only repeat the content of another",
                        history.repeats(), history.documents());
            case SHARED_CONTENT ->
                words(
                        "one and the same content was sent for %d subjects within %d documents",
                        history.subjectsSharingContent() + 1, history.documents());
            case SUBJECTS -> words("%d subjects in %d documents", history.subjects(), history.documents());
            case DENIED ->
                words(
                        "%d of this source's %d decided documents were denied for want of consent",
                        history.denied(), history.decided());
            case DENIED_CONTENT ->
                words(
                        "%d denied documents have a content that was sent for more than one subject",
                        history.deniedOfSharedContent());
        };
    }

    private static String words(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
