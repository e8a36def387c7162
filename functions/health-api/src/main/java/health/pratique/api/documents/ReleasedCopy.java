package health.pratique.api.documents;

import java.net.URI;

/** A copy as it is given out. */
public sealed interface ReleasedCopy {

    /** In the answer itself, so that there is no address that could get into other hands. */
    record Inline(String name, String mediaType, byte[] content) implements ReleasedCopy {

        /** Some release policies leave dates and places. */
        @Override
        public String toString() {
            return "Inline[PHI]";
        }
    }

    /** Too large for an answer: at an address that is good for a minute. */
    record Elsewhere(URI address) implements ReleasedCopy {

        /** Who has the address has the copy. */
        @Override
        public String toString() {
            return "Elsewhere";
        }
    }
}
