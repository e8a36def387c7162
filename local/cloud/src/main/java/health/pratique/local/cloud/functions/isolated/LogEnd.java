package health.pratique.local.cloud.functions.isolated;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of what a function's process printed, for the message of a failure that its file may not outlive. */
final class LogEnd {

    private static final int LINES = 8;
    private static final int BYTES = 16 * 1024;

    private LogEnd() {}

    /** Each indented and on a line of its own, without frames of stacks, from at most 16 KB; empty when nothing was printed or the file cannot be read. */
    static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - BYTES);
            byte[] end = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("at "))
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .map(line -> "\n  " + line)
                    .collect(Collectors.joining());
        } catch (IOException unreadable) {
            return "";
        }
    }
}
