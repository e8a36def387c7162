package health.pratique.format.hl7;

/**
 * One line of a message.
 *
 * @param name three characters; empty for a line that is no segment but the rest of a text that somebody broke in two
 * @param start offset of the line
 * @param end offset behind it, before the line end
 * @param message which header it stands under, from 0; batch headers and trailers stand under the message before
 * @param index its place among all lines of the document
 */
record Er7Segment(String name, int start, int end, Delimiters delimiters, int message, int index) {

    static final int NAME = 3;

    boolean stray() {
        return name.isEmpty();
    }

    /** Segments that define delimiters: their second field is these, their first the field separator. */
    boolean header() {
        return isHeader(name);
    }

    static boolean isHeader(String name) {
        return name.equals("MSH") || name.equals("BHS") || name.equals("FHS");
    }

    @Override
    public String toString() {
        return "Er7Segment[PHI]";
    }
}
