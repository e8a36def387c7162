package health.pratique.audit.archive;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.ChainHead;
import health.pratique.audit.archive.SampleArchive.Place;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One random change to an archive, and what a check must say of it.
 *
 * @param files the changed files' lines; empty lists stay as empty files
 * @param lostAnchor of an anchor that is gone
 * @param allowed any of these names the first bad row
 */
record Tampering(
        FlawKind kind,
        String variant,
        Map<String, List<String>> files,
        @Nullable Long lostAnchor,
        Set<String> allowed) {

    /** The seven kinds of the experiment. */
    static final List<FlawKind> KINDS = List.of(
            FlawKind.CHANGED_FIELD,
            FlawKind.DELETED_ROW,
            FlawKind.REORDERED_ROWS,
            FlawKind.TRUNCATED_TAIL,
            FlawKind.FORKED_CHAIN,
            FlawKind.MISSING_ANCHOR,
            FlawKind.BACK_DATED);

    static String names(@Nullable DocumentId id, long sequence, String file, int line) {
        return id + " " + sequence + " " + file + ":" + line;
    }

    static Tampering of(FlawKind kind, SampleArchive archive, Random random) {
        List<List<Place>> chains = new ArrayList<>(archive.chains.values());
        List<Place> chain = chains.get(random.nextInt(chains.size()));
        Place place = chain.get(random.nextInt(chain.size()));
        return switch (kind) {
            case CHANGED_FIELD -> changed(archive, place, random);
            case DELETED_ROW -> {
                Place inner = chain.get(random.nextInt(chain.size() - 1));
                Map<String, List<String>> files = new HashMap<>();
                edit(archive, files, inner.file()).remove(inner.line() - 1);
                yield new Tampering(kind, "", files, null, Set.of(named(inner)));
            }
            case REORDERED_ROWS -> reordered(archive, random);
            case TRUNCATED_TAIL -> truncated(archive, chain, random);
            case FORKED_CHAIN -> forked(archive, place, random);
            case MISSING_ANCHOR -> {
                long number = 1 + random.nextInt(archive.anchors.size());
                yield new Tampering(kind, "", Map.of(), number, Set.of(names(null, number, Anchor.key(number), 0)));
            }
            case BACK_DATED -> backDated(archive, chain, random);
            case CHANGED_ANCHOR -> throw new IllegalArgumentException("not one of the seven");
        };
    }

    private static Tampering changed(SampleArchive archive, Place place, Random random) {
        Map<String, List<String>> files = new HashMap<>();
        List<String> lines = edit(archive, files, place.file());
        int field = random.nextInt(12);
        boolean seal = field < 11 && random.nextBoolean();
        AuditEvent event = withField(place.event(), field, random);
        lines.set(place.line() - 1, (seal ? sealed(event) : event).toJson());
        return new Tampering(
                FlawKind.CHANGED_FIELD, "field " + field + (seal ? " sealed" : ""), files, null, Set.of(named(place)));
    }

    private static Tampering reordered(SampleArchive archive, Random random) {
        List<String> names = archive.files.entrySet().stream()
                .filter(file -> file.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        String file = names.get(random.nextInt(names.size()));
        Map<String, List<String>> files = new HashMap<>();
        List<String> lines = edit(archive, files, file);
        int one = random.nextInt(lines.size());
        int other = (one + 1 + random.nextInt(lines.size() - 1)) % lines.size();
        Collections.swap(lines, one, other);
        return new Tampering(
                FlawKind.REORDERED_ROWS,
                "",
                files,
                null,
                Set.of(standing(archive, file, one, other), standing(archive, file, other, one)));
    }

    private static String standing(SampleArchive archive, String file, int was, int is) {
        ArchivedRow row = ArchivedRow.read(archive.files.get(file).get(was)).orElseThrow();
        return names(row.mark().documentId(), row.mark().sequence(), file, is + 1);
    }

    private static Tampering truncated(SampleArchive archive, List<Place> chain, Random random) {
        int kept = random.nextInt(chain.size());
        Map<String, List<String>> files = new HashMap<>();
        for (Place gone : chain.subList(kept, chain.size()).reversed()) {
            edit(archive, files, gone.file()).remove(gone.event().toJson());
        }
        return new Tampering(FlawKind.TRUNCATED_TAIL, "", files, null, Set.of(named(chain.get(kept))));
    }

    private static Tampering forked(SampleArchive archive, Place place, Random random) {
        AuditEvent event = place.event();
        AuditEvent fork = sealed(withField(event, 4 + random.nextInt(3), random));
        List<String> names = List.copyOf(archive.files.keySet());
        String file = random.nextBoolean() ? place.file() : names.get(random.nextInt(names.size()));
        Map<String, List<String>> files = new HashMap<>();
        List<String> lines = edit(archive, files, file);
        int at = random.nextInt(lines.size() + 1);
        lines.add(at, fork.toJson());
        return new Tampering(
                FlawKind.FORKED_CHAIN,
                "",
                files,
                null,
                Set.of(names(event.documentId(), event.sequence(), file, at + 1)));
    }

    private static Tampering backDated(SampleArchive archive, List<Place> chain, Random random) {
        long shift = 1_200_000L + random.nextInt(1_000_000_000);
        Map<String, List<String>> files = new HashMap<>();
        int from = random.nextInt(chain.size());
        Place place = chain.get(from);
        switch (random.nextInt(4)) {
            case 0 -> {
                AuditEvent earlier = sealed(withTime(place.event(), -shift));
                edit(archive, files, place.file()).set(place.line() - 1, earlier.toJson());
                return new Tampering(FlawKind.BACK_DATED, "one row", files, null, Set.of(named(place)));
            }
            case 1 -> {
                AuditEvent before = sealed(withTime(place.event(), -shift));
                edit(archive, files, place.file()).set(place.line() - 1, before.toJson());
                for (Place behind : chain.subList(from + 1, chain.size())) {
                    before = AuditEvent.next(
                            before.documentId(),
                            before.custodian(),
                            new ChainHead(before.sequence(), before.time(), before.hash()),
                            behind.event().time(),
                            entry(behind.event()));
                    edit(archive, files, behind.file()).set(behind.line() - 1, before.toJson());
                }
                return new Tampering(FlawKind.BACK_DATED, "and all behind", files, null, Set.of(named(place)));
            }
            case 2 -> {
                AuditEvent last = chain.getLast().event();
                AuditEvent added = AuditEvent.next(
                        last.documentId(), last.custodian(), last.asHead(), last.time(), SampleArchive.entry(random));
                String file = chain.getLast().file();
                List<String> lines = edit(archive, files, file);
                lines.add(added.toJson());
                return new Tampering(
                        FlawKind.BACK_DATED,
                        "appended",
                        files,
                        null,
                        Set.of(names(last.documentId(), added.sequence(), file, lines.size())));
            }
            default -> {
                DocumentId id = DocumentId.of("intake", "made up " + random.nextLong(), "v1");
                AuditEvent made = AuditEvent.first(
                        id,
                        new Custodian("harbor-clinic"),
                        archive.anchors.getLast().time().minusMillis(shift),
                        SampleArchive.entry(random));
                String file = "events/2026/01/02/03/shard-1/made-up.ndjson";
                files.put(file, new ArrayList<>(List.of(made.toJson())));
                return new Tampering(FlawKind.BACK_DATED, "made up", files, null, Set.of(names(id, 1, file, 1)));
            }
        }
    }

    private static String named(Place place) {
        return names(place.event().documentId(), place.event().sequence(), place.file(), place.line());
    }

    private static List<String> edit(SampleArchive archive, Map<String, List<String>> files, String file) {
        return files.computeIfAbsent(file, name -> new ArrayList<>(archive.files.get(name)));
    }

    private static AuditEntry entry(AuditEvent event) {
        return new AuditEntry(
                event.actor(), event.version(), event.action(), event.outcome(), event.reason(), event.facts());
    }

    private static AuditEvent withTime(AuditEvent e, long millis) {
        return new AuditEvent(
                e.documentId(),
                e.custodian(),
                e.sequence(),
                e.time().plusMillis(millis),
                e.actor(),
                e.version(),
                e.action(),
                e.outcome(),
                e.reason(),
                e.facts(),
                e.previousHash(),
                e.hash());
    }

    private static AuditEvent withField(AuditEvent e, int field, Random random) {
        String other = "changed-" + random.nextInt(1000);
        String hash = "%064x".formatted(Math.abs(random.nextLong()));
        Map<String, String> facts = new HashMap<>(e.facts());
        facts.put("count", other);
        return new AuditEvent(
                field == 0 ? DocumentId.of("other", other, "") : e.documentId(),
                field == 1 ? new Custodian(other) : e.custodian(),
                field == 2 ? e.sequence() + 1 + random.nextInt(9) : e.sequence(),
                field == 3 ? e.time().plusMillis(1) : e.time(),
                field == 4 ? other : e.actor(),
                field == 5 ? other : e.version(),
                field == 6 ? other : e.action(),
                field == 7
                        ? Optional.of(e.outcome())
                                        .filter(AuditOutcome.FAILED::equals)
                                        .isPresent()
                                ? AuditOutcome.SUCCESS
                                : AuditOutcome.FAILED
                        : e.outcome(),
                field == 8 ? e.reason() == null ? ReasonCode.DEFECT : null : e.reason(),
                field == 9 ? facts : e.facts(),
                field == 10 ? hash : e.previousHash(),
                field == 11 ? hash : e.hash());
    }

    private static AuditEvent sealed(AuditEvent e) {
        return new AuditEvent(
                e.documentId(),
                e.custodian(),
                e.sequence(),
                e.time(),
                e.actor(),
                e.version(),
                e.action(),
                e.outcome(),
                e.reason(),
                e.facts(),
                e.previousHash(),
                e.expectedHash());
    }
}
