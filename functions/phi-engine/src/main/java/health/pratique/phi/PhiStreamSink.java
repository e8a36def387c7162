package health.pratique.phi;

import java.io.IOException;
import java.util.List;

/** Takes a long text piece by piece, each with the PHI in it; the pieces joined are the text. */
@FunctionalInterface
public interface PhiStreamSink {

    /**
     * @param offset UTF-16 units of the whole text before this piece
     * @param piece the next piece
     * @param spans in the piece, sorted; their offsets are the piece's own
     */
    void accept(long offset, String piece, List<PhiSpan> spans) throws IOException;
}
