package health.pratique.local.cli.bench;

import health.pratique.consent.ConsentStatement;
import health.pratique.kit.DocumentRecord;
import health.pratique.local.cli.Connection;
import health.pratique.local.cli.ConsentDesk;
import health.pratique.local.cli.Submission;
import health.pratique.local.cli.Waiting;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends many notes at once and measures from the first upload to the last terminal status. */
final class PipelineBenchmark {

    private static final Custodian CUSTODIAN = new Custodian("bench-clinic");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Connection platform;
    private final SyntheticNotes notes;
    private final int uploaders;
    private final int patients;

    PipelineBenchmark(Connection platform, int noteBytes, int uploaders, int patients) {
        this.platform = platform;
        this.notes = new SyntheticNotes(noteBytes);
        this.uploaders = uploaders;
        this.patients = patients;
    }

    /**
     * What a round of documents took.
     *
     * @param endToEnd of each document, from its upload to its terminal status
     */
    record Round(int documents, Duration wall, List<Duration> endToEnd, Map<DocumentStatus, Integer> ends) {

        double perSecond() {
            return documents / (wall.toNanos() / 1e9);
        }
    }

    void recordConsents() {
        ConsentDesk desk = new ConsentDesk(platform);
        for (int patient = 0; patient < patients; patient++) {
            desk.record(CUSTODIAN, patient(patient), ConsentStatement.permit());
        }
    }

    /** @param first number of the round's first note; no two rounds send the same note */
    Round send(int first, int documents) throws InterruptedException {
        Instant started = Instant.now();
        List<Sent> sent = upload(first, documents);
        Waiting waiting = new Waiting(platform, PATIENCE);
        List<Duration> endToEnd = new ArrayList<>();
        Map<DocumentStatus, Integer> ends = new EnumMap<>(DocumentStatus.class);
        Instant last = started;
        for (Sent document : sent) {
            DocumentRecord end = waiting.forEnd(document.id());
            endToEnd.add(Duration.between(document.at(), end.updatedAt()));
            ends.merge(end.status(), 1, Integer::sum);
            last = end.updatedAt().isAfter(last) ? end.updatedAt() : last;
        }
        return new Round(documents, Duration.between(started, last), endToEnd, ends);
    }

    private List<Sent> upload(int first, int documents) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(uploaders)) {
            List<Future<Sent>> uploads = new ArrayList<>();
            for (int i = 0; i < documents; i++) {
                int number = first + i;
                uploads.add(threads.submit(() -> send(number)));
            }
            List<Sent> sent = new ArrayList<>();
            for (Future<Sent> upload : uploads) {
                sent.add(upload.get());
            }
            return sent;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an upload failed", failed.getCause());
        }
    }

    private Sent send(int number) {
        Submission submission = submission(number);
        Instant at = Instant.now();
        return new Sent(submission.upload(platform), at);
    }

    private record Sent(DocumentId id, Instant at) {}

    private Submission submission(int number) {
        return new Submission(
                CUSTODIAN.value(),
                patient(number % patients),
                "HRESCH",
                "PROGRESS_NOTE",
                "ehr-" + number % 4,
                null,
                notes.note(number));
    }

    private static String patient(int number) {
        return "B-" + number;
    }
}
