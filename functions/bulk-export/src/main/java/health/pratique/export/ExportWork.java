package health.pratique.export;

import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.StoredResource;
import health.pratique.fault.PipelineFault;
import health.pratique.sight.ConsentGate;
import health.pratique.sight.Disclosure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Does an export, file by file. Whoever is cut off is gone on from the last file that was put down; a file that was not is written
 * anew under another name. What is in a file is on record before the file is.
 */
@ApplicationScoped
public class ExportWork {

    /** Longer than a file can take: whoever stood still for so long is taken for dead. */
    static final Duration HELD = Duration.ofMinutes(5);

    /** Taken up so often without getting on, it will not get on. */
    private static final int MOST_STALLS = 10;

    private final ExportJobs jobs;
    private final ExportFiles files;
    private final ClinicalStore store;
    private final ConsentGate gate;
    private final ExportEvents events;

    public ExportWork(ExportJobs jobs, ExportFiles files, ClinicalStore store, ConsentGate gate, ExportEvents events) {
        this.jobs = jobs;
        this.files = files;
        this.store = store;
        this.gate = gate;
        this.events = events;
    }

    /** So many parts in a row without a resource are walked through before it is put down how far that went. */
    private static final int MOST_EMPTY = 10;

    /** What became of a call. */
    public enum Progress {
        /** There is nothing to do, or another does it. */
        NONE,
        /** Time was over; another call was asked for. */
        CONTINUED,
        DONE,
        FAILED
    }

    /**
     * @param entry as the event names it
     * @param timeLeft whether another file may be begun
     * @throws PipelineFault when a store is away; the export is free for the next call then
     */
    public Progress run(String entry, BooleanSupplier timeLeft) {
        Optional<ExportJob> taken = jobs.take(entry);
        if (taken.isEmpty()) {
            return Progress.NONE;
        }
        ExportJob job = taken.get();
        try {
            return work(job, timeLeft);
        } catch (ExportMoved another) {
            return Progress.NONE;
        } catch (PipelineFault trouble) {
            jobs.release(job);
            throw trouble;
        }
    }

    private Progress work(ExportJob taken, BooleanSupplier timeLeft) {
        if (taken.stalls() > MOST_STALLS) {
            jobs.finish(taken, ExportState.FAILED);
            return Progress.FAILED;
        }
        ExportReading reading = new ExportReading(store, gate, taken);
        ExportJob job = taken;
        ExportPosition at = job.position();
        int empty = 0;
        while (!reading.ends(at)) {
            if (!timeLeft.getAsBoolean()) {
                jobs.release(at.equals(job.position()) ? job : jobs.advance(job, at, List.of()));
                events.wanted(job);
                return Progress.CONTINUED;
            }
            ExportBatch batch = reading.next(at, timeLeft);
            List<ExportFile> kept = kept(job, batch);
            empty = kept.isEmpty() && batch.next().part() != at.part() ? empty + 1 : 0;
            at = batch.next();
            if (empty % MOST_EMPTY == 0) {
                job = advanced(job, at, kept);
            }
        }
        jobs.finish(job, ExportState.DONE);
        return Progress.DONE;
    }

    private ExportJob advanced(ExportJob job, ExportPosition to, List<ExportFile> kept) {
        try {
            return jobs.advance(job, to, kept);
        } catch (ExportMoved another) {
            files.remove(job, kept);
            throw another;
        }
    }

    /** As many files as it takes for each to be given out in one answer. */
    private List<ExportFile> kept(ExportJob job, ExportBatch batch) {
        new Disclosure(job.order().caller(), job.id(), "export", null).record(store, batch.resources());
        List<ExportFile> kept = new ArrayList<>();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int resources = 0;
        for (StoredResource resource : batch.resources()) {
            byte[] line = line(batch.deleted() ? Deletion.line(resource.key()) : resource.json());
            if (resources > 0 && lines.size() + line.length > ExportCopies.MOST_INLINE) {
                kept.add(put(job, batch, kept.size(), lines.toByteArray(), resources));
                lines.reset();
                resources = 0;
            }
            lines.writeBytes(line);
            resources++;
        }
        if (resources > 0) {
            kept.add(put(job, batch, kept.size(), lines.toByteArray(), resources));
        }
        return kept;
    }

    private ExportFile put(ExportJob job, ExportBatch batch, int before, byte[] lines, int resources) {
        int number = job.files().size() + before + 1;
        ExportFile file = new ExportFile(
                "%s-%d-%s.ndjson".formatted(batch.type(), number, job.holder().substring(0, 8)),
                batch.type(),
                resources,
                batch.deleted());
        files.put(job, file, lines);
        return file;
    }

    /** A line break in what was stored is between elements, where it has no meaning. */
    private static byte[] line(String json) {
        return (json.replace('\n', ' ').replace('\r', ' ') + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
