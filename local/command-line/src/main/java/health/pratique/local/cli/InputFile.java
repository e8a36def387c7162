package health.pratique.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command reads whole, or standard input. */
final class InputFile {

    private InputFile() {}

    /** @param name a path, or {@code -} */
    static byte[] content(String name) {
        try {
            return name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + name + ": check the path and its permissions");
        }
    }
}
