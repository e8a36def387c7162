package health.pratique.phi.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as a person sees it, where its characters say otherwise: without what takes no room (Unicode category Cf: zero-width
 * signs, soft hyphens, directions), accents joined to their letters dropped, letters of another script that look like Latin ones
 * among them (UTS 39, section 4), and the letters that compatibility decomposition knows (full width, mathematical, circled).
 */
public final class Disguises {

    /** Below it there is one disguise only: the soft hyphen. */
    private static final char FIRST = '\u0250';

    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    /** Right-to-left override, and what ends it (UAX 9). */
    private static final char OVERRIDE = '\u202E';

    private static final char POP = '\u202C';
    private static final int LONGEST_TURNED = 1000;

    private static final String OTHERS = "аАВсСԁеЕһНіІјЈКМоОрРԛѕЅТуУԝхХӏӀαΑΒΕΖΗιΙκΚΜνΝοΟρΡΤυΥΧɑɡ";
    private static final String LATIN = "aABcCdeEhHiIjJKMoOpPqsSTyYwxXlIaABEZHiIkKMvNoOpPTuYXag";

    /** A shorter word of another script is its own: a unit, a letter of the Greek alphabet. */
    private static final int SHORTEST_WORD = 3;

    private final String text;
    private final int from;
    private final int to;
    private final Repairs repairs = new Repairs();

    private Disguises(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** The text as a person sees it, or null when it stands as it is seen. Takes next to no time for the latter. */
    public static @Nullable Reading undone(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c >= FIRST || c == SOFT_HYPHEN) {
                return new Disguises(text, from, to).run();
            }
        }
        return null;
    }

    private @Nullable Reading run() {
        characters();
        words();
        return repairs.isEmpty() ? null : repairs.applied(Reading.asItStands(text, from, to), from);
    }

    private void characters() {
        int length;
        for (int at = from; at < to; at += length) {
            int point = text.codePointAt(at);
            length = Math.min(Character.charCount(point), to - at);
            if (point < FIRST && point != SOFT_HYPHEN) {
                continue;
            }
            if (point == OVERRIDE) {
                length = turned(at);
            } else if (takesNoRoom(point)) {
                repairs.replace(at, at + length, point == ZERO_WIDTH_SPACE && parts(at) ? " " : "");
            } else if (isVariant(point)) {
                repairs.replace(
                        at, at + length, Normalizer.normalize(text.substring(at, at + length), Normalizer.Form.NFKC));
            }
        }
    }

    /** Letters that are shown from right to left, and as they stand, for nobody knows which is the name. What is found is all of it. */
    private int turned(int override) {
        int end = override + 1;
        while (end < to && text.charAt(end) != POP && text.charAt(end) != '\n' && end - override < LONGEST_TURNED) {
            end++;
        }
        String letters = text.substring(override + 1, end);
        repairs.replace(override, end, " " + new StringBuilder(letters).reverse() + " " + letters + " ");
        return end - override;
    }

    private static boolean takesNoRoom(int point) {
        return Character.getType(point) == Character.FORMAT
                || point >= 0x300 && point <= 0x36F
                || point >= 0xFE00 && point <= 0xFE0F;
    }

    /** A break that may be taken where a word ends and a capital begins the next. */
    private boolean parts(int at) {
        return at > from
                && at + 1 < to
                && Character.isLowerCase(text.charAt(at - 1))
                && Character.isUpperCase(text.charAt(at + 1));
    }

    /** Full width and small forms, ligatures, circled and mathematical letters and digits. */
    private static boolean isVariant(int point) {
        return point >= 0xFF01 && point <= 0xFF5E
                || point == 0x3000
                || point >= 0xFB00 && point <= 0xFB06
                || point >= 0x24B6 && point <= 0x24E9
                || point >= 0x1D400 && point <= 0x1D7FF;
    }

    private void words() {
        boolean foreign = false;
        for (int at = from; at < to && !foreign; at++) {
            char c = text.charAt(at);
            foreign = c >= FIRST && isOfOtherScript(c) && OTHERS.indexOf(c) < 0;
        }
        int at = from;
        while (at < to) {
            int start = at;
            int latin = 0;
            int alike = 0;
            int others = 0;
            while (at < to && isOfWord(text.charAt(at))) {
                char c = text.charAt(at);
                boolean lookalike = c >= FIRST && OTHERS.indexOf(c) >= 0;
                alike += lookalike ? 1 : 0;
                others += !lookalike && c >= FIRST && isOfOtherScript(c) ? 1 : 0;
                latin += c < FIRST && c != SOFT_HYPHEN ? 1 : 0;
                at++;
            }
            if (alike > 0 && (latin > 0 || others == 0 && !foreign && alike >= SHORTEST_WORD)) {
                word(start, at);
            }
            at = Math.max(at, start + 1);
        }
    }

    private void word(int start, int end) {
        for (int at = start; at < end; at++) {
            int like = OTHERS.indexOf(text.charAt(at));
            if (like >= 0) {
                repairs.replace(at, at + 1, String.valueOf(LATIN.charAt(like)));
            }
        }
    }

    private static boolean isOfWord(char c) {
        return Character.isLetter(c) || c >= FIRST && takesNoRoom(c) || c == SOFT_HYPHEN;
    }

    private static boolean isOfOtherScript(char c) {
        return Character.isLetter(c)
                && switch (Character.UnicodeScript.of(c)) {
                    case CYRILLIC, GREEK -> true;
                    default -> false;
                };
    }
}
