package health.pratique.phi.evaluate;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.TextRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text with identifiers marked in it: {@code === id} on a line of its own begins a text, {@code [[CATEGORY|value]]} is an
 * identifier, {@code [[IGNORE|value]]} may be redacted or not. States, countries and professions may stay under Safe Harbor,
 * so marking them makes them no identifiers. Blank lines at the end of a text are not part of it. A file that begins with a
 * comment ({@code #}) has one text in each line instead, and no headers.
 */
final class MarkedGold implements GoldReader {

    static final String HEADER = "===";
    static final String COMMENT = "#";

    private static final String OPEN = "[[";
    private static final String CLOSE = "]]";
    private static final String IGNORE = "IGNORE";
    private static final Set<String> MAY_STAY = Set.of(PhiCategory.STATE_COUNTRY.name(), PhiCategory.PROFESSION.name());
    private static final Set<String> CATEGORIES =
            Arrays.stream(PhiCategory.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final NumberedLines lines;
    private final Set<String> ids = new HashSet<>();
    private final boolean textInEachLine;
    private String nextId = "";

    MarkedGold(NumberedLines lines, boolean textInEachLine) {
        this.lines = lines;
        this.textInEachLine = textInEachLine;
    }

    @Override
    public Optional<GoldDocument> next() throws IOException {
        return textInEachLine ? nextLine() : nextText();
    }

    private Optional<GoldDocument> nextLine() throws IOException {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank() && !line.get().startsWith(COMMENT)) {
                StringBuilder text = new StringBuilder();
                List<GoldSpan> spans = new ArrayList<>();
                List<TextRange> ignored = new ArrayList<>();
                read(line.get(), text, spans, ignored);
                return Optional.of(new GoldDocument("line " + lines.number(), text.toString(), spans, ignored));
            }
        }
        return Optional.empty();
    }

    private Optional<GoldDocument> nextText() throws IOException {
        String id = nextId.isEmpty() ? firstId() : nextId;
        nextId = "";
        if (id.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        List<GoldSpan> spans = new ArrayList<>();
        List<TextRange> ignored = new ArrayList<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().startsWith(HEADER)) {
                nextId = id(line.get());
                break;
            }
            if (text.length() + line.get().length() > NumberedLines.LONGEST) {
                throw lines.invalid("the text before has become too long: split it");
            }
            read(line.get(), text, spans, ignored);
            text.append('\n');
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return Optional.of(new GoldDocument(id, text.substring(0, end), spans, ignored));
    }

    /** Empty at the end of the file. */
    private String firstId() throws IOException {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank()) {
                return id(line.get().strip());
            }
        }
        return "";
    }

    private String id(String header) {
        String id = header.substring(HEADER.length()).strip();
        if (id.isEmpty()) {
            throw lines.invalid("\"===\" needs an id after it");
        }
        if (!ids.add(id)) {
            throw lines.invalid("the id is that of an earlier text: each needs its own");
        }
        return id;
    }

    private void read(String line, StringBuilder text, List<GoldSpan> spans, List<TextRange> ignored) {
        int at = 0;
        for (int open = line.indexOf(OPEN); open >= 0; open = line.indexOf(OPEN, at)) {
            int bar = line.indexOf('|', open);
            int close = line.indexOf(CLOSE, open);
            if (bar < 0 || close < bar) {
                throw lines.invalid("column " + (open + 1) + ": [[ without |value]] on the same line");
            }
            // A value may itself end with a bracket: the last ]] in a row of ] closes.
            while (close + CLOSE.length() < line.length() && line.charAt(close + CLOSE.length()) == ']') {
                close++;
            }
            String category = line.substring(open + OPEN.length(), bar);
            text.append(line, at, open);
            int start = text.length();
            text.append(line, bar + 1, close);
            if (text.length() == start) {
                throw lines.invalid("column " + (open + 1) + ": nothing is marked");
            }
            if (category.equals(IGNORE)) {
                ignored.add(new TextRange(start, text.length()));
            } else if (CATEGORIES.contains(category)) {
                spans.add(new GoldSpan(start, text.length(), category, !MAY_STAY.contains(category), false));
            } else {
                throw lines.invalid("column " + (open + 1) + ": no such category; there are IGNORE and "
                        + CATEGORIES.stream().sorted().collect(Collectors.joining(", ")));
            }
            at = close + CLOSE.length();
        }
        text.append(line, at, line.length());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
