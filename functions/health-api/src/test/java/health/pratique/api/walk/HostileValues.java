package health.pratique.api.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;

/** What nobody should send: values that have broken other servers. */
final class HostileValues {

    /** In every text that is made here, and of which no refusal may have a word. */
    static final String WORD = "Wandlebury";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            WORD + "\u0000",
            "\u0001\u0002\u001b\u007f",
            WORD + "\r\nSet-Cookie: a=b",
            "' OR '1'='1",
            "'; DROP TABLE resource; --" + WORD,
            "\\",
            "%",
            "%_",
            "%00",
            "${jndi:ldap://127.0.0.1/" + WORD + "}",
            "../../../../etc/passwd",
            "..%2f..%2f" + WORD,
            "<script>" + WORD + "</script>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "{\"$ne\":null}",
            "\ud800",
            "\udc00\ud800" + WORD,
            "\ufeff" + WORD,
            "\u202e" + WORD + "\u0301\u0301\u0301",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "null",
            "true",
            "NaN",
            "-1",
            "0",
            "99999999999999999999999",
            "1e400",
            "9223372036854775807",
            "2147483648",
            "-9223372036854775808",
            "0x7f",
            "2026-02-30",
            "0000-00-00T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01",
            "gt",
            "ge9999-99",
            "a,b,,c|d|e$f",
            "|",
            "||||",
            "Patient/",
            "Patient/../Patient",
            "http://127.0.0.1:1/" + WORD,
            "urn:uuid:" + WORD,
            "*",
            "*:*",
            "=?&#",
            "bytes=0-,-1");

    private static final List<Integer> LENGTHS = List.of(65, 256, 257, 1_025, 3_000);

    private HostileValues() {}

    static String text(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> WORD.repeat(1 + LENGTHS.get(random.nextInt(LENGTHS.size())) / WORD.length());
            case 1 -> letters(random);
            default -> TEXTS.get(random.nextInt(TEXTS.size())) + (random.nextInt(3) == 0 ? WORD : "");
        };
    }

    /** Any letters of Unicode. */
    private static String letters(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= random.nextInt(20); i++) {
            text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x100 : 0x11_0000));
        }
        return text.toString();
    }

    /** A value of a type that is probably not the right one. */
    static JsonNode json(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(random.nextDouble() * Double.MAX_VALUE);
            case 4 -> JSON.numberNode(new java.math.BigDecimal("1e1000"));
            case 5 -> JSON.arrayNode();
            case 6 -> JSON.objectNode();
            case 7 -> JSON.numberNode(-1);
            case 8 -> nested(50 + random.nextInt(400));
            case 9 -> JSON.arrayNode().add(JSON.nullNode()).add(text(random));
            default -> JSON.textNode(text(random));
        };
    }

    private static JsonNode nested(int deep) {
        ArrayNode inner = JSON.arrayNode();
        for (int i = 0; i < deep; i++) {
            inner = JSON.arrayNode().add(inner);
        }
        return inner;
    }
}
