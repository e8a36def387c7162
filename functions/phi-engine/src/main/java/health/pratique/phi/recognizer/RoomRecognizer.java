package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Rooms, beds and wards by number. */
public final class RoomRecognizer implements Recognizer {

    private static final String NAME = "local/room";

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.isAnyOf(at, "room", "rm", "bed", "bay", "ward", "cubicle") && !findings.taken(at)) {
                room(tokens, findings, at);
            }
        }
    }

    private static void room(Tokens tokens, Findings findings, int at) {
        int value = at + 1;
        while (value <= at + 3 && (tokens.isSign(value, "#:.") || tokens.isAnyOf(value, "no", "number", "is"))) {
            value++;
        }
        boolean number =
                tokens.isNumber(value, 1, 4) || tokens.kind(value) == TokenKind.MIXED && tokens.length(value) <= 5;
        boolean torn = tokens.joined(value + 1) && tokens.isSign(value + 1, "./%") && tokens.isNumber(value + 2);
        if (number
                && !torn
                && !PhoneRecognizer.unitFollows(tokens, value)
                && !findings.anyTaken(at, value)
                && !tokens.isAnyOf(
                        value + 1, "times", "x", "minutes", "min", "weeks", "months", "beds", "y", "yo", "year")
                && !MonthNameRecognizer.isOrdinal(tokens, value)) {
            int last = tokens.isSign(value + 1, '-')
                            && tokens.joined(value + 1)
                            && tokens.length(value + 2) <= 3
                            && tokens.joined(value + 2)
                            && (tokens.isNumber(value + 2) || tokens.shape(value + 2) == WordShape.INITIAL)
                    ? value + 2
                    : value;
            findings.add(tokens, value, last, PhiType.ROOM, 0.7, NAME);
        }
    }
}
