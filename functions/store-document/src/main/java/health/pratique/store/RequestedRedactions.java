package health.pratique.store;

import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DocumentDetection;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.TextField;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.SpanUnion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts that a reviewer wants gone from a document, wherever they stand as whole words, in capitals or not. Prints as
 * {@code [PHI]}.
 */
public final class RequestedRedactions {

    /** Bytes of a list. */
    public static final int MAX_BYTES = 65_536;

    public static final RequestedRedactions NONE = new RequestedRedactions(List.of());

    private static final String DETECTOR = "reviewer";
    private static final int MIN_LENGTH = 2;
    private static final Pattern LINE = Pattern.compile("([A-Z_]{2,40}):\\s*(\\S.*)");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private record Term(Pattern pattern, PhiType type) {}

    private final List<Term> terms;

    private RequestedRedactions(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /**
     * Reads a list: in each line a {@link PhiType}, a colon and a text, such as {@code PATIENT_NAME: Zelda Quarrington}. Empty lines do not
     * count.
     *
     * @throws IllegalArgumentException that names the first line that is otherwise by its number, and quotes nothing
     */
    public static RequestedRedactions parse(byte[] list) {
        List<Term> terms = new ArrayList<>();
        int number = 0;
        for (String line : new String(list, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                terms.add(term(line.strip(), number));
            }
        }
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("the list of what is to be redacted names nothing");
        }
        return new RequestedRedactions(terms);
    }

    private static Term term(String line, int number) {
        Matcher parts = LINE.matcher(line);
        if (parts.matches() && parts.group(2).strip().length() >= MIN_LENGTH) {
            for (PhiType type : PhiType.values()) {
                if (type.name().equals(parts.group(1))) {
                    return new Term(pattern(parts.group(2).strip()), type);
                }
            }
        }
        throw new IllegalArgumentException(
                "line " + number + " of the list is not a type of PHI, a colon and a text of two characters or more");
    }

    /** Whole words, with any white space for white space, since lines break anywhere. */
    private static Pattern pattern(String text) {
        String words = SPACE.splitAsStream(text).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The document with these texts found in it. */
    DetectedDocument in(DetectedDocument detected) {
        if (terms.isEmpty()) {
            return detected;
        }
        Map<String, List<PhiSpan>> prose = new HashMap<>(detected.prose());
        for (String text : DocumentDetection.prose(detected.fields())) {
            prose.merge(text, occurrences(text), (found, wanted) -> SpanUnion.unite(List.of(found, wanted)));
        }
        return new DetectedDocument(
                detected.fields(), prose, detected.identifying(), detected.engine(), detected.consultation());
    }

    /** What of it is left in a copy: in its fields, or in its bytes where no field covers them. */
    Map<PhiType, Integer> left(byte[] copy) {
        Map<PhiType, Integer> left = new EnumMap<>(PhiType.class);
        if (!terms.isEmpty()) {
            Stream<String> fields =
                    DocumentFormats.standard()
                            .reopen(copy, FormatLimits.STANDARD.withMaxBytes(Long.MAX_VALUE))
                            .fields()
                            .stream()
                            .map(TextField::value);
            Stream.concat(fields, Stream.of(new String(copy, StandardCharsets.UTF_8)))
                    .flatMap(text -> occurrences(text).stream())
                    .forEach(span -> left.merge(span.type(), 1, Integer::sum));
        }
        return left;
    }

    private List<PhiSpan> occurrences(String text) {
        List<PhiSpan> found = new ArrayList<>();
        for (Term term : terms) {
            Matcher matcher = term.pattern().matcher(text);
            while (matcher.find()) {
                found.add(new PhiSpan(matcher.start(), matcher.end(), term.type(), 1, DETECTOR));
            }
        }
        return SpanUnion.unite(List.of(found));
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
