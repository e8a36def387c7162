package health.pratique.export;

import java.net.URI;

/** A file as it is given out. */
public sealed interface ExportCopy {

    /** Small enough to be an answer. */
    record Inline(byte[] lines) implements ExportCopy {}

    /** At an address of its own, for a minute. */
    record Elsewhere(URI address) implements ExportCopy {}
}
