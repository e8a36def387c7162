package health.pratique.format.pdf;

/**
 * One shown character, turned so that its text runs from left to right.
 *
 * @param direction of the text on the page, in degrees
 * @param x where it begins, in points from the left
 * @param y of its base line, in points from the top
 */
record Glyph(String text, int direction, float x, float y, float width, float size, float space) {

    float end() {
        return x + width;
    }

    @Override
    public String toString() {
        return "Glyph[PHI]";
    }
}
