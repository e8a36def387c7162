package health.pratique.local.s3;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/**
 * What happened to a bucket's keys since its metadata file was written, one line each, so that a new key costs a line and not a file of all keys.
 * A line is there once the append returns: the end of the process loses none. Not for two threads at a time.
 */
final class KeyLog {

    private static final char ADDED = '+';
    private static final char REMOVED = '-';
    private static final int ID_LENGTH = 36;

    private final Path file;
    private long length;

    private KeyLog(Path file, long length) {
        this.file = file;
        this.length = length;
    }

    /** A log without lines. What an earlier bucket of this name left there is removed. */
    static KeyLog create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return new KeyLog(file, 0);
    }

    /**
     * Does to the keys what the log says, in its order. A last line that was not written to its end was never answered for: it is left out.
     *
     * @throws IOException also when a whole line is not one of this log's
     */
    static KeyLog replay(Path file, Map<String, UUID> keys) throws IOException {
        if (Files.notExists(file)) {
            return new KeyLog(file, 0);
        }
        String lines = Files.readString(file, StandardCharsets.US_ASCII);
        int start = 0;
        for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
            apply(lines.substring(start, end), keys);
            start = end + 1;
        }
        return new KeyLog(file, start);
    }

    boolean isEmpty() {
        return length == 0;
    }

    void added(String key, UUID id) throws IOException {
        append(ADDED + id.toString() + encoded(key));
    }

    void removed(String key) throws IOException {
        append(REMOVED + encoded(key));
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
        length = 0;
    }

    private void append(String change) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((change + '\n').getBytes(StandardCharsets.US_ASCII));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // What an append that failed or was torn left behind.
            channel.truncate(length);
            long at = length;
            while (line.hasRemaining()) {
                at += channel.write(line, at);
            }
            length = at;
        }
    }

    private static void apply(String line, Map<String, UUID> keys) throws IOException {
        try {
            switch (line.charAt(0)) {
                case ADDED ->
                    keys.put(decoded(line.substring(1 + ID_LENGTH)), UUID.fromString(line.substring(1, 1 + ID_LENGTH)));
                case REMOVED -> keys.remove(decoded(line.substring(1)));
                default -> throw new IOException("The log of a bucket's keys is damaged: restore it from a copy.");
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("The log of a bucket's keys is damaged: restore it from a copy.", e);
        }
    }

    /** A key may hold line breaks. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    private static String decoded(String key) {
        return URLDecoder.decode(key, StandardCharsets.UTF_8);
    }
}
