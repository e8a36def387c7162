package health.pratique.compliance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;

/** Lines end where the pattern of a line's end says. */
class LineEndsTest {

    @Property
    void linesEndAtEachCharacterThatEndsOne(
            @ForAll @Chars({'\n', '\r', '\u000b', '\f', '\u0085', '\u2028', '\u2029'}) @CharRange(from = 'a', to = 'f')
                    String text) {
        List<String> lines = new ArrayList<>();
        LineEnds ends = new LineEnds(text);
        int start = 0;
        for (int end = ends.atOrBehind(0); end < text.length(); end = ends.atOrBehind(start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        lines.add(text.substring(start));
        assertThat(lines).containsExactly(text.split("[\\n\\r\\x0b\\f\\x{85}\\u2028\\u2029]", -1));
    }
}
