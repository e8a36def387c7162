package health.pratique.phi.recognizer;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import java.util.Set;

/** E-mail and web addresses, internet addresses of both versions, hardware addresses. */
public final class NetworkRecognizer implements Recognizer {

    private static final String NAME = "local/network";
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_URL = 2000;

    private static final Set<String> TOP_LEVEL = Set.of(
            "com",
            "org",
            "net",
            "edu",
            "gov",
            "mil",
            "io",
            "co",
            "info",
            "biz",
            "health",
            "care",
            "uk",
            "us",
            "ca",
            "de",
            "fr",
            "es",
            "it",
            "eu",
            "au",
            "nz",
            "in",
            "ch",
            "at",
            "be",
            "nl",
            "se",
            "no",
            "dk",
            "fi",
            "pl",
            "cz",
            "ie",
            "me",
            "app",
            "dev",
            "online",
            "site",
            "clinic",
            "hospital",
            "doctor",
            "hu",
            "br",
            "mx",
            "jp",
            "cn",
            "ru",
            "za");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        String text = tokens.text();
        for (int at = 0; at < tokens.size(); at++) {
            if (findings.taken(at)) {
                continue;
            }
            switch (tokens.kind(at)) {
                case SIGN -> {
                    if (tokens.isSign(at, '@')) {
                        mail(tokens, findings, at);
                    } else if (tokens.isSign(at, ':')) {
                        colon(tokens, findings, at, text);
                    }
                }
                case WORD, MIXED -> name(tokens, findings, at, text);
                case NUMBER -> version4(tokens, findings, at);
                case POSSESSIVE, LINE_END, MASK -> {}
            }
        }
    }

    private static void mail(Tokens tokens, Findings findings, int at) {
        String text = tokens.text();
        int sign = tokens.start(at);
        int start = sign;
        while (start > 0 && sign - start < LONGEST_LOCAL_PART && isLocalPart(text.charAt(start - 1))) {
            start--;
        }
        while (start < sign && !Character.isLetterOrDigit(text.charAt(start)) && text.charAt(start) != '_') {
            start++;
        }
        int end = sign + 1;
        int dot = -1;
        while (end < text.length() && end - sign < 255 && isDomain(text.charAt(end))) {
            dot = text.charAt(end) == '.' ? end : dot;
            end++;
        }
        while (end > sign + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
            dot = text.lastIndexOf('.', end - 1);
        }
        if (start < sign && dot > sign + 1 && end - dot > 2) {
            findings.add(tokens, new PhiSpan(start, end, PhiType.EMAIL, 0.99, NAME));
        } else if (start == sign && end > sign + 3 && !tokens.joined(at) && looksLikeHandle(tokens, at)) {
            findings.add(tokens, new PhiSpan(sign, end, PhiType.USERNAME, 0.7, NAME));
        }
    }

    private static boolean looksLikeHandle(Tokens tokens, int at) {
        boolean cue = false;
        for (int back = at - 1; back >= at - 5 && !tokens.isLineEnd(back); back--) {
            cue |= tokens.isAnyOf(
                    back,
                    "handle",
                    "twitter",
                    "instagram",
                    "ig",
                    "facebook",
                    "tiktok",
                    "snapchat",
                    "username",
                    "user",
                    "account",
                    "telegram",
                    "x",
                    "insta",
                    "venmo",
                    "discord",
                    "profile");
        }
        return cue
                || tokens.length(at + 1) > 2
                        && tokens.kind(at + 1) == TokenKind.MIXED
                        && Character.isLetter(tokens.first(at + 1))
                || tokens.isSign(at + 2, '_') && tokens.joined(at + 2);
    }

    private static void name(Tokens tokens, Findings findings, int at, String text) {
        boolean scheme = tokens.isAnyOf(at, "http", "https", "ftp", "sftp") && text.startsWith("://", tokens.end(at));
        boolean www = tokens.isText(at, "www") && text.startsWith(".", tokens.end(at));
        if (scheme || www) {
            url(tokens, findings, tokens.start(at));
        } else if (tokens.isSign(at + 1, '.') && tokens.joined(at + 1) && tokens.joined(at + 2) && !tokens.joined(at)) {
            domain(tokens, findings, at);
        } else if (tokens.isSign(at + 1, ':') && tokens.joined(at + 1) && isHex(tokens, at) && !tokens.joined(at)) {
            colonAddress(tokens, findings, tokens.start(at));
        } else if (tokens.isSign(at + 1, '-') && tokens.length(at) == 2 && isHex(tokens, at)) {
            hardware(tokens, findings, tokens.start(at), '-');
        }
    }

    private static void url(Tokens tokens, Findings findings, int start) {
        String text = tokens.text();
        int end = start;
        while (end < text.length() && end - start < LONGEST_URL && isUrl(text.charAt(end))) {
            end++;
        }
        while (end > start && ".,;:!?)'\"".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end > start) {
            findings.add(tokens, new PhiSpan(start, end, PhiType.URL, 0.98, NAME));
        }
    }

    /** name.tld, name.name.tld/path; the last part is a known top-level domain. */
    private static void domain(Tokens tokens, Findings findings, int at) {
        int last = at;
        while (last - at < 12
                && (tokens.isSign(last + 1, '.') || tokens.isSign(last + 1, '-'))
                && tokens.joined(last + 1)
                && tokens.joined(last + 2)
                && Character.isLetterOrDigit(tokens.first(last + 2))) {
            last += 2;
        }
        boolean known = last > at
                && tokens.isSign(last - 1, '.')
                && tokens.isWord(last)
                && TOP_LEVEL.contains(tokens.lower(last))
                && (Character.isLowerCase(tokens.first(last)) || tokens.isAnyOf(last, "com", "org", "net"));
        boolean abbreviation = tokens.length(at) < 2
                || last == at + 2
                        && tokens.isAnyOf(
                                last,
                                "no",
                                "in",
                                "at",
                                "me",
                                "us",
                                "it",
                                "es",
                                "be",
                                "care",
                                "health",
                                "doctor",
                                "hospital",
                                "clinic",
                                "site",
                                "co",
                                "is");
        if (known && !abbreviation) {
            url(tokens, findings, tokens.start(at));
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

    private static void colon(Tokens tokens, Findings findings, int at, String text) {
        if (text.startsWith("::", tokens.start(at)) && !tokens.joined(at)) {
            colonAddress(tokens, findings, tokens.start(at));
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

    private static boolean isLocalPart(char c) {
        return c > 127 ? Character.isLetterOrDigit(c) : Character.isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private static boolean isUrl(char c) {
        return c > ' ' && "<>\"{}|\\^`[]".indexOf(c) < 0 && !Character.isSpaceChar(c);
    }
}
