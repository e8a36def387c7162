package health.pratique.local.benchmark.formats;

import java.time.LocalDate;
import java.util.Locale;

/** A continuity of care document of C-CDA R2.1: a header, and sections with tables and entries. */
final class CdaSample {

    private static final int ROWS = 60;

    private static final String HEADER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <realmCode code="US"/>
              <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
              <templateId root="2.16.840.1.113883.10.20.22.1.2" extension="2015-08-01"/>
              <id root="%s"/>
              <code code="34133-9" codeSystem="2.16.840.1.113883.6.1" displayName="Summarization of Episode Note"/>
              <title>Continuity of Care Document</title>
              <effectiveTime value="20240304101500-0500"/>
              <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
              <languageCode code="en-US"/>
              <recordTarget><patientRole>
                <id root="2.16.840.1.113883.19.5" extension="%s"/>
                <addr use="HP"><streetAddressLine>12 Alder Row</streetAddressLine><city>Millbrook</city><state>NY</state><postalCode>12545</postalCode></addr>
                <telecom use="HP" value="tel:%s"/>
                <patient>
                  <name><given>%s</given><family>%s</family></name>
                  <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
                  <birthTime value="%s"/>
                </patient>
              </patientRole></recordTarget>
              <author><time value="20240304101500-0500"/><assignedAuthor>
                <id root="2.16.840.1.113883.4.6" extension="9999924390"/>
                <assignedPerson><name><given>Imre</given><family>%s</family></name></assignedPerson>
              </assignedAuthor></author>
              <custodian><assignedCustodian><representedCustodianOrganization>
                <id root="2.16.840.1.113883.19.5.9"/><name>Hillcrest Clinic</name>
              </representedCustodianOrganization></assignedCustodian></custodian>
              <component><structuredBody>
            """;

    private static final String FOOTER = """
              </structuredBody></component>
            </ClinicalDocument>
            """;

    private static final String OBSERVATION = """
                  <entry><observation classCode="OBS" moodCode="EVN">
                    <id root="%s"/>
                    <code code="%d-%d" codeSystem="2.16.840.1.113883.6.1" displayName="%s"><originalText><reference value="#%s"/></originalText></code>
                    <statusCode code="completed"/>
                    <effectiveTime value="%s"/>
                    <value xsi:type="PQ" value="%s" unit="mg/dL"/>
                  </observation></entry>
            """;

    private final Invented facts;
    private final StringBuilder document = new StringBuilder();

    private CdaSample(Invented facts) {
        this.facts = facts;
    }

    static Sample continuityOfCare(Invented facts) {
        CdaSample sample = new CdaSample(facts);
        sample.document.append(HEADER.formatted(
                facts.uuid(),
                Invented.RECORD_NUMBER,
                facts.phone(),
                Invented.GIVEN,
                Invented.FAMILY,
                Invented.digits(LocalDate.parse(Invented.BORN)),
                facts.surname()));
        sample.section("30954-2", "Results");
        sample.section("8716-3", "Vital signs");
        sample.section("11450-4", "Problems");
        sample.document.append(FOOTER);
        return Sample.of("continuity of care", sample.document.toString());
    }

    private void section(String loinc, String title) {
        StringBuilder entries = new StringBuilder();
        document.append(String.format(
                Locale.ROOT,
                "<component><section><code code=\"%s\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>%s</title><text>"
                        + "<paragraph>%s</paragraph><table><tbody>\n",
                loinc,
                title,
                facts.paragraph()));
        for (int row = 0; row < ROWS; row++) {
            String place = title.substring(0, 3) + row;
            LocalDate day = facts.day();
            String test = facts.test();
            String value = facts.value();
            document.append(String.format(
                    Locale.ROOT,
                    "<tr><td ID=\"%s\">%s</td><td>%s mg/dL</td><td>%s</td><td>told by Dr. %s</td></tr>\n",
                    place,
                    test,
                    value,
                    Invented.american(day),
                    facts.surname()));
            entries.append(OBSERVATION.formatted(
                    facts.uuid(), facts.number(1_000, 9_999), row % 10, test, place, Invented.digits(day), value));
        }
        document.append("</tbody></table></text>").append(entries).append("</section></component>\n");
    }
}
