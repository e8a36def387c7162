package health.pratique.phi.training;

import health.pratique.phi.evaluate.ScanNoise;
import java.util.SplittableRandom;

/** The ways in which a text may reach the engine. */
enum TextVariant {
    PLAIN,
    SMALL,
    CAPITALS,
    SCANNED;

    /** A template written in one kind of letters has its slots filled with the same. */
    static TextVariant draw(Template template, SplittableRandom random) {
        int upper = 0;
        int lower = 0;
        int depth = 0;
        for (char c : template.text().toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            upper += depth == 0 && Character.isUpperCase(c) ? 1 : 0;
            lower += depth == 0 && Character.isLowerCase(c) ? 1 : 0;
        }
        if (upper > 3 * lower && upper > 10 || upper == 0 && lower > 20) {
            return upper == 0 ? SMALL : CAPITALS;
        }
        int kind = random.nextInt(100);
        return kind < 50 ? PLAIN : kind < 70 ? SMALL : kind < 86 ? CAPITALS : SCANNED;
    }

    LabelledText of(LabelledText text, SplittableRandom random) {
        return switch (this) {
            case PLAIN -> text;
            case SMALL -> recased(text, false);
            case CAPITALS -> recased(text, true);
            case SCANNED -> {
                ScanNoise.Page page = ScanNoise.read(
                        text.text(), text.labels(), random.nextLong(), 0.005 + random.nextDouble() * 0.025);
                yield new LabelledText(page.text(), page.labels());
            }
        };
    }

    /** Letter for letter, so that the labels stay where they are. */
    private static LabelledText recased(LabelledText text, boolean upper) {
        StringBuilder out = new StringBuilder(text.text());
        for (int at = 0; at < out.length(); at++) {
            char c = out.charAt(at);
            out.setCharAt(at, upper ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        return new LabelledText(out.toString(), text.labels());
    }
}
