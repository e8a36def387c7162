package health.pratique.export;

import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Confinement;
import health.pratique.clinical.ExportChunk;
import health.pratique.clinical.ExportSlice;
import health.pratique.clinical.StoredResource;
import health.pratique.sight.ConsentGate;
import health.pratique.sight.Sight;
import health.pratique.smart.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads what an export holds, some at a time: what its client sees now, as it was when the export began. */
final class ExportReading {

    /** So many are in memory at once, each of up to some megabytes. */
    private static final int CHUNK = 100;

    /** From then on a batch is a file. What comes in the last chunk may make it larger. */
    private static final int FULL_BYTES = 3 * 1024 * 1024;

    /** Where nothing is seen, it is put down how far that goes. */
    private static final int MOST_CHUNKS = 100;

    private static final int MOST_VERSIONS = 100;
    private static final int PATIENTS_AT_ONCE = 500;

    private final ClinicalStore store;
    private final ExportJob job;
    private final Sight sight;
    private final List<Confinement> parts;

    ExportReading(ClinicalStore store, ConsentGate gate, ExportJob job) {
        this.store = store;
        this.job = job;
        this.sight = new Sight(gate, job.order().caller(), null);
        this.parts = switch (job.order().range()) {
            case ExportRange.Everything everything -> List.of();
            case ExportRange.Patients patients -> List.of();
            case ExportRange.Members members -> confinements(members);
        };
    }

    /** Whether all is read that is before this position: what is there, and when it is for what has changed, what is there no more. */
    boolean ends(ExportPosition at) {
        return at.part() >= (job.order().since() == null ? parts() : 2 * parts());
    }

    /** @param timeLeft whether there is time to read more than a first chunk */
    ExportBatch next(ExportPosition from, BooleanSupplier timeLeft) {
        boolean deleted = from.part() >= parts();
        String type = job.order().types().get(from.part() % parts() / rounds());
        List<StoredResource> found = new ArrayList<>();
        ExportPosition at = from;
        long bytes = 0;
        for (int chunks = 0; chunks < MOST_CHUNKS && bytes < FULL_BYTES; chunks++) {
            if (chunks > 0 && !timeLeft.getAsBoolean()) {
                break;
            }
            ExportChunk chunk = store.chunk(
                    job.order().caller().custodian(),
                    sight.view(),
                    new ExportSlice(type, job.order().since(), within(from.part()), at.after(), CHUNK, deleted));
            List<StoredResource> seen = sight.seen(
                    Interaction.SEARCH,
                    chunk.resources().stream()
                            .flatMap(resource -> (deleted ? asItWasLast(resource) : asItWas(resource)).stream())
                            .filter(this::wanted)
                            .toList());
            found.addAll(seen);
            bytes += seen.stream()
                    .mapToLong(resource -> resource.json().length())
                    .sum();
            if (!chunk.more()) {
                return new ExportBatch(type, found, deleted, at.nextPart());
            }
            at = at.behind(chunk.next());
        }
        return new ExportBatch(type, found, deleted, at);
    }

    private int parts() {
        return job.order().types().size() * rounds();
    }

    private int rounds() {
        return Math.max(parts.size(), 1);
    }

    private @Nullable Confinement within(int part) {
        return parts.isEmpty() ? null : parts.get(part % rounds());
    }

    private boolean wanted(StoredResource resource) {
        return switch (job.order().range()) {
            case ExportRange.Everything everything -> true;
            case ExportRange.Patients patients -> resource.patient() != null;
            case ExportRange.Members members -> resource.patient() != null;
        };
    }

    /** What has changed since the export began is exported as it was; what has come since then, next time. */
    private Optional<StoredResource> asItWas(StoredResource now) {
        if (!now.lastUpdated().isAfter(job.begun())) {
            return Optional.of(now);
        }
        return store
                .history(job.order().caller().custodian(), sight.view(), now.type(), now.id(), MOST_VERSIONS)
                .stream()
                .filter(version -> !version.lastUpdated().isAfter(job.begun()))
                .findFirst()
                .filter(version -> !version.deleted())
                .filter(version -> job.order().since() == null
                        || !version.lastUpdated().isBefore(job.order().since()));
    }

    /** What was deleted since the export began is told next time. */
    private Optional<StoredResource> asItWasLast(StoredResource deleted) {
        return deleted.lastUpdated().isAfter(job.begun())
                ? Optional.empty()
                : Deletion.last(store, job.order().caller().custodian(), sight.view(), deleted.key());
    }

    private List<Confinement> confinements(ExportRange.Members members) {
        List<String> patients = store.vread(
                        job.order().caller().custodian(), sight.view(), "Group", members.group(), members.version())
                .map(GroupMembers::patients)
                .orElse(List.of());
        List<Confinement> confinements = new ArrayList<>();
        for (int i = 0; i < Math.max(patients.size(), 1); i += PATIENTS_AT_ONCE) {
            confinements.add(new Confinement(
                    Set.copyOf(patients.subList(i, Math.min(i + PATIENTS_AT_ONCE, patients.size()))), false));
        }
        return confinements;
    }
}
