package health.pratique.format;

import java.nio.charset.StandardCharsets;

/** Invented HL7 v2 messages. */
final class Hl7Samples {

    static final String HEADER =
            "MSH|^~\\&|LABSYS|Hillcrest Clinic|EHR|Hillcrest Clinic|20240304101500+0100||ORU^R01^ORU_R01|77120|P|2.5.1\r";

    static final String PATIENT =
            "PID|1||4471902^^^HILL&1.2.840.99999.4.7&ISO^MR~901-55-1234^^^SSA^SS||Quimby^Rosalind^T^Jr||19610214|F|||12 Alder Row^^Millbrook^NY^12545^USA^H^^Dutchess||^PRN^PH^^1^845^5550142~^NET^Internet^rq@example.org|||M||88-20417\r";

    static final String ORU = HEADER
            + PATIENT
            + "PV1|1|I|4W^412^B^Hillcrest Clinic||||3381^Okafor^Nkem^^^Dr||||||||||||V20240017\r"
            + "OBR|1|P-5512|F-9921|24331-1^Lipid panel^LN|||20240303081500\r"
            + "OBX|1|NM|2093-3^Cholesterol^LN||182|mg/dL|100-199|N|||F|||20240303081500\r"
            + "OBX|2|FT|8251-1^Comment^LN||Seen by Dr Okafor \\T\\ team.\\.br\\Call Rosalind Quimby on 845-555-0142.||||||F\r"
            + "NTE|1||Copy to A\\F\\B clinic\r"
            + "ZPD|Quimby family|20240301|7\r";

    private Hl7Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static OpenedDocument open(String text) {
        return DocumentFormats.standard().open(bytes(text), FormatLimits.STANDARD);
    }

    static String patient(String number, String family) {
        return PATIENT.replace("4471902", number).replace("Quimby", family);
    }
}
