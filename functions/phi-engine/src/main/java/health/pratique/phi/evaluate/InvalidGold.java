package health.pratique.phi.evaluate;

import java.nio.file.Path;

/** A labelled file cannot be used. The message names the file, the line and what to mend, and holds none of the text. */
public final class InvalidGold extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    InvalidGold(Path file, int line, String problem) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + problem);
        this.file = file.toString();
        this.line = line;
    }

    public String file() {
        return file;
    }

    /** Counted from 1; 0 when it is the file as a whole. */
    public int line() {
        return line;
    }
}
