package health.pratique.phi.evaluate;

/**
 * What a detector would redact.
 *
 * @param start first UTF-16 unit, inclusive
 * @param end last UTF-16 unit, exclusive; greater than {@code start}
 */
record Prediction(int start, int end, String type) {

    boolean overlaps(GoldSpan span) {
        return start < span.end() && span.start() < end;
    }
}
