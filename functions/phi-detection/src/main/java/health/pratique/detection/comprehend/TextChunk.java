package health.pratique.detection.comprehend;

/** A piece of a text, [start, end) in UTF-16 units, never between the two halves of a surrogate pair. */
record TextChunk(int start, int end) {

    String of(String text) {
        return text.substring(start, end);
    }

    int length() {
        return end - start;
    }
}
