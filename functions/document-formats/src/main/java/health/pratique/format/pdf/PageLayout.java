package health.pratique.format.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the characters of one page into lines, from top to bottom and from left to right, with as many spaces between columns as keep
 * them apart. Takes n log n.
 */
final class PageLayout {

    /** Of the font's size: characters whose base lines are closer stand on one line, so that superscripts stay with their words. */
    private static final float SAME_LINE = 0.45f;

    /** Of the font's size: lines that are farther apart have a blank one between them. */
    private static final float PARAGRAPH = 1.9f;

    /** Of an average character: a gap as wide as this parts words, and as this parts columns. */
    private static final float WORD = 0.28f;

    private static final float COLUMN = 2.2f;
    private static final int MAX_GAP = 60;

    private final StringBuilder text = new StringBuilder();
    private final float left;
    private final float pitch;

    private PageLayout(List<Glyph> glyphs) {
        float least = Float.MAX_VALUE;
        double widths = 0;
        int count = 0;
        for (Glyph glyph : glyphs) {
            if (!glyph.text().isBlank()) {
                least = Math.min(least, glyph.x());
                widths += glyph.width() / glyph.text().length();
                count++;
            }
        }
        left = count == 0 ? 0 : least;
        pitch = count == 0 ? 5 : Math.max(1, (float) (widths / count));
    }

    static String text(List<Glyph> glyphs) {
        List<Glyph> rest = glyphs;
        StringBuilder page = new StringBuilder();
        for (int direction : new int[] {0, 90, 180, 270}) {
            List<Glyph> same = rest.stream()
                    .filter(glyph -> glyph.direction() == direction)
                    .toList();
            if (!same.isEmpty()) {
                page.append(page.isEmpty() ? "" : "\n\n").append(new PageLayout(same).lines(same));
            }
        }
        return ReadableText.lines(page.toString());
    }

    private String lines(List<Glyph> glyphs) {
        float last = Float.NaN;
        for (TextLine line : NewspaperColumns.inOrder(grouped(glyphs), pitch)) {
            last = write(line, last);
        }
        return text.toString();
    }

    /** Lines from top to bottom. */
    private List<TextLine> grouped(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::y));
        List<TextLine> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        float base = 0;
        float size = 0;
        for (Glyph glyph : sorted) {
            if (!line.isEmpty() && glyph.y() - base > SAME_LINE * Math.min(size, glyph.size())) {
                add(line, lines);
                line.clear();
            }
            if (line.isEmpty()) {
                size = glyph.size();
            }
            size = Math.max(size, glyph.size());
            base = glyph.y();
            line.add(glyph);
        }
        add(line, lines);
        return lines;
    }

    private void add(List<Glyph> line, List<TextLine> lines) {
        line.sort(Comparator.comparingDouble(Glyph::x));
        if (line.stream().anyMatch(glyph -> !glyph.text().isBlank())) {
            lines.add(new TextLine(line, left));
        }
    }

    /** @return the line's base line */
    private float write(TextLine line, float previous) {
        float size = 0;
        float base = 0;
        for (Glyph glyph : line.glyphs()) {
            if (glyph.size() >= size) {
                size = glyph.size();
                base = glyph.y();
            }
        }
        if (!Float.isNaN(previous)) {
            boolean nextColumn = base < previous;
            text.append(nextColumn || base - previous > PARAGRAPH * size ? "\n\n" : "\n");
        }
        int start = text.length();
        @Nullable Glyph before = null;
        for (Glyph glyph : line.glyphs()) {
            if (before != null && isShadow(before, glyph)) {
                continue;
            }
            gap(line.left(), start, before, glyph);
            text.append(glyph.text());
            before = glyph;
        }
        return base;
    }

    /** Bold is sometimes made by showing a character twice. */
    private static boolean isShadow(Glyph before, Glyph glyph) {
        return before.text().equals(glyph.text())
                && !glyph.text().isBlank()
                && Math.abs(glyph.x() - before.x()) < 0.3f * Math.max(glyph.width(), 0.1f);
    }

    private void gap(float margin, int start, @Nullable Glyph before, Glyph glyph) {
        if (glyph.text().isBlank() || text.length() > start && text.charAt(text.length() - 1) == ' ') {
            return;
        }
        float from = before == null ? margin : before.end();
        float gap = glyph.x() - from;
        float character = Math.min(pitch, glyph.size() * 0.6f);
        if (gap > COLUMN * character) {
            int column = Math.round((glyph.x() - margin) / pitch);
            int wanted = column - (text.length() - start);
            text.repeat(' ', Math.clamp(wanted, before == null ? 0 : 2, MAX_GAP));
        } else if (before != null
                && gap > WORD * Math.min(character, glyph.space() > 0 ? glyph.space() * 1.2f : character)) {
            text.append(' ');
        }
    }
}
