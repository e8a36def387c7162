package health.pratique.phi.evaluate;

/**
 * A miss or a false positive in its surroundings. It is taken for PHI and prints as such.
 *
 * @param value the text itself; of a partial miss, characters that go stand as a middle dot
 * @param characters letters and digits that leak, or that go for nothing
 */
record Example(String documentId, String type, String before, String value, String after, int characters) {

    private static final int SURROUNDINGS = 34;
    private static final int LONGEST_VALUE = 60;

    static Example miss(Comparison comparison, GoldSpan span) {
        String text = comparison.document().text();
        boolean whole = comparison.end(span) == Comparison.SpanEnd.MISSED;
        StringBuilder value = new StringBuilder();
        for (int at = span.start(); at < span.end(); at++) {
            boolean hidden = !whole && comparison.isCovered(at) && text.charAt(at) != ' ';
            value.append(hidden ? '\u00B7' : text.charAt(at));
        }
        int leaked = comparison.leakedCharacters(span);
        return of(comparison, span.type(), span.start(), span.end(), value.toString(), leaked);
    }

    static Example falsePositive(Comparison comparison, Prediction prediction) {
        String text = comparison.document().text();
        int taken = 0;
        for (int at = prediction.start(); at < prediction.end(); at++) {
            taken += Comparison.isLetterOrDigit(text, at) ? 1 : 0;
        }
        String value = text.substring(prediction.start(), prediction.end());
        return of(comparison, prediction.type(), prediction.start(), prediction.end(), value, taken);
    }

    private static Example of(Comparison comparison, String type, int start, int end, String value, int characters) {
        String text = comparison.document().text();
        return new Example(
                comparison.document().id(),
                type,
                line(text.substring(Math.max(0, start - SURROUNDINGS), start)),
                line(value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "\u2026" : value),
                line(text.substring(end, Math.min(text.length(), end + SURROUNDINGS))),
                characters);
    }

    /** On one line, and without what a terminal would obey. */
    private static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line.append('\u21B5');
            } else {
                line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
            }
        }
        return line.toString();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
