package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;

/** Latitude and longitude in decimal degrees: two numbers with four or more decimals each, about eleven metres. */
public final class CoordinatesRecognizer implements Recognizer {

    private static final String NAME = "local/coordinates";
    private static final int FEWEST_DECIMALS = 4;

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            int latitude = decimal(tokens, at, 90);
            if (latitude < 0 || findings.taken(at)) {
                continue;
            }
            int next = latitude + 1;
            while (next <= latitude + 4
                    && (tokens.isSign(next, ",/-\u00b0")
                            || tokens.isAnyOf(next, "n", "s", "and", "lon", "long", "longitude"))) {
                next++;
            }
            int longitude = decimal(tokens, next, 180);
            if (longitude > 0) {
                int first = tokens.isSign(at - 1, '-') && tokens.joined(at) ? at - 1 : at;
                findings.add(tokens, first, longitude, PhiType.COORDINATES, 0.85, NAME);
                at = longitude;
            }
        }
    }

    private static int decimal(Tokens tokens, int at, int most) {
        boolean form = tokens.isNumber(at, 1, 3)
                && tokens.number(at) <= most
                && tokens.isSign(at + 1, '.')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.isNumber(at + 2)
                && tokens.length(at + 2) >= FEWEST_DECIMALS;
        return form ? at + 2 : -1;
    }
}
