package health.pratique.format.fhir.rule;

/** How text, codes, ids and addresses are written (R4, 2.24.0.1). */
final class TextForms {

    private static final int MAX_ID = 64;
    private static final String OID = "urn:oid:";
    private static final String UUID = "urn:uuid:";
    private static final int UUID_LENGTH = UUID.length() + 36;

    private TextForms() {}

    /** Something, and no control characters. */
    static boolean isString(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Words with single spaces between them. */
    static boolean isCode(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSpace = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (isSpace && space || c < ' ') {
                return false;
            }
            space = isSpace;
        }
        return !space;
    }

    static boolean isId(String text) {
        if (text.isEmpty() || text.length() > MAX_ID) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /** No white space. */
    static boolean isUri(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isOid(String text) {
        if (!text.startsWith(OID) || text.length() == OID.length()) {
            return false;
        }
        int arc = OID.length();
        char first = text.charAt(arc);
        if (first < '0' || first > '2' || text.indexOf('.', arc) != arc + 1) {
            return false;
        }
        int arcs = 0;
        while (arc <= text.length()) {
            int end = text.indexOf('.', arc);
            int stop = end < 0 ? text.length() : end;
            if (!isArc(text, arc, stop)) {
                return false;
            }
            arcs++;
            arc = stop + 1;
        }
        return arcs > 1;
    }

    private static boolean isArc(String text, int start, int end) {
        if (start >= end || text.charAt(start) == '0' && end - start > 1) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH || !text.startsWith(UUID)) {
            return false;
        }
        for (int i = UUID.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dash = i == 17 || i == 22 || i == 27 || i == 32;
            if (dash ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return true;
    }

    /** Groups of four, padded, with white space anywhere between. */
    static boolean isBase64(String text) {
        int digits = 0;
        int padding = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLetterOrDigit(c) || c == '+' || c == '/') {
                if (padding > 0) {
                    return false;
                }
                digits++;
            } else if (c == '=') {
                padding++;
            } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return digits > 0 && padding <= 2 && (digits + padding) % 4 == 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
