package health.pratique.audit.archive;

import health.pratique.audit.archive.ExportVerifier.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Goes through the anchors of an export in order, tells what is wrong with them, and hands on what they vouch for. */
final class AnchorWalk {

    /** Takes what an anchor that is itself whole says of a file. */
    interface Sink {
        void batch(Anchor anchor, ArchiveBatch batch) throws IOException;
    }

    private static final Pattern NAME = Pattern.compile("([0-9]{12})\\.ndjson");

    private final Path directory;
    private final Map<Long, String> expected = new HashMap<>();
    private final Consumer<Flaw> flaws;
    private final Sink sink;
    private final AnchorReader reader = new AnchorReader();
    private String previous = Anchor.GENESIS;
    private boolean broken;
    private long count;
    private OptionalLong newest = OptionalLong.empty();

    AnchorWalk(Path directory, List<Expected> expected, Consumer<Flaw> flaws, Sink sink) {
        this.directory = directory;
        expected.forEach(anchor -> this.expected.put(anchor.number(), anchor.hash()));
        this.flaws = flaws;
        this.sink = sink;
    }

    long count() {
        return count;
    }

    /** Whether no anchor is missing or changed: only then is a row that no anchor knows strange. */
    boolean whole() {
        return !broken;
    }

    /** The time of the newest anchor, in milliseconds since 1970. */
    OptionalLong newest() {
        return newest;
    }

    void walk() throws IOException {
        long last = Math.max(
                1,
                Math.max(
                        newestFile(),
                        expected.keySet().stream().mapToLong(it -> it).max().orElse(0)));
        // A link that is cut by a missing anchor is told of once.
        boolean linked = true;
        for (long number = 1; number <= last; number++) {
            Path file = directory.resolve(Anchor.key(number));
            if (!Files.isRegularFile(file)) {
                tell(FlawKind.MISSING_ANCHOR, number, 0, "this anchor is gone");
                linked = false;
                continue;
            }
            count++;
            linked = one(number, Files.readString(file), linked);
        }
    }

    /** @return whether the next anchor can be checked against this one */
    private boolean one(long number, String text, boolean linked) throws IOException {
        Anchor anchor;
        try {
            anchor = reader.read(text);
        } catch (IllegalArgumentException changed) {
            tell(FlawKind.CHANGED_ANCHOR, number, 1, "this anchor's root or hash does not fit its content");
            return false;
        }
        String hash = anchor.hash();
        if (anchor.number() != number || linked && !anchor.previous().equals(previous)) {
            tell(FlawKind.MISSING_ANCHOR, number, 1, "this anchor does not follow the one before it");
        } else if (!expected.getOrDefault(number, hash).equals(hash)) {
            tell(FlawKind.CHANGED_ANCHOR, number, 1, "this anchor has another hash than the one expected");
        }
        previous = hash;
        newest = OptionalLong.of(anchor.time().toEpochMilli());
        for (ArchiveBatch batch : anchor.batches()) {
            sink.batch(anchor, batch);
        }
        return true;
    }

    private long newestFile() throws IOException {
        Path folder = directory.resolve(Anchor.FOLDER);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    private void tell(FlawKind kind, long number, int line, String detail) {
        broken = true;
        flaws.accept(new Flaw(kind, null, number, Anchor.key(number), line, detail));
    }
}
