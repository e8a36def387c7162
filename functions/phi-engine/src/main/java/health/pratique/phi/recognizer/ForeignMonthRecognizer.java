package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;

/** Days of months in other languages: 12 de octubre, 3 mai, 16 februarie 2024, 5. Oktober, 7 Rabi al-awwal. */
public final class ForeignMonthRecognizer implements Recognizer {

    private static final String NAME = "local/date";

    /** Looked up without accents. */
    private static final WordSet MONTHS = WordSet.of("""
            enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
            janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
            januar jaenner janner februar marz maerz juni juli oktober dezember
            gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
            janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
            januari februari maart mei augusti augustus maj
            ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
            stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
            ocak subat nisan mayis haziran temmuz agustos eylul ekim kasim aralik
            muharram safar rabi jumada rajab shaban ramadan shawwal
            tishrei nisan sivan tammuz elul cheshvan kislev tevet adar farvardin ordibehesht khordad
            pebrero marso hunyo hulyo setyembre oktubre nobyembre disyembre
            tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta
            marraskuuta joulukuuta januarja februarja aprila junija julija avgusta septembra oktobra novembra decembra
            januara februara aprila maja juna jula augusta septembra oktobra novembra decembra""");

    private static final Anchors ANCHORS = Anchors.atWords(MONTHS);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 1); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.isWord(at) && tokens.length(at) >= 3 && !tokens.is(at, Flag.COMMON)) {
                int day = dayBefore(tokens, at);
                int year = at + (tokens.isAnyOf(at + 1, "de", "del") ? 2 : 1);
                if (day < 0 && tokens.isYear(year) && !findings.anyTaken(at, year)) {
                    findings.add(tokens, at, year, PhiType.PARTIAL_DATE, 0.8, NAME);
                } else if (day >= 0 && !findings.anyTaken(day, at)) {
                    findings.add(tokens, day, end(tokens, at), PhiType.PARTIAL_DATE, 0.85, NAME);
                }
            }
        }
    }

    private static int dayBefore(Tokens tokens, int month) {
        int at = tokens.isText(month - 1, "de") || tokens.isSign(month - 1, '.') ? month - 2 : month - 1;
        boolean day = tokens.isNumber(at, 1, 2) && tokens.number(at) >= 1 && tokens.number(at) <= 31;
        boolean first = tokens.isText(at, "1er") || tokens.isText(at, "1o");
        return (day || first) && (!tokens.joined(at) || tokens.isSign(at - 1, "(")) ? at : -1;
    }

    private static int end(Tokens tokens, int month) {
        int at = month;
        while (tokens.isAnyOf(month, "rabi", "jumada")
                && at - month < 4
                && (tokens.isAnyOf(at + 1, "al", "ul", "awwal", "thani", "akhir", "ula", "i", "ii")
                        || tokens.isSign(at + 1, '-') && tokens.joined(at + 1))) {
            at++;
        }
        int year = tokens.isAnyOf(at + 1, "de", "del") ? at + 2 : at + 1;
        boolean fits = tokens.isNumber(year, 4, 4) && tokens.number(year) >= 1300 && tokens.number(year) < 2100;
        return ClockTime.extend(tokens, fits ? year : at);
    }
}
