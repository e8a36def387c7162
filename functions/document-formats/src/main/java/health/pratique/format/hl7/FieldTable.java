package health.pratique.format.hl7;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What stands in which field, by segment (HL7 v2.8, chapters 2 to 11; fields keep their places from version to version). A line
 * lists a segment's fields from the first one on; {@code 8:date} goes on at field 8; {@code -} leaves one to
 * {@link Kind#AUTO}, as every field and segment that is not listed.
 */
final class FieldTable {

    private static final String TABLE = """
            MSH 3:HD HDO HD HDO date text type id skip skip - text skip skip country skip code skip code EI XON XON HDO HDO
            BHS 3:HD HDO HD HDO date text text text id id
            FHS 3:HD HDO HD HDO date text text text id id
            MSA skip id text
            EVN skip date date code XCN date HDO
            PID skip CX CX CX XPN XPN birth skip XPN CWE XAD county XTN XTN CWE CWE CWE CX id DLN CX CWE city skip skip CWE CWE CWE date skip skip code date HDO CWE CWE text CWE CWE XTN
            PD1 code code XON XCN skip code code code skip CX CWE skip date XON CWE skip date date
            NK1 skip XPN CWE XAD XTN XTN CWE date date text JCC CX XON CWE skip birth code code CWE CWE 26:XPN 28:CWE 30:XPN XTN XAD CX CWE CWE CWE id city 40:XTN XTN
            GT1 skip CX XPN XPN XAD XTN XTN birth skip skip CWE id date date skip org XAD XTN CX skip XON skip CWE date skip date num CWE CX CWE date date skip CWE skip CWE 40:CWE CWE XPN CWE CWE XPN XTN CWE skip label JCC XON skip CWE FC CWE
            IN1 skip CWE CX XON XAD XPN XTN id org CX org date date AUI code XPN CWE birth XAD code code skip skip date skip date skip id date XCN skip skip skip skip id id 42:CWE skip XAD date code code - CX skip date city skip
            IN2 CX id XCN code code id XPN id XPN id id id id id code 21:DLN 25:CX 26:id 31:XON 40:XPN 49:XPN XTN CWE XPN XTN CWE 57:XPN XTN CWE CWE CX CX XTN XTN CWE 68:XON org org 72:CWE
            IN3 skip CX XCN skip - date date XCN date date 14:XCN 16:XTN 18:date XTN 25:XPN
            PV1 skip skip PL skip CX PL XCN XCN XCN code PL skip skip skip skip code XCN skip CX FC 25:date num num code date code date num num code date code DLD CWE org skip code PL PL date date num num num num CX skip XCN text CX
            PV2 PL CWE CWE CWE text text skip date date num num text XCN date skip skip date skip skip code skip skip XON code code date num date date code code skip date skip skip skip skip CWE CWE CWE - - - - - date date
            MRG CX CX CX CX CX CX XPN
            ROL EI skip CWE XCN date date CWE CWE CWE CWE XAD XTN PL XON
            PRT EI skip CWE CWE XCN CWE CWE XON PL EI date date CWE XAD XTN EI date date id id id
            ORC skip EI EI EI skip skip - EIP date XCN XCN XCN PL XTN date CWE OCWE CWE XCN code XON XAD XTN XAD CWE CWE date CWE CWE CWE
            OBR skip EI EI CWE skip date date date CQ XCN skip CWE text date - XCN XTN id id id id date - skip skip - - XCN EIP skip CWE NDL NDL NDL NDL date num CWE CWE CWE text skip skip CWE CWE CWE CWE CWE CWE CWE
            OBX skip skip CWE num - CWE num skip num skip skip date text date OCWE XCN CWE EI date CWE EI - XON XAD XCN
            NTE skip skip prose CWE XCN date date date
            TXA skip code skip date XCN date date date XCN XCN XCN EI EI EI EI id skip skip skip skip text PPN XCN EI
            DG1 skip code CWE text date skip CWE code code code num num num code num XCN code skip date EI
            DRG code date
            AL1 skip CWE CWE CWE text date
            IAM skip CWE CWE CWE text skip EI text CWE code date text date XPN CWE code code XCN XON date
            PR1 skip code CWE text date code num XCN code num XCN XCN CWE num CWE CWE skip skip EI
            ACC date CWE text state skip skip XCN text text skip XAD
            SCH EI EI num EI CWE CWE CWE CWE num CWE - XCN XTN XAD PL XCN XTN XAD PL XCN XTN PL EI EI CWE EI EI
            RGS skip skip CWE
            AIS skip skip CWE date num CWE num CWE skip code CWE CWE
            AIG skip skip CWE CWE CWE num CWE date num CWE num CWE skip code
            AIL skip skip PL CWE CWE date num CWE num CWE skip code
            AIP skip skip XCN CWE CWE date num CWE num CWE skip code
            RXO CWE num num CWE CWE text text PL - CWE - CWE num XCN XCN 32:OCWE XAD PL PL EI
            RXE - CWE num num CWE CWE CWE LA skip num CWE num XCN XCN id num num date 21:CWE 40:OCWE XAD PL PL - EI
            RXD num CWE date num CWE CWE id num text XCN
            RXG num num - CWE num num CWE CWE CWE XCN LA
            RXA num num date date CWE num CWE CWE CWE XCN LA - - - code date CWE CWE CWE skip skip date 27:PL XAD
            RXC skip CWE num CWE num CWE
            RXR CWE CWE CWE CWE CWE
            SPM skip EIP EIP CWE CWE CWE CWE CWE CWE CWE CWE CQ num text CWE CWE DR date date skip CWE CWE CWE CWE CWE num CWE CWE CWE CX CX EI
            FT1 skip id id DR date skip CWE text text num - - CWE CWE - PL - - CWE XCN XCN - EI XCN CWE CWE CWE CWE 29:CWE 32:org XON
            UB2 skip
            DB1 skip skip CX skip date date date
            TQ1 skip CQ RPT date CQ CQ date date CWE text text skip CQ num
            RF1 CWE CWE CWE CWE CWE EI date date date CWE EI 19:XON XCN
            PRD CWE XPN XAD PL XTN CWE PLN date date XON XAD PL XTN
            CTD CWE XPN XAD PL XTN CWE PLN
            AUT CWE CWE org date date EI
            PDA CWE PL skip date XCN skip DR XCN XCN
            STF CWE CX XPN skip skip birth skip CWE CWE XTN XAD DLD DLD
            QRD date skip skip id - date - XCN CWE CWE
            CON skip CWE text EI prose 13:date date 24:XCN
            ARV skip skip CWE CWE text DR
            SFT XON code text code text date
            DSP skip skip prose
            """;

    private static final Map<String, Map<Integer, String>> SEGMENTS = read();

    /** Segments that consist of counts alone or are known without a table; their names may be told in a path. */
    private static final Set<String> OTHERS =
            Set.of("BTS", "FTS", "ERR", "QPD", "QAK", "TQ2", "UB1", "GOL", "PRB", "IN3");

    private FieldTable() {}

    /** The type of a field, from 1: a data type, a kind in lower case, or {@code auto}. */
    static String type(String segment, int field) {
        return SEGMENTS.getOrDefault(segment, Map.of()).getOrDefault(field, "auto");
    }

    /** The segment's name for a path: a name that a site has made up says nothing of itself there. */
    static String name(String segment) {
        return SEGMENTS.containsKey(segment) || OTHERS.contains(segment) ? segment : "segment";
    }

    private static Map<String, Map<Integer, String>> read() {
        Map<String, Map<Integer, String>> segments = new HashMap<>();
        for (String line : TABLE.split("\n")) {
            String[] words = line.strip().split(" +");
            Map<Integer, String> fields = new HashMap<>();
            int field = 1;
            for (int at = 1; at < words.length; at++) {
                String word = words[at];
                int colon = word.indexOf(':');
                if (colon > 0) {
                    field = Integer.parseInt(word.substring(0, colon));
                    word = word.substring(colon + 1);
                }
                if (!word.equals("-")) {
                    fields.put(field, word);
                }
                field++;
            }
            segments.put(words[0], Map.copyOf(fields));
        }
        return Map.copyOf(segments);
    }
}
