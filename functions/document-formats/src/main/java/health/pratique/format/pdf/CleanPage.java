package health.pratique.format.pdf;

/**
 * One page to be written. Prints as {@code [PHI]}.
 *
 * @param text its lines
 * @param width in points, as is the height
 */
public record CleanPage(String text, float width, float height) {

    public CleanPage withText(String other) {
        return new CleanPage(other, width, height);
    }

    @Override
    public String toString() {
        return "CleanPage[PHI]";
    }
}
