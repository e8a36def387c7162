package health.pratique.audit.archive;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Invented trails, archived and anchored as the platform does it: many documents' rows mixed in files, an anchor a minute. */
final class SampleArchive {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final List<String> STEPS =
            List.of("ReceiveDocument", "ValidateDocument", "CheckConsent", "DetectPhi", "ScoreFraud", "StoreDocument");

    /** Where a row was archived. */
    record Place(String file, int line, AuditEvent event) {}

    final Map<String, List<String>> files = new TreeMap<>();
    final Map<DocumentId, List<Place>> chains = new LinkedHashMap<>();
    final List<Anchor> anchors = new ArrayList<>();

    private final List<ArchiveBatch> unanchored = new ArrayList<>();

    SampleArchive(int trails, Random random) {
        List<AuditEvent> open = new ArrayList<>();
        int size = 1 + random.nextInt(20);
        Instant now = START;
        for (AuditEvent event : mixed(trails, random)) {
            now = event.time();
            open.add(event);
            if (open.size() == size) {
                archive(open, random);
                open.clear();
                size = 1 + random.nextInt(20);
            }
        }
        archive(open, random);
        anchor(now);
        anchor(now.plusSeconds(60));
    }

    private List<AuditEvent> mixed(int trails, Random random) {
        List<DocumentId> turns = new ArrayList<>();
        for (int trail = 0; trail < trails; trail++) {
            DocumentId id = DocumentId.of("intake", "intake/harbor-clinic/" + random.nextLong(), "v1");
            turns.addAll(Collections.nCopies(2 + random.nextInt(9), id));
        }
        Collections.shuffle(turns, random);
        Map<DocumentId, AuditEvent> heads = new LinkedHashMap<>();
        List<AuditEvent> events = new ArrayList<>();
        Instant now = START;
        for (DocumentId id : turns) {
            now = now.plusMillis(1 + random.nextInt(8000));
            AuditEvent head = heads.get(id);
            Custodian custodian = new Custodian("harbor-clinic");
            AuditEvent event = head == null
                    ? AuditEvent.first(id, custodian, now, entry(random))
                    : AuditEvent.next(id, custodian, head.asHead(), now, entry(random));
            heads.put(id, event);
            events.add(event);
        }
        return events;
    }

    static AuditEntry entry(Random random) {
        String step = STEPS.get(random.nextInt(STEPS.size()));
        return new AuditEntry(
                "function:" + step,
                "0.1.0",
                step,
                AuditOutcome.values()[random.nextInt(3)],
                random.nextBoolean() ? null : ReasonCode.values()[random.nextInt(ReasonCode.values().length)],
                Map.of("execution", "run-" + random.nextInt(), "count", "" + random.nextInt(100)));
    }

    private void archive(List<AuditEvent> events, Random random) {
        if (events.isEmpty()) {
            return;
        }
        String file = "events/2026/01/02/03/shard-1/%06d.ndjson".formatted(files.size());
        List<RowMark> marks = new ArrayList<>();
        files.put(file, new ArrayList<>());
        for (AuditEvent event : events) {
            files.get(file).add(event.toJson());
            marks.add(RowMark.of(event));
            chains.computeIfAbsent(event.documentId(), id -> new ArrayList<>())
                    .add(new Place(file, marks.size(), event));
        }
        unanchored.add(new ArchiveBatch(
                file, events.getFirst().time(), events.getLast().time(), marks));
        for (int draw = random.nextInt(10); draw < 4; draw += 2) {
            // Now and then two: the second is one of a minute in which nothing happened.
            anchor(events.getLast().time().plusSeconds(draw));
        }
    }

    private void anchor(Instant time) {
        String previous = anchors.isEmpty() ? Anchor.GENESIS : anchors.getLast().hash();
        anchors.add(new Anchor(anchors.size() + 1L, time.plusSeconds(1), previous, List.copyOf(unanchored)));
        unanchored.clear();
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory.resolve(Anchor.FOLDER));
        for (Anchor anchor : anchors) {
            Files.writeString(directory.resolve(Anchor.key(anchor.number())), anchor.toNdjson());
        }
        for (String file : files.keySet()) {
            write(directory, file, files.get(file));
        }
    }

    static void write(Path directory, String file, List<String> lines) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }
}
