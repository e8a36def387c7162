package health.pratique.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command reads whole, or standard input. */
final class InputFile {

    private InputFile() {}

    /** To be closed. @param name a path, or {@code -} */
    static InputStream stream(String name) {
        try {
            return name.equals("-") ? System.in : Files.newInputStream(Path.of(name));
        } catch (IOException unreadable) {
            throw unreadable(name);
        }
    }

    /** @param name a path, or {@code -} */
    static byte[] content(String name) {
        try {
            return name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
        } catch (IOException unreadable) {
            throw unreadable(name);
        }
    }

    private static CommandFailed unreadable(String name) {
        return new CommandFailed("cannot read " + name + ": check the path and its permissions");
    }
}
