package health.pratique.phi.recognizer;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** E-mail and web addresses, and handles after such a word as "twitter". */
public final class NetworkRecognizer implements Recognizer {

    private static final String NAME = "local/network";
    private static final WordSet HANDLES = WordSet.of("""
            handle twitter instagram ig facebook tiktok snapchat username user account telegram x insta venmo discord
            profile snap threads bluesky mastodon fb reddit youtube linkedin posts posted dm cashapp""");
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_URL = 2000;

    private static final WordSet TOP_LEVEL = WordSet.of("""
            com org net edu gov mil io co info biz health care uk us ca de fr es it eu au nz in ch at be nl se
            no dk fi pl cz ie me app dev online site clinic hospital doctor hu br mx jp cn ru za example test
            invalid local lan internal ly tv ai xyz cloud pt gr tr il kr sg hk tw ar cl pe ng ke gh ph vn th ua
            ro""");

    /** Words too, so that a path has to follow: where a full stop lost its space, "pain.today" is no address. */
    private static final WordSet WITH_PATH = WordSet.of("""
            link page store shop tech chat video social blog news live email mail law school academy church pharmacy
            dental family life world today space web app dev site online share photos pics media""");

    private static final Anchors ANCHORS = Anchors.atWords("@ . http https ftp sftp www");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.isSign(at, '.')) {
                if (isInside(tokens, at) && !findings.taken(at - 1)) {
                    domain(tokens, findings, at - 1);
                }
            } else if (findings.taken(at)) {
                continue;
            } else if (tokens.isSign(at, '@')) {
                mail(tokens, findings, at);
            } else if (tokens.text().startsWith(tokens.isText(at, "www") ? "." : "://", tokens.end(at))) {
                url(tokens, findings, tokens.start(at));
            }
        }
    }

    /** Between the first part of a name and the next. */
    private static boolean isInside(Tokens tokens, int dot) {
        return tokens.joined(dot)
                && tokens.joined(dot + 1)
                && !tokens.joined(dot - 1)
                && (tokens.form(dot - 1) & (Form.WORD | Form.MIXED)) != 0;
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
            cue |= HANDLES.has(tokens, back);
        }
        return cue
                || tokens.length(at + 1) > 2
                        && tokens.kind(at + 1) == TokenKind.MIXED
                        && Character.isLetter(tokens.first(at + 1))
                || tokens.isSign(at + 2, '_') && tokens.joined(at + 2);
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
                && (TOP_LEVEL.has(tokens, last) || WITH_PATH.has(tokens, last) && tokens.isSign(last + 1, '/'))
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
