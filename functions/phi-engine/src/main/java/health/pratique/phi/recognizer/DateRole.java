package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Tokens;

/** What a date is of, as the words before it on the line tell. */
final class DateRole {

    private static final int LOOK_BACK = 5;

    private DateRole() {}

    static PhiType of(Tokens tokens, int first) {
        for (int at = first - 1; at >= first - LOOK_BACK && !tokens.isLineEnd(at); at--) {
            if (tokens.isAnyOf(at, "dob", "birth", "born", "birthdate", "birthday", "bday")
                    || (tokens.isText(at, "b") && tokens.isText(at - 2, "o"))) {
                return PhiType.BIRTH_DATE;
            }
            if (tokens.isAnyOf(at, "died", "death", "deceased", "expired", "dod")) {
                return PhiType.DEATH_DATE;
            }
            if (tokens.isAnyOf(at, "admitted", "admission", "admit", "doa")) {
                return PhiType.ADMISSION_DATE;
            }
            if (tokens.isAnyOf(at, "discharged", "discharge", "dod")) {
                return PhiType.DISCHARGE_DATE;
            }
            if (tokens.isSign(at, ";")) {
                break;
            }
        }
        return PhiType.DATE;
    }
}
