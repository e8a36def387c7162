package health.pratique.format;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Invented CDA documents. */
final class CdaSamples {

    private CdaSamples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    /** A discharge summary with a body of sections. */
    static String summary() {
        return withBody("<component><structuredBody><component><section><title>Hospital Course</title>"
                + "<text><paragraph ID=\"p1\">Mrs. Wrenfield went home.</paragraph></text>"
                + "<entry><observation classCode=\"OBS\" moodCode=\"EVN\">"
                + "<id root=\"0d1c2f6e-1111-4222-8333-444455556666\"/>"
                + "<code code=\"30525-0\" codeSystem=\"2.16.840.1.113883.6.1\" displayName=\"Age\"/>"
                + "<text><reference value=\"#p1\"/></text>"
                + "<effectiveTime><low value=\"20240304\"/><high nullFlavor=\"NI\"/></effectiveTime>"
                + "<value xsi:type=\"PQ\" value=\"92\" unit=\"a\"/>"
                + "</observation></entry></section></component></structuredBody></component>");
    }

    static String withBody(String body) {
        return withPatient("""
                <name use="L"><prefix>Mrs.</prefix> <given>Ottilie</given> <family>Wrenfield</family></name>\
                <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>\
                <birthTime value="19310912"/><sdtc:deceasedTime value="202403050815-0500"/>""", body);
    }

    static String withPatient(String patient, String body) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>\
                <templateId root="2.16.840.1.113883.10.20.22.1.1" extension="2015-08-01"/>\
                <id root="2.16.840.1.113883.19.5" extension="DOC-77120"/>\
                <code code="18842-5" codeSystem="2.16.840.1.113883.6.1"/>\
                <effectiveTime value="20240305101500-0500"/>\
                <confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/>\
                <recordTarget><patientRole>\
                <id root="2.16.840.1.113883.4.1" extension="219-09-9999"/>\
                <id root="2.16.840.1.113883.19.5.2" extension="MRN-448812" assigningAuthorityName="Larkspur Hospital"/>\
                <addr use="HP"><streetAddressLine>14 Heron Row</streetAddressLine><city>Eastmere</city>\
                <state>OR</state><postalCode>97867</postalCode><country>US</country></addr>\
                <telecom use="HP" value="tel:+1-541-555-0188"/>\
                <patient>""" + patient + """
                </patient></patientRole></recordTarget>\
                <author><time value="20240305"/><assignedAuthor><id root="2.16.840.1.113883.4.6" extension="1234567893"/>\
                <assignedPerson><name>Bram Tolliver, MD</name></assignedPerson></assignedAuthor></author>\
                <custodian><assignedCustodian><representedCustodianOrganization>\
                <id root="2.16.840.1.113883.19.5.9"/><name>Larkspur Hospital</name>\
                </representedCustodianOrganization></assignedCustodian></custodian>""" + body + """
                </ClinicalDocument>
                """;
    }
}
