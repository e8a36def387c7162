package health.pratique.local.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Stars and question marks. */
class WildcardTest {

    @Property
    void aPatternMatchesWhatTheSameRegularExpressionDoes(
            @ForAll @Chars({'a', 'b', '*', '?', '/'}) @StringLength(max = 8) String pattern,
            @ForAll @Chars({'a', 'b', '/'}) @StringLength(max = 8) String text) {
        StringBuilder regex = new StringBuilder();
        for (char each : pattern.toCharArray()) {
            regex.append(
                    switch (each) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(each));
                    });
        }
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(text.matches(regex.toString()));
    }

    @Example
    void manyStarsTakeNoLongerThanTheLengthsOfBoth() {
        assertThat(Wildcard.matches("*a".repeat(50) + "b", "a".repeat(20_000))).isFalse();
    }

    @Example
    void aStarInAnArnStaysWithinItsPart() {
        assertThat(Wildcard.matchesArn("arn:aws:sns:*:1:topic-*", "arn:aws:sns:eu-west-2:1:topic-a:b"))
                .isTrue();
        assertThat(Wildcard.matchesArn("arn:aws:sns:*:topic-a", "arn:aws:sns:eu-west-2:1:topic-a"))
                .isFalse();
    }
}
