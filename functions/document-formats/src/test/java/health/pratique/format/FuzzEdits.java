package health.pratique.format;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** What edits do to a document, as de-identification would: told by the bytes alone, so that a finding can be repeated. */
final class FuzzEdits {

    /** Replaces every field: nothing of the original may be found in the copy. */
    static final String MARK = "[Xq7]";

    private static final List<String> VALUES = List.of(
            "[NAME]",
            "[ID]",
            "1931",
            "2024-02-03",
            "2024-02-03T10:00:00+01:00",
            "90+",
            "",
            " ",
            "a|b^c~d\\e&f",
            "\r\nMSH|^~\\&|",
            "</div>&<![CDATA[\"'",
            "=cmd(\"x\",y;z\t)",
            "0b0e3f5c-95d7-8b0e-8d5a-111111111111",
            "\u5C71\u7530 \u00D6r\u00E9 \uD83D\uDE00",
            "word ".repeat(60));

    private FuzzEdits() {}

    static Function<TextField, FieldEdit> random(byte[] input) {
        Random random = new Random(java.util.Arrays.hashCode(input));
        return field -> switch (random.nextInt(4)) {
            case 0 -> FieldEdit.KEEP;
            case 1 -> FieldEdit.REMOVE;
            case 2 -> FieldEdit.replace(VALUES.get(random.nextInt(VALUES.size())) + distinct(field));
            default -> FieldEdit.replace(masked(field.value(), random));
        };
    }

    /** Resources of different ids do not become one. */
    private static String distinct(TextField field) {
        return field.meaning() == FieldMeaning.RESOURCE_ID || field.meaning() == FieldMeaning.REFERENCE
                ? Integer.toHexString(field.value().hashCode())
                : "";
    }

    /** The value with one piece of it masked, as free text is. */
    static String masked(String value, Random random) {
        if (value.isEmpty()) {
            return "[NAME]";
        }
        int from = value.offsetByCodePoints(0, random.nextInt(value.codePointCount(0, value.length())));
        int left = value.codePointCount(from, value.length());
        int to = value.offsetByCodePoints(from, 1 + random.nextInt(Math.min(left, 12)));
        return value.substring(0, from) + "[NAME]" + value.substring(to);
    }
}
