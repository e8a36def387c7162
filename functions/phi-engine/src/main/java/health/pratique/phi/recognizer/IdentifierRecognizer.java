package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Identifiers by the words before them (MRN: 12345, Acct #A-77-1, member ID XJB123), and long numbers and codes that are no
 * measurement and so can only be identifiers.
 */
public final class IdentifierRecognizer implements Recognizer {

    private static final String NAME = "local/identifier";
    private static final int MOST_FILLERS = 7;

    /** Codes of public vocabularies are no identifiers of a person. */
    private static final String[] VOCABULARIES = {
        "icd",
        "snomed",
        "cpt",
        "loinc",
        "rxnorm",
        "ndc",
        "hcpcs",
        "pmid",
        "doi",
        "nct",
        "rxcui",
        "sct",
        "clinicaltrials",
        "umls",
        "omim",
        "cvx",
        "drg",
        "pubmed",
        "arxiv",
        "isbn"
    };

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.is(at, Flag.ID_WORD)) {
                cued(tokens, findings, at);
            } else if (tokens.isSign(at, '#')) {
                hash(tokens, findings, at);
            }
        }
        for (int at = 0; at < tokens.size(); at++) {
            if (!findings.taken(at)) {
                at = uncued(tokens, findings, at);
            }
        }
    }

    private static void cued(Tokens tokens, Findings findings, int at) {
        if (tokens.joined(at + 1) && tokens.isSign(at + 1, '-') && tokens.joined(at + 2) && tokens.isWord(at + 2)) {
            return;
        }
        IdentifierCue cue = IdentifierCue.at(tokens, at);
        if (cue == null) {
            return;
        }
        boolean strong = cue.strong();
        int next = at + 1;
        PhiType type = cue.type();
        for (int filler = 0; filler < MOST_FILLERS; filler++, next++) {
            if (tokens.isSign(next, "#:=")
                    || tokens.isAnyOf(next, "number", "no", "num", "nbr", "id", "identifier", "identification")) {
                strong = true;
            } else if (tokens.is(next, Flag.ID_WORD)) {
                IdentifierCue better = IdentifierCue.at(tokens, next);
                strong |= better != null && better.strong();
                type = better != null && type == PhiType.ID_OTHER ? better.type() : type;
            } else if (!tokens.isSign(next, ".(-*")
                    && !tokens.isAnyOf(
                            next, "is", "was", "of", "the", "ending", "in", "s", "on", "for", "this", "as")) {
                break;
            }
        }
        if (tokens.isLineEnd(next) && tokens.isSign(next - 1, ':')) {
            return;
        }
        int last = value(tokens, next);
        if (last < 0 || findings.anyTaken(next, last)) {
            return;
        }
        int digits = digits(tokens, next, last);
        int letters = alphanumerics(tokens, next, last);
        boolean enough = strong ? digits >= 2 && letters >= 4 || digits >= 3 : digits >= 5 && letters >= 6;
        if (enough
                && !(letters == digits && PhoneRecognizer.unitFollows(tokens, last))
                && !aged(tokens, last, digits)) {
            findings.add(tokens, next, moreGroups(tokens, next, last), type, strong ? 0.9 : 0.7, NAME);
        }
    }

    /** "#12345678" and "#A1234567": a number sign before something long. */
    private static void hash(Tokens tokens, Findings findings, int at) {
        int last = value(tokens, at + 1);
        if (last > 0
                && tokens.joined(at + 1)
                && !findings.anyTaken(at + 1, last)
                && digits(tokens, at + 1, last) >= 5) {
            findings.add(tokens, at + 1, last, PhiType.ID_OTHER, 0.7, NAME);
        }
    }

    /** The last token of the code that begins here, or -1: letters and digits joined by - / . _ with a digit somewhere. */
    private static int value(Tokens tokens, int from) {
        if (!codePart(tokens, from)) {
            return -1;
        }
        int last = from;
        while (last - from < 16
                && tokens.joined(last + 1)
                && (codePart(tokens, last + 1)
                        || (tokens.isSign(last + 1, "-/._*")
                                && tokens.joined(last + 2)
                                && codePart(tokens, last + 2)))) {
            last++;
        }
        return digits(tokens, from, last) > 0 ? last : spacedPrefix(tokens, from);
    }

    /** A prefix of capitals apart from its digits: AB 123456. */
    private static int spacedPrefix(Tokens tokens, int from) {
        boolean prefix = tokens.length(from) <= 4
                && (tokens.shape(from) == WordShape.UPPER || tokens.shape(from) == WordShape.INITIAL);
        return prefix && tokens.isNumber(from + 1, 4, 12) ? from + 1 : -1;
    }

    private static boolean codePart(Tokens tokens, int at) {
        TokenKind kind = tokens.kind(at);
        return kind == TokenKind.NUMBER
                || kind == TokenKind.MIXED
                || (kind == TokenKind.WORD && tokens.length(at) <= 12);
    }

    /** Numbers written in groups: 9664 8088 5109, 1EG4 TE5 MK73. */
    private static int moreGroups(Tokens tokens, int first, int last) {
        int end = last;
        while (end - first < 5
                && last == first
                && tokens.length(first) >= 3
                && tokens.length(first) <= 4
                && tokens.length(end + 1) >= 3
                && tokens.length(end + 1) <= 4
                && (tokens.isNumber(end + 1) || tokens.kind(end + 1) == TokenKind.MIXED)
                && tokens.start(end + 1) - tokens.end(end) == 1) {
            end++;
        }
        return end;
    }

    private static int uncued(Tokens tokens, Findings findings, int at) {
        if (tokens.joined(at) && tokens.isSign(at - 1, "./-_,") && tokens.joined(at - 1)) {
            return at;
        }
        TokenKind kind = tokens.kind(at);
        if (kind != TokenKind.NUMBER
                && kind != TokenKind.MIXED
                && tokens.shape(at) != WordShape.UPPER
                && !(kind == TokenKind.WORD && tokens.isSign(at + 1, '-') && tokens.isNumber(at + 2, 5, 12))) {
            return at;
        }
        int last = value(tokens, at);
        if (last < 0 || findings.anyTaken(at, last)) {
            return Math.max(at, last);
        }
        int digits = digits(tokens, at, last);
        int all = alphanumerics(tokens, at, last);
        if (kind == TokenKind.NUMBER && last == at) {
            boolean groups = tokens.length(at) == 4 && fourByThree(tokens, at);
            if (groups) {
                findings.add(tokens, at, at + 2, PhiType.ID_OTHER, 0.6, NAME);
                return at + 2;
            }
        }
        boolean numeric = digits == all;
        boolean longNumber = numeric && digits >= (last == at ? 7 : 9);
        boolean code = !numeric && digits >= 5 && all >= 7;
        if ((longNumber || code) && !measurement(tokens, at, last) && !vocabulary(tokens, at)) {
            findings.add(tokens, at, last, PhiType.ID_OTHER, 0.55, NAME);
        }
        return last;
    }

    private static boolean fourByThree(Tokens tokens, int at) {
        return tokens.isNumber(at + 1, 4, 4)
                && tokens.isNumber(at + 2, 4, 4)
                && tokens.start(at + 1) - tokens.end(at) == 1
                && tokens.start(at + 2) - tokens.end(at + 1) == 1
                && !(tokens.number(at) < 2100 && tokens.number(at) > 1900 && tokens.number(at + 1) < 2100);
    }

    private static boolean measurement(Tokens tokens, int first, int last) {
        if (PhoneRecognizer.unitFollows(tokens, last) || tokens.isSign(last + 1, '%')) {
            return true;
        }
        if (tokens.kind(last) == TokenKind.MIXED && first == last) {
            String word = tokens.lower(last);
            int at = 0;
            while (at < word.length() && Character.isDigit(word.charAt(at))) {
                at++;
            }
            String unit = word.substring(at);
            return at > 0 && unit.chars().noneMatch(Character::isDigit) && unit.length() <= 6
                    || word.startsWith("rs")
                    || word.startsWith("nct");
        }
        return tokens.isSign(first - 1, "<>$~")
                || tokens.is(first, Flag.MEDICAL)
                || tokens.isAnyOf(first, "covid", "sars");
    }

    private static boolean vocabulary(Tokens tokens, int at) {
        for (int back = at - 1; back >= at - 5 && !tokens.isLineEnd(back); back--) {
            if (tokens.isAnyOf(back, VOCABULARIES)) {
                return true;
            }
        }
        return false;
    }

    /** "Patient ID confirmed, 45 year old" and the like. */
    private static boolean aged(Tokens tokens, int last, int digits) {
        int next = tokens.isSign(last + 1, '-') ? last + 2 : last + 1;
        return digits <= 3
                && tokens.isAnyOf(
                        next, "year", "years", "yo", "y", "yr", "month", "months", "week", "weeks", "day", "times");
    }

    private static int digits(Tokens tokens, int first, int last) {
        int count = 0;
        for (int at = tokens.start(first); at < tokens.end(last); at++) {
            count += Character.isDigit(tokens.text().charAt(at)) ? 1 : 0;
        }
        return count;
    }

    private static int alphanumerics(Tokens tokens, int first, int last) {
        int count = 0;
        for (int at = tokens.start(first); at < tokens.end(last); at++) {
            count += Character.isLetterOrDigit(tokens.text().charAt(at)) ? 1 : 0;
        }
        return count;
    }
}
