package health.pratique.sweep;

import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.IntakeBucket;
import health.pratique.kit.IntakeBucket.Arrival;
import health.pratique.kit.IntakeBucket.Page;
import health.pratique.kit.IntakeBucket.Place;
import health.pratique.kit.IntakeEvent;
import health.pratique.model.DocumentId;
import health.pratique.model.ObjectLocation;
import health.pratique.retraction.PipelineEvents;
import health.pratique.sweep.SweepProgress.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Begins the first run of each document whose arrival nobody was told of, such as after a total stop. */
@ApplicationScoped
public class UnannouncedArrivals {

    private static final String INTAKE = "intake";

    private final IntakeBucket intake;
    private final DocumentRegistry registry;
    private final PipelineEvents events;
    private final SweepProgress progress;
    private final SweepSettings settings;
    private final InstantSource clock;

    public UnannouncedArrivals(
            IntakeBucket intake,
            DocumentRegistry registry,
            PipelineEvents events,
            SweepProgress progress,
            SweepSettings settings,
            InstantSource clock) {
        this.intake = intake;
        this.registry = registry;
        this.events = events;
        this.progress = progress;
        this.settings = settings;
        this.clock = clock;
    }

    void begin(Instant before, Tally tally, BooleanSupplier timeLeft) {
        @Nullable
        Place place = progress.mark(INTAKE)
                .map(mark -> new Place(mark.key(), mark.within()))
                .orElse(null);
        for (int page = 0; page < settings.pages() && timeLeft.getAsBoolean(); page++) {
            Page found = intake.versions(place);
            begin(found, before, tally);
            Optional<Place> next = found.next();
            if (next.isEmpty()) {
                progress.done(INTAKE);
                return;
            }
            place = next.get();
            progress.reached(INTAKE, new Mark(place.key(), place.version()));
        }
    }

    private void begin(Page page, Instant before, Tally tally) {
        Instant after = clock.instant().minus(settings.window());
        Map<DocumentId, Arrival> arrived = new LinkedHashMap<>();
        for (Arrival arrival : page.arrivals()) {
            if (arrival.arrivedAt().isAfter(after) && !arrival.arrivedAt().isAfter(before)) {
                arrived.put(event(arrival).documentId(), arrival);
            }
        }
        Set<DocumentId> known = registry.claimed(arrived.keySet());
        arrived.keySet().removeAll(known);
        arrived.values().forEach(unknown -> {
            events.start(unknown.location(), unknown.arrivedAt());
            tally.count(event(unknown).custodian(), Swept.STARTED);
        });
    }

    /** As S3 would have announced it. */
    private static IntakeEvent event(Arrival arrival) {
        ObjectLocation location = arrival.location();
        return new IntakeEvent(
                "aws.s3",
                "Object Created",
                arrival.arrivedAt(),
                new IntakeEvent.Detail(
                        new IntakeEvent.Bucket(location.bucket()),
                        new IntakeEvent.S3Object(location.key(), location.versionId())));
    }
}
