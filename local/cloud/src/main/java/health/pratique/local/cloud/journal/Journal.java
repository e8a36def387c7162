package health.pratique.local.cloud.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what has begun and not ended. With a file, one line is appended for each beginning and each end before the call
 * returns, so that what was accepted survives the death of this process at any moment (not that of the machine: writes are
 * not forced to the disk, as those of the stores beside it are not either). The file is rewritten when ends outweigh what is open.
 */
public final class Journal implements AutoCloseable {

    /** Ends and replacements after which the file is rewritten. */
    private static final int REWRITE_AFTER = 20_000;

    private final Optional<Path> file;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> open = new LinkedHashMap<>();
    // Not a channel: that one closes itself when a thread that writes is interrupted, as stopped executions are.
    private Optional<RandomAccessFile> output = Optional.empty();
    private int ends;
    private boolean closed;

    private Journal(Optional<Path> file) {
        this.file = file;
    }

    /** Remembers for as long as the process lives. */
    public static Journal inMemory() {
        return new Journal(Optional.empty());
    }

    /** @throws JournalFailure when the file cannot be read or written */
    public static Journal open(Path file) {
        Journal journal = new Journal(Optional.of(file));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                journal.replay(file);
            }
            journal.rewrite(file);
        } catch (IOException e) {
            throw new JournalFailure(e);
        }
        return journal;
    }

    /** What has begun and not ended, oldest first. */
    public synchronized Map<String, JsonNode> unfinished() {
        return new LinkedHashMap<>(open);
    }

    /**
     * Beginning again what has begun keeps its place and replaces what is remembered of it.
     *
     * @throws JournalFailure when it could not be written: then it has not begun, or is as it was before
     */
    public synchronized void begin(String id, JsonNode work) {
        if (closed) {
            throw new JournalFailure(new IOException("closed"));
        }
        append(json.createObjectNode().put("begin", id).set("work", work));
        if (open.put(id, work) != null) {
            outweigh();
        }
    }

    /** Does nothing for what is not open. */
    public synchronized void end(String id) {
        if (open.remove(id) == null) {
            return;
        }
        append(json.createObjectNode().put("end", id));
        outweigh();
    }

    private void outweigh() {
        if (++ends > REWRITE_AFTER && ends > open.size()) {
            file.ifPresent(path -> {
                try {
                    rewrite(path);
                } catch (IOException e) {
                    throw new JournalFailure(e);
                }
            });
        }
    }

    private void append(JsonNode line) {
        output.ifPresent(to -> {
            try {
                write(to, line);
            } catch (IOException e) {
                throw new JournalFailure(e);
            }
        });
    }

    private void write(RandomAccessFile to, JsonNode line) throws IOException {
        long start = to.length();
        to.seek(start);
        try {
            to.write((line.toString() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A full disk leaves half a line, which would spoil the next one.
            to.setLength(start);
            throw e;
        }
    }

    private void replay(Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                try {
                    JsonNode entry = json.readTree(line);
                    if (entry.has("begin")) {
                        open.put(entry.path("begin").asText(), entry.path("work"));
                    } else {
                        open.remove(entry.path("end").asText());
                    }
                } catch (JsonProcessingException torn) {
                    // The process died while it wrote this line, before it answered for it.
                    assert torn != null;
                }
            }
        }
    }

    private void rewrite(Path path) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        RandomAccessFile to = new RandomAccessFile(fresh.toFile(), "rw");
        try {
            for (Map.Entry<String, JsonNode> entry : open.entrySet()) {
                write(to, json.createObjectNode().put("begin", entry.getKey()).set("work", entry.getValue()));
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            to.close();
            throw e;
        }
        Optional<RandomAccessFile> before = output;
        output = Optional.of(to);
        ends = 0;
        if (before.isPresent()) {
            before.get().close();
        }
    }

    @Override
    public synchronized void close() {
        output.ifPresent(to -> {
            try {
                to.close();
            } catch (IOException e) {
                throw new JournalFailure(e);
            }
        });
        output = Optional.empty();
        closed = true;
    }
}
