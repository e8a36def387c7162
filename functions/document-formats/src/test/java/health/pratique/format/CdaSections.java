package health.pratique.format;

import java.util.List;

/** Invented entries of C-CDA sections, one a section. */
final class CdaSections {

    private static final String TEMPLATE = "<templateId root=\"2.16.840.1.113883.10.20.22.4.";
    private static final String LOINC = "codeSystem=\"2.16.840.1.113883.6.1\"";
    private static final String SNOMED = "codeSystem=\"2.16.840.1.113883.6.96\"";

    static final String AUTHOR = """
        <author><time value="20240304093000-0500"/><assignedAuthor>\
        <id root="2.16.840.1.113883.4.6" extension="1999999984"/>\
        <assignedPerson><name><given>Oda</given><family>Merrow</family></name></assignedPerson>\
        </assignedAuthor></author>\
        """;

    static final String ALLERGY =
            allergy("", "<code code=\"7980\" codeSystem=\"2.16.840.1.113883.6.88\" displayName=\"Penicillin\"/>");

    static final String NO_KNOWN_ALLERGY = allergy(" negationInd=\"true\"", "<code nullFlavor=\"NA\"/>");

    static final String PROBLEM =
            act("act", "EVN", "3", """
                <id root="2.16.840.1.113883.19.7" extension="C-1"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>\
                <statusCode code="completed"/><entryRelationship typeCode="SUBJ">\
                """ + act("observation", "EVN", "4", """
                        <id root="2.16.840.1.113883.19.7" extension="P-1"/><code code="55607006" S/><text><reference value="#p1"/></text>\
                        <statusCode code="completed"/>\
                        <effectiveTime><low value="20231104"/><high value="202401"/></effectiveTime>\
                        <value xsi:type="CD" code="233604007" S displayName="Pneumonia"><translation code="J18.9" \
                        codeSystem="2.16.840.1.113883.6.90"/></value>\
                        """ + AUTHOR) + "</entryRelationship>");

    static final String MEDICATION = medication("EVN");

    static final String ORDER = medication("INT");

    static final String IMMUNIZATION = immunization("", "");

    static final String REFUSED =
            immunization(" negationInd=\"true\"", """
                <entryRelationship typeCode="RSON">\
                """ + act("observation", "EVN", "53", """
                        <code code="PATOBJ" codeSystem="2.16.840.1.113883.5.8"/><statusCode code="completed"/>\
                        """) + "</entryRelationship>");

    static final String PROCEDURE = act("procedure", "EVN", "14", """
        <id root="2.16.840.1.113883.19.7" extension="R-1"/><code code="80146002" S displayName="Appendectomy"/>\
        <statusCode code="completed"/><effectiveTime value="20231105"/><targetSiteCode code="66754008" S/>\
        <performer><assignedEntity><id root="2.16.840.1.113883.4.6" extension="1999999976"/></assignedEntity></performer>\
        <participant typeCode="DEV"><participantRole classCode="MANU"><id root="2.16.840.1.113883.3.3719" \
        extension="(01)00643169007222"/><playingDevice><code code="2282003" S/></playingDevice></participantRole></participant>\
        """);

    static final String RESULT = act(
            "organizer",
            "EVN",
            "1",
            """
                <id root="2.16.840.1.113883.19.7" extension="L-1"/><code code="58410-2" L displayName="CBC"/>\
                <statusCode code="completed"/><specimen><specimenRole><id root="2.16.840.1.113883.19.7" extension="SP-1"/>\
                <specimenPlayingEntity><code code="119297000" S/></specimenPlayingEntity></specimenRole></specimen><component>\
                """ + result("<value" + " xsi:type=\"PQ\"" + " value=\"13.2\"" + " unit=\"g/dL\"/>") + "</component>");

    static final String VITALS = act(
            "organizer",
            "EVN",
            "26",
            """
                <id root="2.16.840.1.113883.19.7" extension="V-1"/><code code="46680005" S/><statusCode code="completed"/>\
                <effectiveTime value="202403040815-0500"/>\
                """ + vital("8480-6", "132", "mm[Hg]") + vital("8462-4", "81", "mm[Hg]") + vital("8867-4", "72", "/min"));

    static final String SMOKING = act("observation", "EVN", "78", """
        <code code="72166-2" L/><statusCode code="completed"/><effectiveTime value="20240304"/>\
        <value xsi:type="CD" code="8517006" S displayName="Former smoker"/>\
        """);

    static final String BIRTH_SEX = act("observation", "EVN", "200", """
        <code code="76689-9" L/><statusCode code="completed"/>\
        <value xsi:type="CD" code="F" codeSystem="2.16.840.1.113883.5.1"/>\
        """);

    static final String ENCOUNTER =
            act("encounter", "EVN", "49", """
                <id root="2.16.840.1.113883.19.7" extension="E-1"/><code code="99213" codeSystem="2.16.840.1.113883.6.12"/>\
                <effectiveTime value="20240304"/><participant typeCode="LOC"><participantRole classCode="SDLOC">\
                <code code="1160-1" codeSystem="2.16.840.1.113883.6.259"/><playingEntity classCode="PLC"><name>Heron Clinic</name>\
                </playingEntity></participantRole></participant><entryRelationship typeCode="RSON">\
                """ + act("observation", "EVN", "19", """
                        <statusCode code="completed"/><value xsi:type="CD" code="49727002" S displayName="Cough"/>\
                        """) + "</entryRelationship>");

    static final String PLAN = act("observation", "RQO", "44", """
        <id root="2.16.840.1.113883.19.7" extension="O-1"/><code code="30746-2" L displayName="Chest CT"/>\
        <statusCode code="active"/><effectiveTime value="20240401"/>\
        """);

    static final String GOAL = act("observation", "GOL", "121", """
        <id root="2.16.840.1.113883.19.7" extension="G-1"/><code code="3141-9" L displayName="Weight"/>\
        <statusCode code="active"/><effectiveTime><low value="20240304"/><high value="20240601"/></effectiveTime>\
        <value xsi:type="PQ" value="70" unit="kg"/>\
        """);

    static final String FAMILY = act(
            "organizer",
            "EVN",
            "45",
            """
                    <statusCode code="completed"/><subject><relatedSubject classCode="PRS"><code code="FTH" \
                    codeSystem="2.16.840.1.113883.5.111"/><subject><administrativeGenderCode code="M" \
                    codeSystem="2.16.840.1.113883.5.1"/><birthTime value="1910"/></subject></relatedSubject></subject><component>\
                    """
                    + act(
                            "observation",
                            "EVN",
                            "46",
                            """
                                <code code="64572001" S/><statusCode code="completed"/>\
                                <value xsi:type="CD" code="22298006" S displayName="Infarction"/><entryRelationship typeCode="SUBJ">\
                                """ + act("observation", "EVN", "31", """
                                    <code code="445518008" S/><statusCode code="completed"/><value xsi:type="PQ" value="57" unit="a"/>\
                                    """) + "</entryRelationship>")
                    + "</component>");

    static final String EQUIPMENT = act("supply", "EVN", "50", """
        <id root="2.16.840.1.113883.19.7" extension="D-1"/><statusCode code="active"/>\
        <participant typeCode="PRD"><participantRole classCode="MANU"><playingDevice>\
        <code code="14106009" S displayName="Pacemaker"/></playingDevice></participantRole></participant>\
        """);

    static final String COVERAGE = act("act", "EVN", "60", """
        <code code="48768-6" L/><statusCode code="completed"/><entryRelationship typeCode="COMP">\
        """ + act("act", "EVN", "61", """
                        <id root="2.16.840.1.113883.19.7" extension="POL-9"/><statusCode code="completed"/>\
                        <performer typeCode="PRF"><assignedEntity><code code="PAYOR" codeSystem="2.16.840.1.113883.5.110"/>\
                        <representedOrganization><name>Heron Mutual</name></representedOrganization></assignedEntity></performer>\
                        <participant typeCode="COV"><participantRole><id root="2.16.840.1.113883.19.9" extension="M-44"/>\
                        </participantRole></participant>\
                        """) + "</entryRelationship>");

    static final String NOTE = act("act", "EVN", "202", """
        <code code="34109-9" L><translation code="11506-3" L displayName="Progress note"/></code>\
        <text><reference value="#p1"/></text><statusCode code="completed"/><effectiveTime value="20240304"/>\
        """ + AUTHOR);

    private CdaSections() {}

    /** A document with all of them. */
    static String all() {
        return CdaSamples.withBody("<component><structuredBody><component><section><code code=\"18776-5\" "
                + LOINC + "/><title>All</title><text><paragraph ID=\"p1\">Words</paragraph></text>"
                + String.join(
                        "",
                        List.of(
                                ALLERGY,
                                PROBLEM,
                                MEDICATION,
                                ORDER,
                                REFUSED,
                                PROCEDURE,
                                RESULT,
                                VITALS,
                                SMOKING,
                                BIRTH_SEX,
                                ENCOUNTER,
                                PLAN,
                                GOAL,
                                FAMILY,
                                EQUIPMENT,
                                COVERAGE,
                                NOTE))
                + "</section></component></structuredBody></component>");
    }

    /** A result observation with this value. */
    static String result(String value) {
        return inner("observation", "EVN", "2", """
            <id root="2.16.840.1.113883.19.7" extension="L-2"/><code code="718-7" L displayName="Hemoglobin"/>\
            <statusCode code="completed"/><effectiveTime value="20240304"/>\
            """ + value + """
            <interpretationCode code="N" codeSystem="2.16.840.1.113883.5.83"/><referenceRange><observationRange>\
            <value xsi:type="IVL_PQ"><low value="12.0" unit="g/dL"/><high value="15.5" unit="g/dL"/></value>\
            </observationRange></referenceRange>\
            """);
    }

    private static String allergy(String negation, String substance) {
        return act(
                "act",
                "EVN",
                "30",
                """
                        <code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/><entryRelationship typeCode="SUBJ">\
                        """
                        + inner(
                                "observation",
                                "EVN\"" + negation + " classCode=\"OBS",
                                "7",
                                """
                                <id root="2.16.840.1.113883.19.7" extension="A-1"/><statusCode code="completed"/>\
                                <effectiveTime><low value="1998"/></effectiveTime>\
                                <value xsi:type="CD" code="416098002" S displayName="Allergy to drug"/>\
                                <participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">\
                                SUBSTANCE</playingEntity></participantRole></participant><entryRelationship typeCode="MFST">\
                                """.replace("SUBSTANCE", substance)
                                        + inner(
                                                "observation",
                                                "EVN",
                                                "9",
                                                """
                                                    <statusCode code="completed"/><value xsi:type="CD" code="247472004" S displayName="Hives"/>\
                                                    <entryRelationship typeCode="SUBJ">\
                                                    """ + inner("observation", "EVN", "8", """
                                                        <code code="SEV" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/>\
                                                        <value xsi:type="CD" code="24484000" S displayName="Severe"/>\
                                                        """) + "</entryRelationship>")
                                        + "</entryRelationship>")
                        + "</entryRelationship>");
    }

    private static String medication(String mood) {
        return act("substanceAdministration", mood, "16", """
            <id root="2.16.840.1.113883.19.7" extension="M-MOOD"/><statusCode code="active"/>\
            <effectiveTime xsi:type="IVL_TS"><low value="20240101"/></effectiveTime>\
            <effectiveTime xsi:type="PIVL_TS" institutionSpecified="true" operator="A"><period value="8" unit="h"/></effectiveTime>\
            <routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="Oral"/>\
            <doseQuantity value="1"/><consumable><manufacturedProduct><manufacturedMaterial><code code="308191" \
            codeSystem="2.16.840.1.113883.6.88" displayName="Amoxicillin 500 mg"/></manufacturedMaterial>\
            </manufacturedProduct></consumable>\
            """.replace("MOOD", mood) + AUTHOR);
    }

    private static String immunization(String negation, String more) {
        return act("substanceAdministration", "EVN\"" + negation + " classCode=\"SBADM", "52", """
            <id root="2.16.840.1.113883.19.7" extension="I-1"/><statusCode code="completed"/><effectiveTime value="20231010"/>\
            <consumable><manufacturedProduct><manufacturedMaterial><code code="140" codeSystem="2.16.840.1.113883.12.292"/>\
            <lotNumberText>LK-7</lotNumberText></manufacturedMaterial></manufacturedProduct></consumable>\
            """ + more);
    }

    private static String vital(String code, String value, String unit) {
        return "<component>"
                + inner(
                        "observation",
                        "EVN",
                        "27",
                        "<id root=\"2.16.840.1.113883.19.7\" extension=\"V-" + code
                                + "\"/><code code=\"" + code + "\" L/><statusCode code=\"completed\"/>"
                                + "<effectiveTime value=\"202403040815-0500\"/>"
                                + "<value xsi:type=\"PQ\" value=\"" + value + "\" unit=\"" + unit + "\"/>")
                + "</component>";
    }

    private static String act(String name, String mood, String template, String content) {
        boolean alone = !List.of("4", "53", "19", "46", "31", "61").contains(template);
        String act = inner(name, mood, template, content);
        return alone ? "<entry>" + act + "</entry>" : act;
    }

    private static String inner(String name, String mood, String template, String content) {
        return "<" + name + " moodCode=\"" + mood + "\">" + TEMPLATE + template + "\"/>"
                + content.replace(" S>", " " + SNOMED + ">")
                        .replace(" S/>", " " + SNOMED + "/>")
                        .replace(" S ", " " + SNOMED + " ")
                        .replace(" L>", " " + LOINC + ">")
                        .replace(" L/>", " " + LOINC + "/>")
                        .replace(" L ", " " + LOINC + " ")
                + "</" + name + ">";
    }
}
