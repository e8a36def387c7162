package health.pratique.phi.evaluate;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one labelled text after the other, so that a file may be larger than the memory. */
public sealed interface GoldReader extends Closeable permits JsonlGold, MarkedGold {

    /** @throws InvalidGold if the file's next text cannot be used */
    Optional<GoldDocument> next() throws IOException;

    /** A file of lines of JSON, or of marked text: its first line that is not blank tells. */
    static GoldReader open(Path file) throws IOException {
        try (NumberedLines look = NumberedLines.open(file)) {
            Optional<String> line = look.next();
            while (line.isPresent() && line.get().isBlank()) {
                line = look.next();
            }
            String first =
                    line.orElseThrow(() -> new InvalidGold(file, 0, "is empty")).strip();
            if (first.startsWith("{")) {
                return new JsonlGold(NumberedLines.open(file));
            }
            if (first.startsWith(MarkedGold.HEADER) || first.startsWith(MarkedGold.COMMENT)) {
                return new MarkedGold(NumberedLines.open(file), first.startsWith(MarkedGold.COMMENT));
            }
            throw look.invalid("begins neither with { (lines of JSON) nor with \"=== id\" or # (marked text)");
        }
    }
}
