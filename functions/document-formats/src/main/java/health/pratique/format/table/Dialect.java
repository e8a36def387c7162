package health.pratique.format.table;

/**
 * How a table is written.
 *
 * @param delimiter comma, semicolon, tab or pipe
 * @param backslash whether a backslash escapes what follows it in quotes; RFC 4180 doubles the quote instead
 */
public record Dialect(char delimiter, boolean backslash) {

    static final char QUOTE = '"';

    boolean isSpecial(char c) {
        return c == delimiter || c == QUOTE || c == '\r' || c == '\n';
    }
}
