package health.pratique.format.cda;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.xml.XmlElement;
import java.util.stream.Stream;

/** What makes a document a CDA document (CDA R2, 4.1 and 4.2), and the names that it is told by. */
public final class CdaHeader {

    /** The namespace of HL7 v3. */
    public static final String NAMESPACE = "urn:hl7-org:v3";

    /** The namespace of what HL7's Structured Documents group added to CDA. */
    public static final String EXTENSIONS = "urn:hl7-org:sdtc";
    /** The namespace of {@code xsi:type}. */
    public static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private static final String ROOT = "ClinicalDocument";
    private static final String TYPE_ROOT = "2.16.840.1.113883.1.3";
    private static final String TYPE_EXTENSION = "POCD_HD000040";

    private CdaHeader() {}

    /** Whether a root element is of HL7 v3, or called as that of a CDA document. */
    public static boolean recognises(XmlElement root) {
        return root.namespace().equals(NAMESPACE) || root.name().equals(ROOT);
    }

    /**
     * @param strict whether all that CDA requires of a header is looked for, not only what is needed to read it
     * @throws DocumentRejected FORMAT_UNSUPPORTED for another document of HL7 v3, FORMAT_INVALID for a header that lacks something
     */
    static void check(XmlElement root, boolean strict) {
        if (!root.name().equals(ROOT)) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
        boolean readable = root.namespace().equals(NAMESPACE)
                && root.elements("component").findAny().isPresent()
                && patientRoles(root).findAny().isPresent();
        if (!readable || strict && !complete(root)) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
    }

    static Stream<XmlElement> patientRoles(XmlElement root) {
        return root.elements("recordTarget").flatMap(target -> target.elements("patientRole"));
    }

    private static boolean complete(XmlElement root) {
        boolean typed = root.elements("typeId")
                .anyMatch(
                        type -> type.attribute("root").filter(TYPE_ROOT::equals).isPresent()
                                && type.attribute("extension")
                                        .filter(TYPE_EXTENSION::equals)
                                        .isPresent());
        return typed
                && Stream.of("id", "code", "effectiveTime", "author", "custodian")
                        .allMatch(name -> root.elements(name).findAny().isPresent());
    }
}
