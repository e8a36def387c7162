package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Identifiers by the words before them: MRN: 12345, Acct #A-77-1, member ID XJB123. */
public final class IdentifierRecognizer implements Recognizer {

    private static final String NAME = "local/identifier";
    private static final int MOST_FILLERS = 7;

    private static final WordSet NUMBER = WordSet.of("no num nos nr");

    /** What has a number that identifies it; before "#" and "no". */
    private static final WordSet NUMBERED = WordSet.of("""
            lab exam band wristband armband bracelet kit seal bag tube vial slide block unit clinic hospital file card census
            register police report dispatch complaint evidence locker asset inventory tag script refill queue token affiliate
            registry cohort screening consent grievance adjuster comp wc client customer inmate shield warrant force
            crossmatch xm donation bottle cylinder key health insurance id ref identity series pack cassette
            biopsy autopsy cytology histology ticket reservation booking folder index form certificate plan scheme""");

    private static final WordSet CALLED = WordSet.of("""
            phone telephone tel mobile cell fax contact call pager whatsapp ph mob callback bed room rm ward house flat apt suite
            public school cpt icd yellow red blue green loinc ndc hcpcs snomed""");

    /** What is also told, seen or done at a date or to a count: only codes with a prefix, OHS-4471, are theirs. */
    private static final WordSet PREFIXED_ONLY = WordSet.of("report set letter kit kits pcr");

    private static final Anchors ANCHORS = Anchors.atFlags(Flag.ID_WORD).orWords("# /");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (tokens.is(at, Flag.ID_WORD)) {
                cued(tokens, findings, at);
                if (NUMBER.has(tokens, at)) {
                    numbered(tokens, findings, at);
                }
            } else if (tokens.isSign(at, '#')) {
                hash(tokens, findings, at);
            } else if (tokens.isSign(at, '/') && tokens.isText(at - 1, "s") && tokens.isText(at + 1, "n")) {
                serial(tokens, findings, at + 2);
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
            if (prefixed(tokens, next)) {
                break;
            }
            if (tokens.isSign(next, '.') && tokens.isSign(next + 1, '.')) {
                filler--;
            } else if (tokens.isSign(next, "#:=")
                    || tokens.isText(next, "ending")
                    || tokens.isAnyOf(next, "number", "no", "num", "nbr", "id", "identifier", "identification")) {
                strong = true;
            } else if (tokens.is(next, Flag.ID_WORD)) {
                IdentifierCue better = IdentifierCue.at(tokens, next);
                strong |= better != null && better.strong();
                type = better != null && type == PhiType.ID_OTHER ? better.type() : type;
            } else if (!tokens.isSign(next, ".(-*|\"'\u201c\u2018[")
                    && !tokens.isAnyOf(
                            next, "is", "was", "of", "the", "in", "s", "on", "for", "this", "as", "pt", "patient",
                            "nr")) {
                break;
            }
        }
        if (tokens.isLineEnd(next) && tokens.isSign(next - 1, ':')) {
            return;
        }
        int last = Code.groups(tokens, next);
        if (!strong && last > next && Code.digits(tokens, next, last) == Code.alphanumerics(tokens, next, last)) {
            last = Code.value(tokens, next);
        }
        if (last < 0 && type == PhiType.NATIONAL_ID && tokens.length(next) == 2 && tokens.isNumber(next + 1, 2, 2)) {
            last = next + 1;
        }
        if (last < 0
                || findings.anyTaken(next, last)
                || AddressRecognizer.begins(tokens, next)
                || tokens.isAnyOf(next, "cpt", "icd", "ndc", "loinc", "hcpcs")) {
            return;
        }
        int digits = Code.digits(tokens, next, last);
        int letters = Code.alphanumerics(tokens, next, last);
        boolean enough = strong
                ? digits >= 2 && letters >= 4 || digits >= 3
                : digits >= 5 && letters >= 6
                        || digits >= 4 && letters > digits && prefixed(tokens, next)
                        || digits >= 4 && letters - digits >= 3 && letters >= 7
                        || type == PhiType.DEVICE_SERIAL && digits >= 3 && letters - digits >= 2 && letters >= 6;
        boolean bare =
                PREFIXED_ONLY.has(tokens, at) && !strong && !prefixed(tokens, next) && (last == next || digits < 7);
        if (enough
                && !bare
                && !(letters == digits && PhoneRecognizer.unitFollows(tokens, last))
                && !aged(tokens, last, digits)) {
            int end = type == PhiType.NATIONAL_ID || type == PhiType.MEDICARE_ID
                    ? anyGroups(tokens, next, last)
                    : moreGroups(tokens, next, last);
            findings.add(tokens, next, end, type, strong ? 0.9 : 0.7, NAME);
            others(tokens, findings, end, type, digits);
        }
    }

    /** The RX- of RX-8830114 and the PT- of PT-20391 are part of the code, whatever words they are. */
    private static boolean prefixed(Tokens tokens, int at) {
        return (tokens.shape(at) == WordShape.UPPER || tokens.shape(at) == WordShape.INITIAL)
                && tokens.isSign(at + 1, '-')
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && Code.value(tokens, at) > at;
    }

    /** MRNs 4471902, 8820113 and 9931007: more codes of about the same length after one word. */
    private static void others(Tokens tokens, Findings findings, int from, PhiType type, int digits) {
        int end = from;
        while (digits >= 4) {
            int at = end + 1;
            boolean comma = tokens.isSign(at, ",&/;");
            at = comma ? at + 1 : at;
            boolean and = tokens.isAnyOf(at, "and", "or");
            at = and ? at + 1 : at;
            int last = comma || and ? Code.value(tokens, at) : -1;
            int own = last < 0 ? 0 : Code.digits(tokens, at, last);
            if (own < 4
                    || Math.abs(own - digits) > 1
                    || findings.anyTaken(at, last)
                    || PhoneRecognizer.unitFollows(tokens, last)) {
                return;
            }
            findings.add(tokens, at, last, type, 0.75, NAME);
            end = last;
        }
    }

    /** National numbers in groups of any length: 2428 77813 2, QQ 12 34 56 C. */
    private static int anyGroups(Tokens tokens, int first, int last) {
        int end = last;
        while (end - first < 6
                && tokens.start(end + 1) - tokens.end(end) == 1
                && (tokens.isNumber(end + 1, 1, 5) || tokens.shape(end + 1) == WordShape.INITIAL)) {
            end++;
        }
        int size = Code.alphanumerics(tokens, first, end);
        return size >= 8 && size <= 16 ? end : moreGroups(tokens, first, last);
    }

    /** Exam no. MR/2019/11852, clinic no k/op/8817/16, seal nr 0087: a number sign after any word but those for other numbers. */
    private static void numbered(Tokens tokens, Findings findings, int at) {
        if (!tokens.isWord(at - 1) && !tokens.isSign(at - 1, ",|") || CALLED.has(tokens, at - 1)) {
            return;
        }
        boolean said = false;
        int next = at + 1;
        while (next < at + 24 && tokens.isSign(next, ".:#=|\"'\u201c")) {
            said |= !tokens.isSign(next, "\"'|\u201c");
            next++;
        }
        int last = said || NUMBERED.has(tokens, at - 1) ? Code.groups(tokens, next) : -1;
        if (last < 0 || findings.anyTaken(next, last) || AddressRecognizer.begins(tokens, next)) {
            return;
        }
        int digits = Code.digits(tokens, next, last);
        boolean enough = digits >= 3 && (digits >= 4 || Code.alphanumerics(tokens, next, last) > digits || last > next);
        if (enough && !PhoneRecognizer.unitFollows(tokens, last) && !LongNumberRecognizer.vocabulary(tokens, at)) {
            findings.add(tokens, next, last, PhiType.ID_OTHER, 0.7, NAME);
            others(tokens, findings, last, PhiType.ID_OTHER, digits);
        }
    }

    /** S/N 4471-A, s/n: lp15-4417. */
    private static void serial(Tokens tokens, Findings findings, int from) {
        int next = from;
        while (next < from + 3 && (tokens.isSign(next, ":#=.") || NUMBER.has(tokens, next))) {
            next++;
        }
        int last = Code.groups(tokens, next);
        if (last >= 0 && Code.digits(tokens, next, last) >= 3 && !findings.anyTaken(next, last)) {
            findings.add(tokens, next, last, PhiType.DEVICE_SERIAL, 0.8, NAME);
        }
    }

    /** "#12345678" and "#A1234567": a number sign before something long. */
    private static void hash(Tokens tokens, Findings findings, int at) {
        int last = Code.value(tokens, at + 1);
        int digits = last > 0 ? Code.digits(tokens, at + 1, last) : 0;
        boolean code = digits >= 4 && Character.isUpperCase(tokens.first(at + 1))
                || digits >= 3 && NUMBERED.has(tokens, at - 1);
        if ((digits >= 5 && tokens.joined(at + 1) || code) && !findings.anyTaken(at + 1, last)) {
            findings.add(tokens, at + 1, last, PhiType.ID_OTHER, 0.7, NAME);
        }
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

    /** "Patient ID confirmed, 45 year old" and the like. */
    private static boolean aged(Tokens tokens, int last, int digits) {
        int next = tokens.isSign(last + 1, '-') ? last + 2 : last + 1;
        return digits <= 3
                && tokens.isAnyOf(
                        next, "year", "years", "yo", "y", "yr", "month", "months", "week", "weeks", "day", "times");
    }
}
