package health.pratique.format.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Characters on one base line, from left to right, with at least one that is not blank.
 *
 * @param left the margin that its indent is counted from
 */
record TextLine(List<Glyph> glyphs, float left) {

    /** A stretch of paper without characters. */
    record Gap(float from, float to) {

        float width() {
            return to - from;
        }

        Gap common(Gap other) {
            return new Gap(Math.max(from, other.from), Math.min(to, other.to));
        }
    }

    TextLine {
        glyphs = List.copyOf(glyphs);
    }

    float start() {
        return shown().getFirst().x();
    }

    float end() {
        float end = Float.NEGATIVE_INFINITY;
        for (Glyph glyph : shown()) {
            end = Math.max(end, glyph.end());
        }
        return end;
    }

    List<Glyph> shown() {
        return glyphs.stream().filter(glyph -> !glyph.text().isBlank()).toList();
    }

    /** Between its characters, as wide as this or wider. */
    List<Gap> gaps(float least) {
        List<Gap> gaps = new ArrayList<>();
        float end = Float.NaN;
        for (Glyph glyph : shown()) {
            if (!Float.isNaN(end) && glyph.x() - end >= least) {
                gaps.add(new Gap(end, glyph.x()));
            }
            end = Float.isNaN(end) ? glyph.end() : Math.max(end, glyph.end());
        }
        return gaps;
    }

    /** The part of the line on one side; with no characters when there are none. */
    List<Glyph> side(float at, boolean leftOf) {
        return glyphs.stream().filter(glyph -> glyph.x() < at == leftOf).toList();
    }

    @Override
    public String toString() {
        return "TextLine[PHI]";
    }
}
