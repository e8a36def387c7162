package health.pratique.compliance.rule;

import health.pratique.compliance.statement.Coding;
import java.util.regex.Pattern;

/** Whether a code can be one of its system, by form and check digit: a code that was mistyped mostly cannot. */
final class CodeForm {

    private static final Pattern ICD_10 =
            Pattern.compile("[A-Z]\\d[0-9A-Z](?:\\.?[0-9A-Z]{1,4})?(?:-[A-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?)?");
    private static final Pattern LOINC_PART = Pattern.compile("L[APG]\\d{1,7}-\\d");
    private static final int LONGEST_LOINC = 7;
    private static final int SHORTEST_SNOMED = 6;
    private static final int LONGEST_SNOMED = 18;

    /** Verhoeff's scheme, as SNOMED CT's identifiers have it: multiplication in the dihedral group of ten elements. */
    private static final int[][] TIMES = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
        {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
        {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
        {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
        {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
        {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
        {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
    };

    private static final int[] FIRST_MOVE = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private CodeForm() {}

    static boolean isSound(Coding coding) {
        if (coding.system() == null) {
            return true;
        }
        return switch (coding.system()) {
            case "http://loinc.org" -> isLoinc(coding.code());
            case "http://snomed.info/sct" -> isSnomed(coding.code());
            case "http://hl7.org/fhir/sid/icd-10-cm", "http://hl7.org/fhir/sid/icd-10" ->
                ICD_10.matcher(coding.code()).matches();
            case "http://www.nlm.nih.gov/research/umls/rxnorm" -> digits(coding.code(), 1, 8);
            case "http://hl7.org/fhir/sid/cvx" -> digits(coding.code(), 1, 3);
            default -> true;
        };
    }

    /** Modulus 10, the digits at odd places from the right doubled. */
    private static boolean isLoinc(String code) {
        int hyphen = code.length() - 2;
        if (hyphen < 1 || code.charAt(hyphen) != '-') {
            return false;
        }
        if (!digits(code.substring(0, hyphen), 1, LONGEST_LOINC)) {
            return LOINC_PART.matcher(code).matches();
        }
        int sum = 0;
        for (int at = hyphen - 1, place = 1; at >= 0; at--, place++) {
            int digit = code.charAt(at) - '0';
            int counted = place % 2 == 1 ? digit * 2 : digit;
            sum += counted / 10 + counted % 10;
        }
        return (sum + code.charAt(hyphen + 1) - '0') % 10 == 0;
    }

    /** Post-coordinated expressions have other signs in them, and are not judged. */
    private static boolean isSnomed(String code) {
        if (!digits(code, SHORTEST_SNOMED, LONGEST_SNOMED)) {
            return code.chars().anyMatch(c -> !Character.isDigit(c)) && code.length() > LONGEST_SNOMED;
        }
        int check = 0;
        for (int place = 0; place < code.length(); place++) {
            check = TIMES[check][moved(code.charAt(code.length() - 1 - place) - '0', place % 8)];
        }
        return check == 0;
    }

    private static int moved(int digit, int times) {
        int moved = digit;
        for (int at = 0; at < times; at++) {
            moved = FIRST_MOVE[moved];
        }
        return moved;
    }

    private static boolean digits(String text, int least, int most) {
        return text.length() >= least && text.length() <= most && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
