package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Licence plates near a word for a vehicle: his pickup (NV 884-KZT), tag KLM 4471, reg AB12 CDE. */
public final class PlateRecognizer implements Recognizer {

    private static final String NAME = "local/plate";
    private static final int LOOK_BACK = 6;

    private static final WordSet CUES = WordSet.of("""
            plate plates tag tags registration pickup truck car sedan suv van vehicle motorcycle minivan automobile
            honda toyota ford chevy chevrolet nissan subaru hyundai kia jeep dodge tesla bmw audi volvo vw driving rego
            numberplate bakkie ute lorry scooter motorbike taxi cab hilux truck wagon moped trailer minibus van tractor
            rickshaw tuk registered reg mazda mercedes suzuki lexus ram f150 silverado corolla camry civic accord rav4 prius""");

    private static final WordSet SAID = WordSet.of("plate plates rego reg registration numberplate");

    private static final Anchors ANCHORS = Anchors.atWords(CUES);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            after(tokens, findings, at);
        }
    }

    private static void after(Tokens tokens, Findings findings, int cue) {
        boolean plateCue = SAID.has(tokens, cue);
        for (int at = cue + 1; at <= cue + LOOK_BACK && !tokens.isLineEnd(at); at++) {
            int last = findings.taken(at)
                    ? -1
                    : plate(
                            tokens,
                            at,
                            plateCue && tokens.kind(at) == TokenKind.MIXED && tokens.length(at) >= 6
                                    || SAID.has(tokens, at - 1)
                                    || tokens.isSign(at - 1, ":#") && SAID.has(tokens, at - 2));
            if (last >= at && !findings.anyTaken(at, last)) {
                findings.add(tokens, at, last, PhiType.LICENSE_PLATE, 0.75, NAME);
                return;
            }
        }
    }

    /** The last token of capitals and digits, in one or two groups, after a state or not; -1 for none. */
    private static int plate(Tokens tokens, int at, boolean said) {
        boolean state = tokens.is(at, Flag.STATE_CODE) && tokens.shape(at) == WordShape.UPPER && tokens.length(at) == 2;
        int from = state ? at + 1 : at;
        if (!group(tokens, from) || PhoneRecognizer.unitFollows(tokens, from)) {
            return -1;
        }
        int last = from;
        int second = tokens.isSign(from + 1, "-\u00b7") && tokens.joined(from + 1) ? from + 2 : from + 1;
        if (group(tokens, second) && tokens.start(second) - tokens.end(second - 1) <= 1) {
            last = second;
            boolean third = tokens.start(last + 1) - tokens.end(last) == 1
                    && tokens.shape(last + 1) == WordShape.UPPER
                    && tokens.length(last + 1) <= 3
                    && tokens.isNumber(last, 2, 4)
                    && !tokens.is(last + 1, Flag.COMMON | Flag.MEDICAL);
            last = third ? last + 1 : last;
        }
        boolean british = isBritish(tokens, from);
        last = british ? from + 1 : last;
        int letters = 0;
        int digits = 0;
        for (int c = tokens.start(from); c < tokens.end(last); c++) {
            char sign = tokens.text().charAt(c);
            letters += Character.isUpperCase(sign) || (said || british) && Character.isLetter(sign) ? 1 : 0;
            digits += Character.isDigit(tokens.text().charAt(c)) ? 1 : 0;
        }
        boolean fits = letters >= 1 && digits >= 2 && letters + digits >= 5 && letters + digits <= 8;
        return fits && !PhoneRecognizer.unitFollows(tokens, last) ? last : -1;
    }

    /** sn19 kxj */
    private static boolean isBritish(Tokens tokens, int at) {
        return tokens.kind(at) == TokenKind.MIXED
                && tokens.length(at) == 4
                && Character.isLetter(tokens.text().charAt(tokens.start(at) + 1))
                && Character.isDigit(tokens.text().charAt(tokens.start(at) + 2))
                && Character.isDigit(tokens.last(at))
                && tokens.isWord(at + 1)
                && tokens.length(at + 1) == 3
                && tokens.start(at + 1) - tokens.end(at) == 1;
    }

    private static boolean group(Tokens tokens, int at) {
        if (tokens.length(at) > 8) {
            return false;
        }
        return tokens.isNumber(at, 1, 5)
                || tokens.shape(at) == WordShape.UPPER
                        && tokens.length(at) <= 4
                        && !tokens.is(at, Flag.MEDICAL | Flag.COMMON)
                || tokens.shape(at) == WordShape.INITIAL
                || tokens.kind(at) == TokenKind.MIXED && Character.isLetterOrDigit(tokens.first(at));
    }
}
