package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Form;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Long numbers and codes that are no measurement and no code of a public vocabulary, and so can only be identifiers. */
public final class LongNumberRecognizer implements Recognizer {

    private static final String NAME = "local/long-number";

    /** Codes of public vocabularies are no identifiers of a person. */
    private static final WordSet VOCABULARIES = WordSet.of("""
        icd iso iec astm cmt cfr grch38 snomed cpt tcm loinc rxnorm ndc hcpcs pmid doi nct rxcui sct clinicaltrials
        umls omim cvx drg pubmed arxiv isbn\
        """);

    private static final WordSet LABS = WordSet.of("""
        covid sars ck cpk bnp ldh ast alt wbc plt plts hcg bhcg trop afp psa ca cea ferritin anc tpo vl cd lab plat
        ferr ggt alp lip ddimer crp tg cpks probnp\
        """);

    /** So many digits measure nothing, even as the last part of something longer, such as the number of a form. */
    private static final int DIGITS_OF_NO_MEASURE = 10;

    private static final Anchors ANCHORS = Anchors.atForms(Form.NUMBER | Form.MIXED | Form.WORD);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (!findings.taken(at)) {
                at = uncued(tokens, findings, at);
            }
        }
    }

    private static int uncued(Tokens tokens, Findings findings, int at) {
        TokenKind kind = tokens.kind(at);
        if (kind == TokenKind.WORD
                && tokens.shape(at) != WordShape.UPPER
                && !(tokens.isSign(at + 1, '-') && tokens.isNumber(at + 2, 5, 12))) {
            return at;
        }
        boolean column = tokens.isSign(at - 1, ',') && !tokens.isNumber(at - 2);
        boolean ofAForm = ofAForm(tokens, at) && !tokens.isNumber(at - 2);
        if (!ofAForm && tokens.joined(at) && tokens.isSign(at - 1, "./-_,") && tokens.joined(at - 1) && !column) {
            return at;
        }
        int last = Code.value(tokens, at);
        boolean word = kind == TokenKind.WORD && last == at + 1 && tokens.is(at, Flag.COMMON | Flag.ENGLISH);
        if (word) {
            return at;
        }
        if (last < 0 || findings.anyTaken(at, last)) {
            return Math.max(at, last);
        }
        int digits = Code.digits(tokens, at, last);
        int all = Code.alphanumerics(tokens, at, last);
        if (kind == TokenKind.NUMBER && last == at) {
            boolean groups = tokens.length(at) == 4 && fourByThree(tokens, at);
            if (groups) {
                findings.add(tokens, at, at + 2, PhiType.ID_OTHER, 0.6, NAME);
                return at + 2;
            }
        }
        boolean numeric = digits == all;
        boolean fraction = false;
        for (int part = at + 1; part < last; part++) {
            fraction |= tokens.isSign(part, "/.");
        }
        boolean longNumber = numeric && digits >= (last == at ? 7 : 9) && !fraction;
        boolean code = !numeric && digits >= 5 && all >= 7 && !fraction;
        if ((longNumber || code)
                && !isStage(tokens, at, last)
                && !measurement(tokens, at, last)
                && !vocabulary(tokens, at)) {
            findings.add(tokens, at, last, PhiType.ID_OTHER, 0.55, NAME);
        } else if (fraction && ofAForm(tokens, last) && !vocabulary(tokens, at)) {
            findings.add(tokens, last, last, PhiType.ID_OTHER, 0.55, NAME);
        }
        return last;
    }

    /** The last part of KL/2B/R-7550/2090001004290. */
    private static boolean ofAForm(Tokens tokens, int at) {
        return tokens.isNumber(at) && tokens.length(at) >= DIGITS_OF_NO_MEASURE && tokens.isSign(at - 1, "/-_");
    }

    /** T2N1M0, M1E1S1T0C0: a letter and a digit in turn. */
    private static boolean isStage(Tokens tokens, int first, int last) {
        String text = tokens.text();
        boolean turns = first == last && tokens.length(first) % 2 == 0;
        for (int at = tokens.start(first); turns && at < tokens.end(last); at++) {
            boolean letter = (at - tokens.start(first)) % 2 == 0;
            turns = letter ? Character.isLetter(text.charAt(at)) : Character.isDigit(text.charAt(at));
        }
        return turns;
    }

    private static boolean fourByThree(Tokens tokens, int at) {
        return tokens.isNumber(at + 1, 4, 4)
                && tokens.isNumber(at + 2, 4, 4)
                && tokens.start(at + 1) - tokens.end(at) == 1
                && tokens.start(at + 2) - tokens.end(at + 1) == 1
                && !(tokens.number(at) < 2100 && tokens.number(at) > 1900 && tokens.number(at + 1) < 2100);
    }

    private static boolean measurement(Tokens tokens, int first, int last) {
        boolean near = last + 1 >= tokens.size() || tokens.start(last + 1) - tokens.end(last) <= 1;
        if (near && PhoneRecognizer.unitFollows(tokens, last)) {
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
                    || word.startsWith("g") && word.indexOf('p') > 0 && word.length() <= 8
                    || word.startsWith("rs")
                    || word.startsWith("nct");
        }
        return tokens.isSign(first - 1, "<>$~") || tokens.is(first, Flag.MEDICAL) || LABS.has(tokens, first);
    }

    static boolean vocabulary(Tokens tokens, int at) {
        for (int back = at; back >= at - 5 && !tokens.isLineEnd(back); back--) {
            if (VOCABULARIES.has(tokens, back)) {
                return true;
            }
        }
        return false;
    }
}
