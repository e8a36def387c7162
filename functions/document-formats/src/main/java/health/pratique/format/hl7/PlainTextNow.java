package health.pratique.format.hl7;

/** Says of encapsulated data (ED, HL7 v2.5.1, 2.A.24) that it is plain text, once markup in it has become so. */
final class PlainTextNow {

    private static final String TYPE = "TEXT";
    private static final String SUBTYPE = "plain";

    private PlainTextNow() {}

    /**
     * Appends what stands before the data, with the type and the subtype of plain text in place of those that are there; as it is where
     * they have been edited, or are missing.
     *
     * @param from behind what has been appended
     * @param data where the fifth component begins
     */
    static void append(StringBuilder out, String text, int from, int data, Delimiters delimiters) {
        int encoding = before(text, from, data, delimiters);
        int subtype = before(text, from, encoding, delimiters);
        int type = before(text, from, subtype, delimiters);
        if (type < 0) {
            out.append(text, from, data);
            return;
        }
        out.append(text, from, type).append(TYPE).append(delimiters.component()).append(SUBTYPE);
        out.append(text, encoding - 1, data);
    }

    /** Where the component begins that ends before this place; -1 if it is not whole behind {@code from}. */
    private static int before(String text, int from, int place, Delimiters delimiters) {
        if (place <= from || text.charAt(place - 1) != delimiters.component()) {
            return -1;
        }
        int at = place - 1;
        while (at > from && !parts(text.charAt(at - 1), delimiters)) {
            at--;
        }
        return at > from && text.charAt(at - 1) == delimiters.component() ? at : -1;
    }

    private static boolean parts(char c, Delimiters delimiters) {
        return c == delimiters.component() || c == delimiters.repetition() || c == delimiters.field() || c < ' ';
    }
}
