package health.pratique.compliance.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What vital signs and the commonest laboratory tests can be, by LOINC code. A test has a range for each kind of unit that it is reported
 * in, mass and substance concentration for instance.
 */
final class ClinicalRanges {

    private static final Map<String, List<ClinicalRange>> VITAL_SIGNS = new HashMap<>();
    private static final Map<String, List<ClinicalRange>> LABORATORY = new HashMap<>();

    static {
        vital(of("/min", 0, 400), "8867-4", "8889-8", "68999-2");
        vital(of("/min", 0, 150), "9279-1");
        vital(of("Cel", 12, 46.5), "8310-5", "8331-1", "8332-9", "8333-7", "8329-5", "8328-7");
        vital(of("mm[Hg]", 0, 370), "8480-6", "8459-0", "8460-8");
        vital(of("mm[Hg]", 0, 300), "8462-4", "8453-3", "8454-1", "8478-0");
        vital(of("%", 0, 100), "59408-5", "2708-6", "2710-2");
        vital(of("cm", 15, 275), "8302-2", "8306-3", "3137-7");
        vital(of("kg", 0.2, 650), "29463-7", "3141-9", "8341-0");
        vital(of("kg/m2", 4, 250), "39156-5");
        vital(of("cm", 10, 80), "9843-4", "8287-5");
        vital(of("{score}", 0, 10), "72514-3", "38208-5", "9272-6", "9274-2", "9271-8");
        vital(of("{score}", 3, 15), "9269-2");
        laboratory(
                List.of(of("mg/dL", 1, 3500), of("mmol/L", 0.05, 195)),
                "2345-7",
                "2339-0",
                "1558-6",
                "2340-8",
                "41653-7");
        laboratory(List.of(of("%", 2, 25), of("mmol/mol", 1, 260)), "4548-4", "17856-6");
        laboratory(List.of(of("mg/dL", 0.02, 90), of("umol/L", 1, 8000)), "2160-0", "38483-4");
        laboratory(List.of(of("mg/dL", 0.5, 500), of("mmol/L", 0.1, 180)), "3094-0", "6299-2");
        laboratory(List.of(of("mmol/L", 70, 250), of("meq/L", 70, 250)), "2951-2", "2947-0");
        laboratory(List.of(of("mmol/L", 0.5, 20), of("meq/L", 0.5, 20)), "2823-3", "6298-4");
        laboratory(List.of(of("mmol/L", 40, 200), of("meq/L", 40, 200)), "2075-0", "2069-3");
        laboratory(List.of(of("mmol/L", 0, 90), of("meq/L", 0, 90)), "2028-9", "20565-8", "1963-8");
        laboratory(List.of(of("mg/dL", 1, 35), of("mmol/L", 0.2, 9)), "17861-6", "49765-1");
        laboratory(List.of(of("g/dL", 0.3, 30), of("mmol/L", 0.2, 19)), "718-7", "20509-6");
        laboratory(List.of(of("%", 1, 90), of("L/L", 0.01, 0.9)), "4544-3", "20570-8");
        laboratory(List.of(of("10*3/uL", 0, 2000)), "6690-2", "26464-8", "804-5");
        laboratory(List.of(of("10*6/uL", 0.1, 15)), "789-8", "26453-1");
        laboratory(List.of(of("10*3/uL", 0, 6000)), "777-3", "26515-7");
        laboratory(List.of(of("fL", 30, 180)), "787-2", "30428-7");
        laboratory(List.of(of("mg/dL", 5, 2500), of("mmol/L", 0.1, 65)), "2093-3");
        laboratory(List.of(of("mg/dL", 0, 350), of("mmol/L", 0, 9)), "2085-9");
        laboratory(List.of(of("mg/dL", 0, 2000), of("mmol/L", 0, 52)), "13457-7", "18262-6", "2089-1");
        laboratory(List.of(of("mg/dL", 2, 30000), of("mmol/L", 0.02, 340)), "2571-8");
        laboratory(
                List.of(of("U/L", 0, 60000), of("ukat/L", 0, 1000)), "1742-6", "1920-8", "6768-6", "2324-2", "1798-8");
        laboratory(List.of(of("mg/dL", 0, 120), of("umol/L", 0, 2050)), "1975-2", "1968-7");
        laboratory(List.of(of("g/dL", 0.1, 12), of("umol/L", 10, 1800)), "1751-7");
        laboratory(List.of(of("g/dL", 0.5, 25)), "2885-2");
        laboratory(List.of(of("[pH]", 6, 8.5)), "2744-1", "2746-6");
        laboratory(List.of(of("{INR}", 0.1, 100)), "6301-6", "34714-6");
    }

    private ClinicalRanges() {}

    /** None for what is no vital sign. */
    static List<ClinicalRange> ofVitalSign(String loinc) {
        return VITAL_SIGNS.getOrDefault(loinc, List.of());
    }

    /** None for a test that is not here. */
    static List<ClinicalRange> ofTest(String loinc) {
        return LABORATORY.getOrDefault(loinc, List.of());
    }

    static Set<String> codes() {
        Map<String, List<ClinicalRange>> all = new HashMap<>(VITAL_SIGNS);
        all.putAll(LABORATORY);
        return all.keySet();
    }

    private static ClinicalRange of(String unit, double least, double most) {
        return new ClinicalRange(unit, least, most);
    }

    private static void vital(ClinicalRange range, String... codes) {
        for (String code : codes) {
            VITAL_SIGNS.put(code, List.of(range));
        }
    }

    private static void laboratory(List<ClinicalRange> ranges, String... codes) {
        for (String code : codes) {
            LABORATORY.put(code, ranges);
        }
    }
}
