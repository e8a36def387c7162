package health.pratique.fraud;

import health.pratique.kit.activity.DayWindow;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Says what stood out about a feature, with the numbers behind it. */
final class SignalWords {

    private SignalWords() {}

    static String reason(Feature feature, Evidence evidence) {
        SourceHistory history = evidence.history();
        return switch (feature) {
            case RATE ->
                words(
                        "%.0f documents a minute from this source, where up to %d are usual",
                        history.ratePerMinute(Feature.HISTORY_LIMIT),
                        evidence.norms().usualRatePerMinute());
            case NIGHT ->
                words(
                        "received at %s (%s)",
                        LocalTime.ofInstant(
                                        history.submission().receivedAt(),
                                        evidence.norms().zone())
                                .truncatedTo(ChronoUnit.MINUTES),
                        evidence.norms().zone());
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
            case BURST ->
                of(
                        evidence,
                        ActorSigns::burst,
                        actor -> words(
                                "%.0f in ten minutes, where at most %d were usual",
                                actor.lastTenMinutes(), actor.habit().mostInASlot()));
            case PACE ->
                of(
                        evidence,
                        ActorSigns::pace,
                        actor -> words(
                                "%.0f in an hour, where at most %.0f were usual at this time of day",
                                actor.lastHour(), actor.usualOfTheHour()));
            case VOLUME ->
                of(
                        evidence,
                        ActorSigns::volume,
                        actor -> words(
                                "%.0f in 24 hours, where at most %.0f were usual",
                                actor.lastDay(), actor.habit().mostOfADay(DayWindow::events)));
            case OFF_HOURS ->
                of(
                        evidence,
                        ActorSigns::offHours,
                        actor -> words(
                                "%.0f more than usual on one day at hours when hardly any come",
                                actor.habit().unusualHours(actor.windows().today())));
            case NEW_NETWORK ->
                of(evidence, ActorSigns::newNetwork, actor -> "from a network not seen in the days before");
            case NETWORKS ->
                of(
                        evidence,
                        ActorSigns::networks,
                        actor -> words(
                                "from %d networks on one day, where at most %.0f were usual",
                                actor.windows().today().distinctNetworks(),
                                actor.habit().mostOfADay(DayWindow::distinctNetworks)));
            case FAN_OUT ->
                of(
                        evidence,
                        ActorSigns::fanOut,
                        actor -> words(
                                "about %.0f subjects on one day, where at most %.0f were usual",
                                actor.windows().today().distinctSubjects(),
                                actor.habit().mostOfADay(DayWindow::distinctSubjects)));
            case SPREAD ->
                of(
                        evidence,
                        ActorSigns::spread,
                        actor -> words(
                                "about %.0f subjects in %d events, more than usual for each event",
                                actor.windows().today().distinctSubjects(),
                                actor.windows().today().events()));
            case NEWCOMERS ->
                of(
                        evidence,
                        ActorSigns::newcomers,
                        actor -> words(
                                "about %.0f subjects on one day that were on none of the days before, where at most"
                                        + " %.0f were usual",
                                actor.habit().newcomers(actor.windows().today()),
                                actor.habit().mostNewcomers()));
            case NEAR ->
                of(
                        evidence,
                        ActorSigns::near,
                        actor -> words(
                                "%d of %d on one day have nearly the content of another",
                                actor.windows().today().near(),
                                actor.windows().today().events()));
            case SIZES ->
                of(evidence, ActorSigns::size, actor -> "the day's sizes have moved away from the usual ones");
            case KINDS ->
                of(
                        evidence,
                        ActorSigns::mixture,
                        actor -> words(
                                "%.0f %% of the day's events are of kinds that are not usual",
                                100 * actor.habit().mixtureApart(actor.windows().today())));
            case DENIALS ->
                of(
                        evidence,
                        ActorSigns::denied,
                        actor -> words(
                                "%d of %d on one day were denied",
                                actor.windows().today().denied(),
                                actor.windows().today().events()));
            case STRANGERS ->
                of(
                        evidence,
                        ActorSigns::strangers,
                        actor -> drift(actor.strangersOfDays(), "concern subjects that were never seen before"));
            case STRANGE_HOURS ->
                of(
                        evidence,
                        ActorSigns::strangeHours,
                        actor -> drift(actor.strangeHoursOfDays(), "came at hours when hardly any come"));
            case REFUSALS ->
                of(
                        evidence,
                        ActorSigns::refused,
                        actor -> words(
                                "%d of %d on one day were at fault themselves",
                                actor.windows().today().refused(),
                                actor.windows().today().events()));
        };
    }

    private static String of(
            Evidence evidence, ToDoubleFunction<ActorSigns> sign, Function<ActorSigns, String> reason) {
        return evidence.foremost(sign)
                .map(actor ->
                        actor.windows().actor().kind().name().toLowerCase(Locale.ROOT) + ": " + reason.apply(actor))
                .orElse("");
    }

    private static String drift(Drift drift, String what) {
        return words(
                "%.0f of %.0f events in %s %s, where %.0f %% were usual",
                drift.part(),
                drift.events(),
                drift.days() == 1 ? "a day" : drift.days() + " days",
                what,
                100 * drift.usual());
    }

    private static String words(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
