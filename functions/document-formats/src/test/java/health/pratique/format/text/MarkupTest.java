package health.pratique.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is left of markup, and that nothing in it hides. */
class MarkupTest {

    @Example
    void textIsLeftAndBlocksBreakLines() {
        assertThat(Markup.toText("<html><body><h1>Title</h1><p>One <b>two</b></p><br/>three</body></html>"))
                .isEqualTo("Title\nOne two\nthree");
    }

    @Example
    void attributesCommentsAndSectionsDoNotHide() {
        assertThat(Markup.toText(
                        "<img alt='Jane &amp; Roe' class=\"x\" src=\"roe.png\"/><!-- MRN 5 --><![CDATA[raw <x>]]>"))
                .contains("Jane & Roe", "roe.png", "MRN 5", "raw <x>")
                .doesNotContain("class");
    }

    @Example
    void entitiesAreDecoded() {
        assertThat(Markup.toText("Jos&eacute; &#77;&#x75;ñoz &lt;&unknown; &yuml;&nbsp;&"))
                .isEqualTo("José Muñoz <&unknown; ÿ\u00A0&");
    }

    @Example
    void namedEntitiesBecomeNumbersButForThoseOfXml() {
        assertThat(Markup.withNumericEntities("&eacute;&amp;&lt;&bogus;&frac14;"))
                .isEqualTo("&#233;&amp;&lt;&bogus;&#188;");
    }

    @Example
    void aQuotedBracketDoesNotEndATag() {
        assertThat(Markup.toText("<a title=\"a > b\">c</a>")).contains("a > b").endsWith("c");
    }

    @Property
    void plainTextSurvivesTheWayThroughADiv(@ForAll String text) {
        String plain = text.strip().replace("\r", "");
        String printable = plain.replaceAll("[\\x00-\\x08\\x0B-\\x1F]", "");
        assertThat(Markup.toText(Markup.toDiv(printable)).replaceAll("\\s+", " "))
                .isEqualTo(printable.replaceAll("\\s+", " ").strip());
    }

    @Property
    void aNarrativeThatWasWrittenReadsTheSame(@ForAll String markup) {
        String text = Markup.toText(markup.replace("<", "\n \n<p>").replaceAll("[\\x00-\\x08\\x0B-\\x1F]", ""));
        assertThat(Markup.toText(Markup.toDiv(text))).isEqualTo(text);
    }

    @Property
    void nothingBreaksTheScan(@ForAll String text) {
        assertThatCode(() -> Markup.toText("<" + text + "<a " + text + "=\"" + text))
                .doesNotThrowAnyException();
    }

    @Example
    void unclosedMarkupIsReadInLinearTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String part : new String[] {"<", "<a ", "<!--", "<a b=\"", "&", "<![CDATA[", "&#"}) {
                Markup.toText(part.repeat(500_000));
            }
        });
    }
}
