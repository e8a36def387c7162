package health.pratique.api.privacy;

import health.pratique.audit.CanonicalJson;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A package in the making: a ZIP in a file of this process alone, so that no more of it than one line or one buffer is in memory. It is
 * gone when it is closed.
 */
final class PackageFile implements AutoCloseable {

    private final Path path;
    private final Counted counted;
    private final ZipOutputStream zip;
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private PackageFile(Path path, Counted counted) {
        this.path = path;
        this.counted = counted;
        this.zip = new ZipOutputStream(counted, StandardCharsets.UTF_8);
    }

    static PackageFile create() {
        try {
            // For its owner's eyes alone: createTempFile says so on every POSIX file system.
            Path path = Files.createTempFile("privacy-", ".zip");
            return new PackageFile(path, new Counted(Files.newOutputStream(path)));
        } catch (IOException full) {
            throw new UncheckedIOException("no package can be made here: there is no room", full);
        }
    }

    /** Lines of an entry that is being written. */
    @FunctionalInterface
    interface Lines {
        void add(String line);
    }

    /** Writes the lines of an entry. */
    @FunctionalInterface
    interface Content {
        void writeTo(Lines lines);
    }

    /** An entry of newline-delimited JSON. */
    void lines(String name, Content content) {
        int[] count = {0};
        entry(
                name,
                () -> content.writeTo(line -> {
                    write(line.replace('\n', ' ') + "\n");
                    count[0]++;
                }));
        lines.put(name, count[0]);
    }

    void lines(String name, Collection<? extends Map<String, Object>> all) {
        lines(name, out -> all.forEach(line -> out.add(CanonicalJson.write(line))));
    }

    void text(String name, String text) {
        entry(name, () -> write(text));
    }

    void copy(String name, InputStream content) {
        entry(name, () -> {
            try {
                content.transferTo(zip);
            } catch (IOException torn) {
                throw new UncheckedIOException("a copy could not be read to its end", torn);
            }
        });
    }

    /** How many lines each entry has. */
    Map<String, Integer> counts() {
        return Map.copyOf(lines);
    }

    /** So far, compressed. */
    long bytes() {
        return counted.bytes;
    }

    /** Ends the package. */
    Path finished() {
        try {
            zip.close();
        } catch (IOException full) {
            throw new UncheckedIOException("the package could not be written to its end", full);
        }
        return path;
    }

    @Override
    public void close() {
        try {
            zip.close();
            Files.deleteIfExists(path);
        } catch (IOException gone) {
            throw new UncheckedIOException("the package's file could not be removed", gone);
        }
    }

    private void entry(String name, Runnable content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            content.run();
            zip.closeEntry();
        } catch (IOException full) {
            throw new UncheckedIOException("the package could not be written", full);
        }
    }

    private void write(String text) {
        try {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            throw new UncheckedIOException("the package could not be written", full);
        }
    }

    private static final class Counted extends FilterOutputStream {

        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            bytes += length;
        }
    }
}
