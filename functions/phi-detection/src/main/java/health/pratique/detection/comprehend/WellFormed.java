package health.pratique.detection.comprehend;

/** Text as it can be sent: JSON written in UTF-8 has no place for half a surrogate pair. */
final class WellFormed {

    private WellFormed() {}

    /** The same text with each unpaired surrogate replaced by U+FFFD, which keeps every offset where it was. */
    static String of(String text) {
        StringBuilder repaired = null;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            if (at + 1 < text.length() && Character.isSurrogatePair(unit, text.charAt(at + 1))) {
                at++;
                continue;
            }
            if (repaired == null) {
                repaired = new StringBuilder(text);
            }
            repaired.setCharAt(at, '\uFFFD');
        }
        return repaired == null ? text : repaired.toString();
    }
}
