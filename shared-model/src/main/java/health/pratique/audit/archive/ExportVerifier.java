package health.pratique.audit.archive;

import health.pratique.audit.archive.Trace.Kind;
import health.pratique.model.DocumentId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks an exported audit trail from its files alone: no network, no running system, no knowledge but what the anchors say of
 * each other and of the rows. Memory is bounded but for the names of the files: rows are sorted on disk.
 *
 * <p>What it cannot see: rows cut off behind the newest anchor, and a whole export made up from its first anchor on. Against
 * the second, keep an anchor's number and hash somewhere else, and give it as {@link Expected}.
 */
public final class ExportVerifier {

    /** A row older than the newest anchor by more than this should be known to an anchor; archiving may lag behind a while. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    private static final long LONGEST_FILE_BYTES = 512L * 1024 * 1024;

    /**
     * An anchor that is known from elsewhere.
     *
     * @param number of the newest anchor, or any one before
     */
    public record Expected(long number, String hash) {}

    /**
     * What was checked.
     *
     * @param first the flaw that stands first: an anchor's, then by file and line
     */
    public record Report(long anchors, long files, long rows, long chains, long flaws, Optional<Flaw> first) {

        public boolean whole() {
            return flaws == 0;
        }
    }

    private final Path directory;
    private final Consumer<Flaw> flaws;
    private final Progress progress;
    private final List<String> names = new ArrayList<>();
    private final Set<String> anchored = new HashSet<>();
    private long rows;
    private long found;
    private @Nullable Flaw first;

    private ExportVerifier(Path directory, Progress progress, Consumer<Flaw> flaws) {
        this.directory = directory.toAbsolutePath().normalize();
        this.progress = progress;
        this.flaws = flaws;
    }

    /**
     * @param expected anchors that the export must hold with these hashes
     * @param flaws is told of each bad anchor and of the first bad row of each broken chain
     * @throws NoSuchFileException when the directory holds neither rows nor anchors
     */
    public static Report verify(Path directory, List<Expected> expected, Progress progress, Consumer<Flaw> flaws)
            throws IOException {
        return new ExportVerifier(directory, progress, flaws).run(expected);
    }

    private Report run(List<Expected> expected) throws IOException {
        if (!Files.isDirectory(directory.resolve(Anchor.FOLDER))
                && !Files.isDirectory(directory.resolve(ArchiveBatch.FOLDER))) {
            throw new NoSuchFileException(directory.toString());
        }
        try (TraceSorter sorter = new TraceSorter()) {
            BatchComparison.Sink sink = new Sorting(sorter);
            AnchorWalk anchors = new AnchorWalk(directory, expected, this::tell, (anchor, batch) -> {
                if (anchored.add(batch.file())) {
                    BatchComparison.compare(batch, named(batch.file()), lines(batch.file()), sink);
                }
            });
            anchors.walk();
            unanchored(sorter, sink);
            OptionalLong newest = anchors.whole() ? anchors.newest() : OptionalLong.empty();
            ChainWalk chains = new ChainWalk(
                    newest.isPresent() ? newest.getAsLong() - GRACE.toMillis() : Long.MIN_VALUE, this::tellRow);
            sorter.drain(chains);
            chains.end();
            return new Report(anchors.count(), names.size(), rows, chains.chains(), found, Optional.ofNullable(first));
        }
    }

    private void unanchored(TraceSorter sorter, BatchComparison.Sink sink) throws IOException {
        Path folder = directory.resolve(ArchiveBatch.FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (!anchored.contains(name)) {
                    int number = named(name);
                    int line = 0;
                    for (Optional<ArchivedRow> row : lines(name)) {
                        line++;
                        if (row.isEmpty()) {
                            sink.unreadable(number, line);
                        } else {
                            sorter.add(unanchored(row.get(), number, line));
                        }
                    }
                }
            }
        }
    }

    private static Trace unanchored(ArchivedRow row, int file, int line) {
        return new Trace(
                row.mark().documentId().value(),
                row.mark().sequence(),
                row.sealed() ? Kind.UNANCHORED_ROW : Kind.BROKEN_ROW,
                file,
                line,
                row.time().toEpochMilli(),
                row.mark().hash(),
                row.previousHash());
    }

    private int named(String file) {
        names.add(file);
        return names.size() - 1;
    }

    private List<Optional<ArchivedRow>> lines(String name) throws IOException {
        Path file = directory.resolve(name).normalize();
        List<Optional<ArchivedRow>> lines = new ArrayList<>();
        if (!file.startsWith(directory) || !Files.isRegularFile(file) || Files.size(file) > LONGEST_FILE_BYTES) {
            return lines;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(ArchivedRow.read(line));
            }
        } catch (CharacterCodingException garbled) {
            lines.add(Optional.empty());
        }
        rows += lines.size();
        progress.rows(rows);
        return lines;
    }

    private void tellRow(FlawKind kind, DocumentId chain, long sequence, int file, int line, String detail) {
        tell(new Flaw(kind, chain, sequence, names.get(file), line, detail));
    }

    private void tell(Flaw flaw) {
        found++;
        if (first == null || Flaw.PLACES.compare(flaw, first) < 0) {
            first = flaw;
        }
        flaws.accept(flaw);
    }

    private final class Sorting implements BatchComparison.Sink {

        private final TraceSorter sorter;

        Sorting(TraceSorter sorter) {
            this.sorter = sorter;
        }

        @Override
        public void trace(Trace trace) throws IOException {
            sorter.add(trace);
        }

        @Override
        public void unreadable(int file, int line) {
            tell(new Flaw(
                    FlawKind.CHANGED_FIELD,
                    null,
                    0,
                    names.get(file),
                    line,
                    "this line is no row, and stands for none"));
        }
    }
}
