package health.pratique.phi.evaluate;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a UTF-8 file, counted from 1, none longer than a limit. */
final class NumberedLines implements Closeable {

    /** UTF-16 units of one line: a note of 30 MB is no note. */
    static final int LONGEST = 32 * 1024 * 1024;

    private final Path file;
    private final BufferedReader reader;
    private final int longest;
    private int number;

    private NumberedLines(Path file, BufferedReader reader, int longest) {
        this.file = file;
        this.reader = reader;
        this.longest = longest;
    }

    /** @throws InvalidGold if there is no such file */
    static NumberedLines open(Path file) throws IOException {
        return open(file, LONGEST);
    }

    static NumberedLines open(Path file, int longest) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidGold(file, 0, "is a folder: name its files");
        }
        try {
            return new NumberedLines(file, Files.newBufferedReader(file), longest);
        } catch (NoSuchFileException missing) {
            throw new InvalidGold(file, 0, "does not exist: check the path");
        }
    }

    /** The number of the line read last. */
    int number() {
        return number;
    }

    Path file() {
        return file;
    }

    /** @throws InvalidGold if the line is too long or not UTF-8 */
    Optional<String> next() throws IOException {
        try {
            int c = reader.read();
            if (number == 0 && c == '\uFEFF') {
                c = reader.read();
            }
            if (c < 0) {
                return Optional.empty();
            }
            number++;
            return Optional.of(line(c));
        } catch (CharacterCodingException garbled) {
            throw new InvalidGold(file, number + 1, "is not UTF-8 here or shortly after: convert the file to UTF-8");
        }
    }

    private String line(int first) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = first; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() == longest) {
                throw new InvalidGold(file, number, "is longer than " + longest + " characters: split the text");
            }
            line.append((char) c);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    InvalidGold invalid(String problem) {
        return new InvalidGold(file, number, problem);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
