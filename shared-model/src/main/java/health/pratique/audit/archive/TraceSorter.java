package health.pratique.audit.archive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sorts any number of traces by chain and sequence in bounded memory: sorted runs go to temporary files and are merged. Holds
 * at most {@value #RUN} traces, and as many open files as {@value #FAN_IN}.
 */
final class TraceSorter implements AutoCloseable {

    private static final int RUN = 50_000;
    private static final int FAN_IN = 64;

    private final Path directory;
    private final List<Trace> pending = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private int made;

    TraceSorter() throws IOException {
        directory = Files.createTempDirectory("pratique-audit-verify");
    }

    void add(Trace trace) throws IOException {
        pending.add(trace);
        if (pending.size() == RUN) {
            spill();
        }
    }

    /** Hands on all traces in order; once. */
    void drain(Consumer<Trace> sink) throws IOException {
        if (runs.isEmpty()) {
            pending.sort(Trace.ORDER);
            pending.forEach(sink);
            return;
        }
        spill();
        merge(runs, sink);
    }

    private void spill() throws IOException {
        pending.sort(Trace.ORDER);
        runs.add(written(out -> pending.forEach(out)));
        pending.clear();
        if (runs.size() == FAN_IN) {
            // Each trace is written again once for every level of merging: of 200 million, three times in all.
            List<Path> full = List.copyOf(runs);
            Path merged = written(out -> merge(full, out));
            runs.clear();
            runs.add(merged);
            for (Path run : full) {
                Files.delete(run);
            }
        }
    }

    private interface Source {
        void into(Consumer<Trace> sink) throws IOException;
    }

    private Path written(Source source) throws IOException {
        Path file = directory.resolve("run-" + made++);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            source.into(trace -> {
                try {
                    trace.write(out);
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            });
        }
        return file;
    }

    private static void merge(List<Path> files, Consumer<Trace> sink) throws IOException {
        PriorityQueue<Run> queue = new PriorityQueue<>(Comparator.comparing(run -> run.head, Trace.ORDER));
        List<DataInputStream> open = new ArrayList<>();
        try {
            for (Path file : files) {
                DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
                open.add(in);
                queue.add(new Run(in, Trace.read(in)));
            }
            for (Run least = queue.poll(); least != null; least = queue.poll()) {
                sink.accept(least.head);
                if (least.advance()) {
                    queue.add(least);
                }
            }
        } finally {
            for (DataInputStream in : open) {
                in.close();
            }
        }
    }

    private static final class Run {

        private final DataInputStream in;
        private Trace head;

        Run(DataInputStream in, Trace head) {
            this.in = in;
            this.head = head;
        }

        boolean advance() throws IOException {
            try {
                head = Trace.read(in);
                return true;
            } catch (EOFException end) {
                return false;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
