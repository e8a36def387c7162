package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Names that stand for a thing: circle of Willis, Frank-Starling, the Sydney protocol, Koch and Lister in one breath, Yasmin or
 * Camila for a pill, Dr. Google. Nobody in the text is called so.
 */
final class NamesOfThings {

    private static final WordSet PARTS = WordSet.of("""
            circle vein veins ligament sphincter tendon duct ducts ampulla crypts islets islet loop organ bundle foramen
            canal fossa pouch triangle line node gland tuberosity valve valves membrane tubercle artery plexus ganglion
            cave fibres fibers angle space space's layer bodies sinus lines method rule law test sign triad manoeuvre maneuver""");

    private static final WordSet AFTER_PLACE = WordSet.of("""
            protocol swallow criteria classification consensus score scale categories category carotid declaration
            scientific dynamics splint brace collar""");

    private static final WordSet SCALES = WordSet.of("""
            barthel berg rivermead addenbrooke addenbrookes braden norton waterlow tinetti rankin fugl-meyer ashworth lawton
            katz nottingham frenchay rosenbaum borg karnofsky lansky folstein hamilton beck zung edinburgh melbourne""");

    private static final WordSet DISCOVERERS = WordSet.of("""
            jenner koch lister semmelweis pasteur fleming virchow snow salk sabin osler hunter cooper graves whitehead galen
            hippocrates vesalius harvey ehrlich billroth nightingale freud jung pavlov skinner piaget erikson maslow bowlby""");

    private static final WordSet PILLS = WordSet.of("""
            yasmin camila heather errin lyza nora ella jolivette aviane julie kelnor levora lessina sprintec ocella zarah gianvi
            loryna nikki syeda vestura mirena kyleena skyla cerelle cerazette marvelon yaz yasminelle qlaira zoely alesse alli
            estrace diane dianette natalia portia lutera sronyx tilia seasonique amethyst beyaz natazia femodette""");

    private static final WordSet PILL_WORDS = WordSet.of("""
            pill pills ocp coc pop minipill contraceptive contraceptives contraception progestin ulipristal levonorgestrel
            drospirenone norethindrone desogestrel estradiol iud coil mg mcg tablets ec plan-b orlistat xenical brand generic
            compare vs breakthrough missed""");

    private static final WordSet PAIRS_FIRST = WordSet.of(
            "hardy frank mccune monro romano dall vaughan harris bland mifflin van hosmer cox mann kaplan lineweaver");

    private static final WordSet PAIRS_SECOND = WordSet.of(
            "weinberg starling albright kellie ward miles williams benedict altman jeor lemeshow whitney meier burk");

    private static final WordSet SCANNED = WordSet.of("""
            brain spine head neck abdomen pelvis knee shoulder hip ankle wrist elbow breast prostate liver heart chest cervical
            lumbar thoracic angiogram angiography venogram venography enterography elastography arthrogram spectroscopy urogram
            orbits face pituitary sella iac iacs foot hand femur tapse tr ar as ms ai pi""");

    private static final WordSet FIGURES = WordSet.of("""
            google pepper bones feelgood oz seuss who phil jekyll hyde scholl scholls strangelove clean claus doubtfire ratched bean
            magoo piggy frankenstein christmas crunch google's evil nature rogers internet chatgpt ai tiktok youtube webmd
            death grinch bojangles bigglesworth beast""");

    private NamesOfThings() {}

    /** Whether the name from the first to the last token is a thing's. */
    static boolean is(Tokens tokens, int first, int last) {
        if (tokens.is(first, Flag.TITLE)) {
            return titled(tokens, first, last);
        }
        int title = tokens.isSign(first - 1, '.') ? first - 2 : first - 1;
        if (tokens.is(title, Flag.TITLE) && titled(tokens, title, last)) {
            return true;
        }
        boolean one = first == last || last == first + 1 && tokens.kind(last) == TokenKind.POSSESSIVE;
        return one && (ofPart(tokens, first) || single(tokens, first)) || pair(tokens, first, last);
    }

    /** Dr. Google, MR brain. */
    private static boolean titled(Tokens tokens, int first, int last) {
        int name = tokens.isSign(first + 1, '.') ? first + 2 : first + 1;
        boolean imaging = tokens.isText(first, "mr")
                && tokens.shape(first) == WordShape.UPPER
                && name == first + 1
                && (SCANNED.has(tokens, name) || tokens.isSign(name, ',') && SCANNED.has(tokens, name + 1));
        boolean possessive = tokens.kind(last) == TokenKind.POSSESSIVE;
        return imaging || FIGURES.has(tokens, name) && (last == name || possessive && last == name + 1);
    }

    /** The circle of Willis, the vein of Galen. */
    private static boolean ofPart(Tokens tokens, int at) {
        return tokens.isText(at - 1, "of") && PARTS.has(tokens, at - 2);
    }

    private static boolean single(Tokens tokens, int at) {
        if (AFTER_PLACE.has(tokens, at + 1) && !PersonContext.follows(tokens, at)) {
            return true;
        }
        if (SCALES.has(tokens, at)) {
            return neighbour(tokens, at, SCALES);
        }
        if (DISCOVERERS.has(tokens, at)) {
            return neighbour(tokens, at, DISCOVERERS);
        }
        if (tokens.shape(at) == WordShape.UPPER
                && Nobody.isAcronym(tokens, at)
                && tokens.isAnyOf(at - 1, "by", "via", "with", "in", ",", ";", "trial", "study")) {
            return true;
        }
        return PILLS.has(tokens, at) && (neighbour(tokens, at, PILLS) || pillNear(tokens, at));
    }

    /** Whether the word before or after it in a list is one of the same kind. */
    private static boolean neighbour(Tokens tokens, int at, WordSet kind) {
        for (int way = -1; way <= 1; way += 2) {
            int next = at + way;
            for (int skipped = 0; skipped < 3 && between(tokens, next); skipped++) {
                next += way;
            }
            if (next != at + way && kind.has(tokens, next)) {
                return true;
            }
        }
        return false;
    }

    private static boolean between(Tokens tokens, int at) {
        return tokens.isSign(at, ",/")
                || tokens.isAnyOf(at, "or", "and", "vs", "versus")
                || tokens.isSign(at, '.') && tokens.isText(at - 1, "vs");
    }

    private static boolean pillNear(Tokens tokens, int at) {
        for (int near = at - 4; near <= at + 4; near++) {
            if (PILL_WORDS.has(tokens, near)) {
                return !tokens.is(at - 1, Flag.TITLE | Flag.NAME_CUE | Flag.RELATION)
                        && !PersonContext.follows(tokens, at);
            }
        }
        return false;
    }

    /** Hardy-Weinberg, Vaughan Williams, or one half of them; Lou Gehrig. */
    private static boolean pair(Tokens tokens, int first, int last) {
        int from = tokens.isSign(first - 1, '-') && tokens.joined(first) ? first - 2 : first;
        int second = tokens.isSign(from + 1, '-') ? from + 2 : from + 1;
        boolean spaced = second == from + 1;
        boolean known = PAIRS_FIRST.has(tokens, from) && PAIRS_SECOND.has(tokens, second) && last <= second;
        boolean class4 = !spaced || tokens.isText(from, "vaughan") && !tokens.is(from - 1, Flag.FIRST | Flag.TITLE);
        boolean gehrig = tokens.isText(first, "lou") && tokens.isText(first + 1, "gehrig");
        boolean nodule = tokens.isText(first, "mary")
                && tokens.isText(first + 1, "joseph")
                && tokens.isAnyOf(first + 2, "nodule", "nodules", "node", "nodes", "sign");
        return known && class4 || gehrig || nodule;
    }
}
