package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Ages over 89 without "years": she's 91, Nana Jean, 98, was well, 97F, F/92, died at 93, her 95th birthday. A saturation of 92
 * and a temperature of 98F are none: a person has to stand before the number.
 */
public final class BareAgeRecognizer implements Recognizer {

    private static final String NAME = "local/age";
    private static final int OLDEST = 118;

    private static final WordSet PERSONS = WordSet.of("""
            he she they i who patient pt lady man woman gentleman gent male female nan nana nanna gran granny grandad
            granddad grandma grandpa gramps grammy nonna nonno abuela abuelo oma opa resident client widow widower
            veteran fella guy mum mummy mom mother father dad papa auntie aunty uncle aunt he's she's
            they're m f matriarch neighbor neighbour sister brother wife husband abuelita lola lolo tutu
            grandmother grandfather gm gf mgm pgm gfather hers""");

    private static final WordSet BETWEEN = WordSet.of("""
            is was be turns turned turning now just already about almost nearly only still who's age aged at being
            approximately roughly""");

    private static final WordSet AFTER = WordSet.of("""
            and but with w who from so has had lives living was is still when in at on now dnr s c here presents presented
            presenting admitted today tomorrow she he her his pt patient found fell brought this next or y as of""");

    private static final WordSet TEMPERATURE = WordSet.of("""
            t temp temps temperature tmax tm tc tympanic oral rectal axillary fever febrile afebrile low-grade of to at
            was is be tcurrent max under below above over between and or by""");

    private static final WordSet UNITS = WordSet.of("""
            mg ml mcg kg lbs lb pounds percent bpm mmhg degrees days hours minutes weeks months mins units cm mm feet
            miles per times beats ra breaths g meq""");

    private static final Anchors ANCHORS =
            Anchors.atForms(Form.NUMBER | Form.MIXED).orFlags(Flag.NUMBER_WORD);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            if (tokens.isNumber(at, 2, 3)) {
                int years = tokens.number(at);
                if (years >= 90 && years <= OLDEST) {
                    number(tokens, findings, at);
                }
            } else if (tokens.kind(at) == TokenKind.MIXED && tokens.length(at) >= 3 && tokens.length(at) <= 5) {
                glued(tokens, findings, at);
            } else if (tokens.is(at, Flag.NUMBER_WORD)) {
                int last = AgeRecognizer.spelledEnd(tokens, at);
                if (last >= at && (said(tokens, at) || apposed(tokens, at, last)) && ends(tokens, last)) {
                    findings.add(tokens, at, last, PhiType.AGE_OVER_89, 0.8, NAME);
                }
            }
        }
    }

    private static void number(Tokens tokens, Findings findings, int at) {
        if (AgeRecognizer.generalised(tokens, at) || AgeRecognizer.decimal(tokens, at) || UNITS.has(tokens, at + 1)) {
            return;
        }
        boolean sexBefore = tokens.isSign(at - 1, '/') && tokens.isAnyOf(at - 2, "f", "m", "female", "male", "sex");
        boolean sexAfter = (tokens.isSign(at + 1, "/") || !tokens.joined(at + 1))
                && sex(tokens, tokens.isSign(at + 1, '/') ? at + 2 : at + 1)
                && !temperatureBefore(tokens, at)
                && !tokens.isNumber(at - 1);
        if (sexBefore || sexAfter) {
            int last = tokens.isSign(at + 1, '/') ? at + 2 : at + 1;
            findings.add(tokens, at, sexAfter ? last : at, PhiType.AGE_OVER_89, 0.75, NAME);
        } else if ((said(tokens, at) || apposed(tokens, at, at)) && ends(tokens, at)) {
            findings.add(tokens, at, at, PhiType.AGE_OVER_89, 0.75, NAME);
        }
    }

    private static boolean sex(Tokens tokens, int at) {
        return tokens.isAnyOf(at, "f", "m") && tokens.shape(at) == WordShape.INITIAL
                || tokens.isAnyOf(at, "female", "male", "yof", "yom");
    }

    /** She is 94, he's 91, who turned 95, died at 93, lived to be 101. */
    private static boolean said(Tokens tokens, int at) {
        int back = at - 1;
        boolean joined = false;
        while (back >= at - 4
                && (BETWEEN.has(tokens, back)
                        || tokens.kind(back) == TokenKind.POSSESSIVE
                        || tokens.isSign(back, "~"))) {
            joined |= !tokens.isSign(back, "~");
            back--;
        }
        if (tokens.isText(back, "to") && tokens.isAnyOf(back - 1, "lived", "lives", "live", "survived")) {
            return true;
        }
        if (tokens.isAnyOf(back, "died", "passed", "deceased", "dead", "death", "away", "dying", "alive") && joined) {
            return true;
        }
        return joined && person(tokens, back);
    }

    /** Nana Jean, 98, and Smaranda (98): a name before, the end of the aside after. */
    private static boolean apposed(Tokens tokens, int first, int last) {
        boolean bracket = tokens.isSign(first - 1, '(')
                && (tokens.isSign(last + 1, ')') || tokens.isSign(last + 1, "!?") && tokens.isSign(last + 2, ')'));
        bracket |= tokens.isSign(first - 1, '(') && tokens.isSign(last + 1, ',');
        boolean commas = tokens.isSign(first - 1, ',')
                && (tokens.isSign(last + 1, ",.;:)")
                        || tokens.isLineEnd(last + 1)
                        || tokens.isAnyOf(last + 1, "with", "who", "w", "and", "living", "lives", "from"));
        int name = tokens.isSign(first - 2, "\"\u201d'") ? first - 3 : first - 2;
        boolean death = bracket && tokens.isAnyOf(name, "died", "death", "dec", "deceased", "rip", "d");
        return (death || (bracket || commas) && person(tokens, name)) && !tokens.isNumber(last + 2);
    }

    private static boolean person(Tokens tokens, int at) {
        if (PERSONS.has(tokens, at) || tokens.is(at, Flag.RELATION)) {
            return true;
        }
        WordShape shape = tokens.shape(at);
        boolean title = shape == WordShape.TITLE || shape == WordShape.MIXED;
        boolean unknown = tokens.flags(at) == 0 && (title || tokens.isOneCase() && tokens.length(at) > 5);
        boolean name = tokens.is(at, Flag.FIRST | Flag.LAST) || unknown;
        int nothingElse = Flag.MEDICAL | Flag.HEADING | Flag.COMMON | Flag.MONTH | Flag.SPECIALTY | Flag.EPONYM;
        return name && tokens.length(at) > 2 && !tokens.is(at, title ? nothingElse : nothingElse | Flag.ENGLISH);
    }

    private static boolean ends(Tokens tokens, int last) {
        int next = last + 1;
        if (tokens.isWord(next)) {
            return AFTER.has(tokens, next);
        }
        boolean more = tokens.joined(next) && tokens.joined(next + 1) && !tokens.isSign(next, ",;)");
        return !tokens.isSign(next, "%/-\u2013+") && !tokens.isNumber(next) && !more;
    }

    /** 97F, 94M, 92yF. */
    private static void glued(Tokens tokens, Findings findings, int at) {
        String text = tokens.text();
        int digits = 0;
        int years = 0;
        while (digits < tokens.length(at) && Character.isDigit(text.charAt(tokens.start(at) + digits))) {
            years = years * 10 + text.charAt(tokens.start(at) + digits) - '0';
            digits++;
        }
        char unit = Character.toLowerCase(text.charAt(tokens.end(at) - 1));
        int rest = tokens.length(at) - digits;
        boolean sex = rest == 1 && (unit == 'f' || unit == 'm')
                || rest == 2
                        && (unit == 'f' || unit == 'm' || unit == 'o')
                        && Character.toLowerCase(text.charAt(tokens.end(at) - 2)) == 'y';
        boolean decimal = tokens.joined(at) && tokens.isSign(at - 1, "./-$");
        if (sex && !decimal && years >= 90 && years <= OLDEST && digits >= 2 && !temperatureBefore(tokens, at)) {
            findings.add(tokens, at, at, PhiType.AGE_OVER_89, 0.8, NAME);
        }
    }

    private static boolean temperatureBefore(Tokens tokens, int at) {
        int before = tokens.isSign(at - 1, ":=~<>") ? at - 2 : at - 1;
        boolean distance = tokens.isAnyOf(before, "walked", "walk", "ambulated", "x", "ran");
        return distance || TEMPERATURE.has(tokens, before);
    }
}
