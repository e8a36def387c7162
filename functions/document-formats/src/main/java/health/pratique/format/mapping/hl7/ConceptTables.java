package health.pratique.format.mapping.hl7;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The codes of HL7 v2 tables that stand in fields without naming their system; a code that a site has added is not HL7's. */
final class ConceptTables {

    private static final String TABLE = """
            0002 A D M S W C G P R E N I B U O T
            0004 E I O P R B C N U
            0005 1002-5 2028-9 2054-5 2076-8 2106-3 2131-1
            0007 A C E L N R U
            0009 A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 B1 B2 B3 B4 B5 B6
            0063 SEL SPO DOM CHD GCH NCH SCH FCH DEP WRD PAR MTH FTH CGV GRD GRP EXF SIB BRO SIS FND OAD EME EMR ASC EMC OWN TRA MGR NON UNK OTH
            0069 CAR MED PUL SUR URO
            0074 AU BG BLB CG CH CP CT CTH CUS EC EN GE HM ICU IMG IMM LAB MB MCB MYC NMR NMS NRS OSL OT OTH OUS PAR PAT PF PHR PHY PT RAD RC RT RUS RX SP SR TX URN VR VUS XRC
            0078 A AA B D H HH I L LL N R S U MS VS POS NEG IND DET ND
            0092 R
            0112 01 02 03 04 05 06 07 08 09 10 20 30 40
            0127 DA FA MA MC EA AA PA LA
            0128 SV MO MI U
            0131 C E F I N S U O
            0162 AP B DT EP ET GTT GU IA IB IC ICV ID IH IHA IM IMR IN IO IP IS IT IU IV MM MTH NG NP NS NT OP OT OTH PF PO PR RM SC SD SL TD TL TP TRA UR VG VM WND
            0163 BE BU LA LB LD LG LH LLAQ LLFA LMFA LN LPC LT LUA LUAQ LUFA LVG LVL NB OD OS OU PA PERIN RA RB RD RG RH RLAQ RLFA RMFA RN RPC RT RUA RUAQ RUFA RVL
            0189 H N U
            0217 1 2 3
            0270 AR CD CN DI DS ED HP OP PC PH PN PR SP TS
            0272 V R U
            0276 CHECKUP EMERGENCY FOLLOWUP ROUTINE WALKIN
            0277 NORMAL TENTATIVE COMPLETE
            0443 AD AI AP AT CLP CP DP EP FHCP IP MDIR OP PB PH PI PP RO RP RT TN TR VP VPS VTS
            """;

    private static final Map<String, Set<String>> TABLES = read();

    private ConceptTables() {}

    static boolean has(String table, String code) {
        return TABLES.getOrDefault(table, Set.of()).contains(code);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> tables = new HashMap<>();
        for (String line : TABLE.split("\n")) {
            String[] words = line.strip().split(" +", 2);
            tables.put(words[0], Set.of(words[1].split(" ")));
        }
        return Map.copyOf(tables);
    }
}
