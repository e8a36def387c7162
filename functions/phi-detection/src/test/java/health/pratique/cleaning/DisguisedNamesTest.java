package health.pratique.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads as a name is gone, whatever signs it is written in. */
class DisguisedNamesTest {

    private static final byte[] KEY = "the key of one invented subject.".getBytes(StandardCharsets.UTF_8);
    private static final OfflineDeidentification OFFLINE = new OfflineDeidentification();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar\u200Bia Gon\u00ADzalez",
                "M\u0430ria G\u043Enzalez",
                "\u202AMaria\u202C Gonz\u2060alez",
                "\uFF2Daria Gonzale\uFF5A"
            })
    void aDisguisedNameIsGoneFromANote(String name) {
        String note = "Patient: " + name + "\nSeen today for cough. " + name + " lives alone.\n";
        String clean = clean(note.getBytes(StandardCharsets.UTF_8), ReleasePolicy.SAFE_HARBOR);
        assertThat(clean).contains("cough").doesNotContain(name.split(" ")[0]).doesNotContain(name.split(" ")[1]);
    }

    @ParameterizedTest
    @EnumSource(ReleasePolicy.class)
    void aNameKnownFromAnElementIsFoundDisguisedInProse(ReleasePolicy policy) {
        String json =
                "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Quarrington\"}],\"contact\":[{\"relationship\":[{\"text\":\"as quar\u200Bring\u00ADton said\"}],\"telecom\":[{\"use\":\"home\"}]}]}";
        assertThat(clean(json.getBytes(StandardCharsets.UTF_8), policy)).doesNotContain("ring\u00ADton");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16LE", "UTF-16BE"})
    void aNoteInAnotherCharsetIsReleasedClean(String charset) {
        String note = "Patient: José Núñez\nSeen today for cough.\n";
        assertThat(clean(note.getBytes(Charset.forName(charset)), ReleasePolicy.SAFE_HARBOR))
                .contains("cough")
                .doesNotContain("Núñez", "José");
    }

    @Test
    void anRtfNoteIsReleasedAsCleanText() {
        String rtf =
                "{\\rtf1\\ansi{\\info{\\author Zelda Quarrington}{\\operator mquar}}Patient: Jos\\'e9 N\\'fa\\'f1ez\\par"
                        + " Seen for {\\v MRN 4471209 }cough. Signed: Quarrington\\par}";
        assertThat(clean(rtf.getBytes(StandardCharsets.US_ASCII), ReleasePolicy.SAFE_HARBOR))
                .contains("cough")
                .doesNotContain("Núñez", "José", "4471209", "Quarrington", "mquar", "rtf1");
    }

    @Test
    void fhirInXmlIsReleasedCleanWithItsReferencesKept() {
        String xml =
                "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/><entry><resource><Patient><id value=\"zq\"/>"
                        + "<name><family value=\"Quarrington\"/></name></Patient></resource></entry><entry><resource><Observation><id value=\"o\"/>"
                        + "<status value=\"final\"/><code><text value=\"Pulse of Quar&#x200B;rington\"/></code><subject><reference value=\"Patient/zq\"/>"
                        + "</subject></Observation></resource></entry></Bundle>";
        String clean = clean(xml.getBytes(StandardCharsets.UTF_8), ReleasePolicy.SAFE_HARBOR);
        assertThat(clean).contains("Pulse").doesNotContain("rington", "\"zq\"", "Patient/zq");
        String id = clean.substring(clean.indexOf("<Patient><id value=\"") + 20).split("\"", 2)[0];
        assertThat(clean).contains("<reference value=\"Patient/" + id + "\"/>");
    }

    private static String clean(byte[] content, ReleasePolicy policy) {
        return new String(OFFLINE.deidentify(content, policy, KEY), StandardCharsets.UTF_8);
    }
}
