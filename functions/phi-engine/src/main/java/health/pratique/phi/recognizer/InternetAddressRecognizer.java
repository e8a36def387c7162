package health.pratique.phi.recognizer;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;

/** Internet addresses of both versions (RFC 791, RFC 4291) and hardware addresses. */
public final class InternetAddressRecognizer implements Recognizer {

    private static final String NAME = "local/internet-address";

    private static final Anchors ANCHORS =
            Anchors.atForms(Form.NUMBER | Form.MIXED | Form.WORD).orWords(":");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            if (tokens.isNumber(at)) {
                version4(tokens, findings, at);
            } else if (tokens.isSign(at, ':')) {
                if (tokens.text().startsWith("::", tokens.start(at)) && !tokens.joined(at)) {
                    colonAddress(tokens, findings, tokens.start(at));
                }
            } else if (tokens.isSign(at + 1, ":-") && isHex(tokens, at) && !tokens.joined(at)) {
                if (tokens.isSign(at + 1, ':') && tokens.joined(at + 1)) {
                    colonAddress(tokens, findings, tokens.start(at));
                } else if (tokens.isSign(at + 1, '-') && tokens.length(at) == 2) {
                    hardware(tokens, findings, tokens.start(at), '-');
                }
            }
        }
    }

    private static void version4(Tokens tokens, Findings findings, int at) {
        if (tokens.joined(at) && tokens.isSign(at - 1, '.')) {
            return;
        }
        if (tokens.isSign(at + 1, ':') && tokens.joined(at + 1) && tokens.joined(at + 2)) {
            colonAddress(tokens, findings, tokens.start(at));
            return;
        }
        if (tokens.isSign(at + 1, '-') && tokens.length(at) == 2) {
            hardware(tokens, findings, tokens.start(at), '-');
            return;
        }
        for (int part = 0; part < 4; part++) {
            int token = at + 2 * part;
            boolean fits = tokens.isNumber(token, 1, 3) && tokens.number(token) <= 255;
            boolean dotted = part == 3
                    || (tokens.isSign(token + 1, '.') && tokens.joined(token + 1) && tokens.joined(token + 2));
            if (!fits || !dotted) {
                return;
            }
        }
        boolean longer =
                tokens.isSign(at + 7, '.') && tokens.joined(at + 7) && tokens.joined(at + 8) && tokens.isNumber(at + 8);
        if (!longer) {
            findings.add(tokens, at, at + 6, PhiType.IP_ADDRESS, 0.9, NAME);
        }
    }

    /** Version 6 (RFC 4291) or a hardware address: groups of hexadecimal digits with colons. */
    private static void colonAddress(Tokens tokens, Findings findings, int start) {
        String text = tokens.text();
        int end = start;
        int colons = 0;
        int digits = 0;
        boolean allTwo = true;
        boolean twoColons = false;
        boolean letters = false;
        while (end < text.length() && end - start < 45) {
            char c = text.charAt(end);
            if (c == ':') {
                allTwo &= digits == 2;
                twoColons |= end > start && text.charAt(end - 1) == ':';
                colons++;
                digits = 0;
            } else if (Character.digit(c, 16) >= 0 && digits < 4) {
                digits++;
                letters |= !Character.isDigit(c);
            } else {
                break;
            }
            end++;
        }
        boolean torn = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
        if (torn) {
            return;
        }
        while (end > start && text.charAt(end - 1) == ':' && !text.startsWith("::", end - 2)) {
            end--;
            colons--;
        }
        if (colons == 5 && allTwo && digits == 2) {
            findings.add(tokens, new PhiSpan(start, end, PhiType.MAC_ADDRESS, 0.95, NAME));
        } else if (colons == 7 || (twoColons && colons >= 2 && (letters || colons >= 3))) {
            findings.add(tokens, new PhiSpan(start, end, PhiType.IP_ADDRESS, 0.95, NAME));
        }
    }

    private static void hardware(Tokens tokens, Findings findings, int start, char sign) {
        String text = tokens.text();
        boolean letters = false;
        for (int at = 0; at < 17; at++) {
            if (start + at >= text.length()) {
                return;
            }
            char c = text.charAt(start + at);
            boolean fits = at % 3 == 2 ? c == sign : Character.digit(c, 16) >= 0;
            if (!fits) {
                return;
            }
            letters |= Character.isLetter(c);
        }
        boolean torn = start + 17 < text.length() && Character.isLetterOrDigit(text.charAt(start + 17));
        if (letters && !torn) {
            findings.add(tokens, new PhiSpan(start, start + 17, PhiType.MAC_ADDRESS, 0.95, NAME));
        }
    }

    private static boolean isHex(Tokens tokens, int at) {
        for (int c = tokens.start(at); c < tokens.end(at); c++) {
            if (Character.digit(tokens.text().charAt(c), 16) < 0) {
                return false;
            }
        }
        return tokens.length(at) <= 4;
    }
}
