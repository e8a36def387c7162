package health.pratique.format.pdf;

import health.pratique.format.pdf.TextLine.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts lines that run side by side, as in a newspaper, one column after the other. Columns are told by a gutter that stays clear over
 * several lines and by running text on both its sides: lines that are filled, of many small letters. Cells of a table are neither,
 * and stay in their rows; so does whatever is set in letters of one width, as our own tables are.
 */
final class NewspaperColumns {

    /** Of an average character. */
    private static final float GUTTER = 1.8f;

    private static final int LEAST_LINES = 6;
    private static final int MOST_LINES = 2_000;
    private static final int MOST_COLUMNS = 6;

    /** Of the column's width, on average: what the lines of running text fill. */
    private static final double FILLED = 0.72;

    private static final double LETTERS_A_LINE = 16;

    /** Of all characters: small letters. */
    private static final double SMALL_LETTERS = 0.65;

    private final float pitch;

    private NewspaperColumns(float pitch) {
        this.pitch = pitch;
    }

    /** @param pitch width of an average character, in points */
    static List<TextLine> inOrder(List<TextLine> lines, float pitch) {
        return lines.size() < LEAST_LINES || lines.size() > MOST_LINES || isFixedPitch(lines)
                ? lines
                : new NewspaperColumns(pitch).ordered(lines, MOST_COLUMNS);
    }

    private record Run(int end, Gap gutter) {}

    private List<TextLine> ordered(List<TextLine> lines, int columns) {
        List<List<Gap>> gaps =
                lines.stream().map(line -> line.gaps(GUTTER * pitch)).toList();
        List<TextLine> out = new ArrayList<>(lines.size());
        int at = 0;
        while (at < lines.size()) {
            Optional<Run> run = columns > 1 ? run(lines, gaps, at) : Optional.empty();
            if (run.isPresent()) {
                List<TextLine> side = lines.subList(at, run.get().end());
                float middle = (run.get().gutter().from() + run.get().gutter().to()) / 2;
                out.addAll(ordered(column(side, middle, true), columns - 1));
                out.addAll(ordered(column(side, middle, false), columns - 1));
                at = run.get().end();
            } else {
                out.add(lines.get(at++));
            }
        }
        return out;
    }

    /** The longest run of lines from here on that one gutter parts into columns. */
    private Optional<Run> run(List<TextLine> lines, List<List<Gap>> gaps, int from) {
        Run longest = null;
        for (Gap gap : gaps.get(from)) {
            Gap gutter = gap;
            int parted = 1;
            int at = from + 1;
            int end = at;
            while (at < lines.size()) {
                Gap narrowed = narrowed(gutter, lines.get(at), gaps.get(at));
                if (narrowed.width() < GUTTER * pitch) {
                    break;
                }
                boolean both = lines.get(at).start() < narrowed.from() + pitch
                        && lines.get(at).end() > narrowed.to() - pitch;
                gutter = narrowed;
                parted += both ? 1 : 0;
                at++;
                end = at;
            }
            if (parted >= LEAST_LINES && (longest == null || end > longest.end())) {
                longest = new Run(end, gutter);
            }
        }
        return Optional.ofNullable(longest).filter(run -> {
            List<TextLine> parts = lines.subList(from, run.end());
            float middle = (run.gutter().from() + run.gutter().to()) / 2;
            return isProse(column(parts, middle, true)) && isProse(column(parts, middle, false));
        });
    }

    /** What is left of the gutter when this line is to stand beside or around it. */
    private static Gap narrowed(Gap gutter, TextLine line, List<Gap> gaps) {
        Gap widest = new Gap(0, 0);
        for (Gap gap : gaps) {
            Gap common = gutter.common(gap);
            widest = common.width() > widest.width() ? common : widest;
        }
        Gap before = new Gap(gutter.from(), Math.min(gutter.to(), line.start()));
        Gap behind = new Gap(Math.max(gutter.from(), line.end()), gutter.to());
        for (Gap beside : List.of(before, behind)) {
            widest = beside.width() > widest.width() ? beside : widest;
        }
        return widest;
    }

    private static List<TextLine> column(List<TextLine> lines, float middle, boolean leftOf) {
        List<List<Glyph>> parts = lines.stream()
                .map(line -> line.side(middle, leftOf))
                .filter(glyphs ->
                        glyphs.stream().anyMatch(glyph -> !glyph.text().isBlank()))
                .toList();
        float left = Float.MAX_VALUE;
        for (List<Glyph> part : parts) {
            left = Math.min(left, new TextLine(part, 0).start());
        }
        List<TextLine> column = new ArrayList<>(parts.size());
        for (List<Glyph> part : parts) {
            column.add(new TextLine(part, left));
        }
        return column;
    }

    private static boolean isProse(List<TextLine> column) {
        if (column.size() < LEAST_LINES) {
            return false;
        }
        double widest = 0;
        double filled = 0;
        double letters = 0;
        double small = 0;
        double all = 0;
        for (TextLine line : column) {
            widest = Math.max(widest, line.end() - line.left());
        }
        for (TextLine line : column) {
            filled += (line.end() - line.start()) / widest;
            letters += count(line, Character::isLetter);
            small += count(line, Character::isLowerCase);
            all += count(line, c -> true);
        }
        return filled / column.size() >= FILLED
                && letters / column.size() >= LETTERS_A_LINE
                && small / all >= SMALL_LETTERS;
    }

    private static long count(TextLine line, Function<Integer, Boolean> kind) {
        return line.shown().stream()
                .flatMapToInt(glyph -> glyph.text().codePoints())
                .filter(kind::apply)
                .count();
    }

    private static boolean isFixedPitch(List<TextLine> lines) {
        float least = Float.MAX_VALUE;
        float most = 0;
        for (TextLine line : lines) {
            for (Glyph glyph : line.shown()) {
                float width = glyph.width() / glyph.size();
                least = Math.min(least, width);
                most = Math.max(most, width);
            }
        }
        return most - least < 0.05f;
    }
}
