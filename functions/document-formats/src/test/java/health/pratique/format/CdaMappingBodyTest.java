package health.pratique.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.mapping.Unmapped.Reason;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;

/** The sections of a CDA document in FHIR, with their narrative. */
class CdaMappingBodyTest {

    @Test
    void aSectionKeepsTitleCodeAndNarrative() {
        SectionComponent section = CdaMapped.section("8648-8", "").composition().getSectionFirstRep();

        assertThat(section.getTitle()).isEqualTo("Section");
        assertThat(section.getCode().getCodingFirstRep().getCode()).isEqualTo("8648-8");
        assertThat(section.getText().getDivAsString())
                .isEqualTo("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p id=\"p1\">Words of the section</p></div>");
    }

    @Test
    void tablesListsAndStylesAreXhtml() {
        String div = narrative("<table border=\"1\"><thead><tr><th>Drug</th></tr></thead><tbody><tr><td colspan=\"2\">"
                + "Aspirin<br/>daily</td></tr></tbody></table><list listType=\"ordered\"><caption>Now</caption>"
                + "<item><content styleCode=\"Bold\" ID=\"c1\">Rest</content></item></list>");

        assertThat(div)
                .contains("<table border=\"1\"><thead><tr><th>Drug</th></tr></thead>")
                .contains("<td colspan=\"2\">Aspirin<br/>daily</td>")
                .contains("<ol><b>Now</b><li><b id=\"c1\" class=\"Bold\">Rest</b></li></ol>");
    }

    @Test
    void whatIsNoNarrativeMarkupLosesItsTagButNotItsWords() {
        String div = narrative("<paragraph><x:blink xmlns:x=\"urn:example:x\">Fever</x:blink> since noon</paragraph>");

        assertThat(div).contains("<p>Fever since noon</p>");
    }

    @Test
    void anAddressThatIsNoneOfTheWebIsNotLinkedTo() {
        assertThat(narrative("<paragraph><linkHtml href=\"file:///etc/hosts\">here</linkHtml></paragraph>"))
                .contains("<a>here</a>");
    }

    @Test
    void sectionsStandInSections() {
        CdaMapped mapped = CdaMapped.section(
                "10164-2", "<component><section><title>Inner</title><text>Deeper words</text></section></component>");

        assertThat(mapped.composition()
                        .getSectionFirstRep()
                        .getSectionFirstRep()
                        .getTitle())
                .isEqualTo("Inner");
    }

    @Test
    void aSectionOfNothingSaysSo() {
        CdaMapped mapped = CdaMapped.of(CdaSamples.withBody("<component><structuredBody><component><section>"
                + "<title>Plan</title></section></component></structuredBody></component>"));

        assertThat(mapped.composition()
                        .getSectionFirstRep()
                        .getEmptyReason()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("unavailable");
    }

    @Test
    void anEntryOfUnknownTemplateIsListedByItsPlace() {
        CdaMapped mapped = CdaMapped.section(
                "30954-2",
                "<entry><observation classCode=\"OBS\" moodCode=\"EVN\"><templateId root=\"1.2.3\"/>"
                        + "<code code=\"1\"/></observation></entry><entry><act><text>x</text></act></entry>");

        assertThat(mapped.unmapped(Reason.UNKNOWN))
                .containsExactly(
                        "component.structuredBody.component.section.entry[0].observation",
                        "component.structuredBody.component.section.entry[1].act");
    }

    @Test
    void aBodyInBase64IsTheContentOfADocumentReference() {
        CdaMapped mapped = CdaMapped.of(CdaSamples.withBody("<component><nonXMLBody><text mediaType=\"text/plain\""
                + " representation=\"B64\">" + CdaSamples.base64("Seen for cough.")
                + "</text></nonXMLBody></component>"));

        DocumentReference body = mapped.all(DocumentReference.class).getFirst();
        assertThat(body.getContentFirstRep().getAttachment().getData())
                .asString(UTF_8)
                .isEqualTo("Seen for cough.");
        assertThat(mapped.composition().getSectionFirstRep().getEntryFirstRep().getReference())
                .endsWith(body.getIdPart());
    }

    @Test
    void aBodyElsewhereIsReferredToAndNeverFetched() {
        CdaMapped mapped =
                CdaMapped.of(CdaSamples.withBody("<component><nonXMLBody><text mediaType=\"application/pdf\">"
                        + "<reference value=\"scans/summary.pdf\"/></text></nonXMLBody></component>"));

        assertThat(mapped.all(DocumentReference.class)
                        .getFirst()
                        .getContentFirstRep()
                        .getAttachment()
                        .getUrl())
                .isEqualTo("scans/summary.pdf");
    }

    private static String narrative(String text) {
        return CdaMapped.of(CdaSamples.withBody("<component><structuredBody><component><section><title>Notes</title>"
                        + "<text>" + text + "</text></section></component></structuredBody></component>"))
                .composition()
                .getSectionFirstRep()
                .getText()
                .getDivAsString();
    }
}
