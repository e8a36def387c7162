package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Hospitals and pharmacies that are called by a name alone: chains, saints, the VA of a town, Our Lady of something; and those of
 * other languages, whose word for a hospital stands first: Hôpital Sainte-Perpétue, Clínica Pele Nova.
 */
public final class KnownCareRecognizer implements Recognizer {

    private static final String NAME = "local/known-care";

    /** Chains that are no words; in small letters too. */
    private static final WordSet CHAINS = WordSet.of("""
            walgreens cvs accredo caremark optumrx pillpack superdrug lloydspharmacy geisinger cedars-sinai montefiore
            memorialcare novant ochsner gundersen davita fresenius""");

    /** Chains that are words: after a preposition, with a capital. */
    static final WordSet WORDS = WordSet.of("""
            boots target mercy providence dignity banner sutter kaiser methodist baptist presbyterian lutheran deaconess
            memorial general shriners mayo sinai baylor bellevue tisch langone bayview sharp atrium sanford northwestern
            rush emory duke vanderbilt stanford yale mgh ucla ucsf penn""");

    /** Shops that have pharmacies. */
    private static final WordSet SHOPS =
            WordSet.of("walmart costco kroger publix safeway meijer wegmans heb albertsons tesco asda target");

    private static final WordSet BEFORE = WordSet.of("at from to in the via @ outside by near frm");

    private static final WordSet AFTER = WordSet.of("""
            and but for with who when where since because said says told gave put has had was is are until on in by about
            last this next to today yesterday she he they i we after before as then wants ed er icu""");

    private static final WordSet FIRST = WordSet.of("""
            hopital clinica clinique klinik klinikum krankenhaus hospital ospedale szpital ziekenhuis spital policlinico
            sanatorio farmacia pharmacie apotheke apteka sykehus sjukhus sairaala institut instituto centro
            iglesia igreja eglise masjid parroquia colegio escuela ecole lycee gymnasium gurdwara mandir wat cmhc""");

    private static final WordSet CHURCHES = WordSet.of("""
            iglesia igreja eglise masjid parroquia colegio escuela ecole lycee gymnasium gurdwara mandir wat""");

    private static final Anchors STARTS =
            Anchors.atWords(CHAINS.and(WORDS, SHOPS, FIRST)).orWords("va our st saint ste sainte planned");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = STARTS.next(tokens, 0); at < tokens.size(); at = STARTS.next(tokens, at + 1)) {
            if (findings.taken(at)) {
                continue;
            }
            int last = last(tokens, findings, at);
            if (last >= at && !findings.anyTaken(at, last)) {
                PhiType type = CHURCHES.has(tokens, at) ? PhiType.ORGANIZATION : PhiType.HOSPITAL;
                findings.add(tokens, at, last, type, 0.65, NAME);
                at = last;
            }
        }
    }

    private static int last(Tokens tokens, Findings findings, int at) {
        boolean placed = BEFORE.has(tokens, at - 1);
        if (CHAINS.has(tokens, at)) {
            return pharmacy(tokens, at);
        }
        if (SHOPS.has(tokens, at) && tokens.isAnyOf(at + 1, "pharmacy", "rx")) {
            return at + 1;
        }
        if (placed && tokens.shape(at) == WordShape.TITLE && WORDS.has(tokens, at) && named(tokens, at)) {
            return at;
        }
        if (tokens.isText(at, "va") && (tokens.shape(at) == WordShape.UPPER || tokens.shape(at) == WordShape.LOWER)) {
            return veterans(tokens, at);
        }
        if (tokens.isText(at, "our") && tokens.isText(at + 1, "lady") && tokens.shape(at + 1) == WordShape.TITLE) {
            int of = tokens.isText(at + 2, "of") ? tokens.isText(at + 3, "the") ? at + 4 : at + 3 : -1;
            return of > 0 && Places.isCapital(tokens, of) ? of : -1;
        }
        if (tokens.isAnyOf(at, "st", "saint", "ste", "sainte") && tokens.shape(at) != WordShape.UPPER) {
            boolean to = tokens.isText(at - 1, "to")
                    && !tokens.isAnyOf(at - 2, "transferred", "tx", "sent", "go", "went", "back", "over", "admitted");
            return saint(tokens, findings, at, placed && !to);
        }
        if (tokens.isText(at, "planned") && tokens.isText(at + 1, "parenthood")) {
            return tokens.shape(at + 2) == WordShape.TITLE ? at + 2 : at + 1;
        }
        boolean english = tokens.isText(at, "hospital")
                && tokens.flags(at + 1) != 0
                && !tokens.isAnyOf(at + 1, "general", "san", "santa", "de", "del", "universitario", "nacional", "sao");
        if (FIRST.has(tokens, at)
                && !english
                && tokens.shape(at) == WordShape.TITLE
                && Places.isCapital(tokens, at + 1)) {
            int last = CapitalRun.after(tokens, findings, at);
            return last > at && CapitalRun.own(tokens, at + 1, last) > 0 && !tokens.is(at + 1, Flag.HEADING)
                    ? last
                    : -1;
        }
        return -1;
    }

    private static int pharmacy(Tokens tokens, int at) {
        return tokens.isAnyOf(at + 1, "pharmacy", "rx", "health", "healthcare", "minuteclinic") ? at + 1 : at;
    }

    /** "the Mayo", but no Mayo score; "at Mercy", but no Mercy Street. */
    private static boolean named(Tokens tokens, int at) {
        int next = at + 1;
        boolean ends = !tokens.isWord(next) && !tokens.isNumber(next) && tokens.kind(next) != TokenKind.MIXED
                || AFTER.has(tokens, next);
        boolean article = tokens.isText(at - 1, "the") && !tokens.isAnyOf(at, "mayo", "shriners", "bellevue", "baylor");
        return ends && !article && !tokens.isSign(next, "-/");
    }

    /** VA Fresno; the town's name before is read by the city's rules. */
    private static int veterans(Tokens tokens, int at) {
        int town =
                tokens.isWord(at + 1) && tokens.is(at + 1, Flag.CITY) && !tokens.is(at + 1, Flag.COMMON | Flag.MEDICAL)
                        ? Places.named(tokens, at + 1, Flag.CITY)
                        : -1;
        boolean capital = tokens.shape(at) == WordShape.UPPER;
        boolean said = capital && Places.isCapital(tokens, at + 1) || tokens.isAnyOf(at - 1, "at", "from", "to", "the");
        return town > 0 && said && !tokens.isSign(at - 1, ',') ? town : -1;
    }

    /** St. Luke's; after a preposition St. Vincent too. */
    private static int saint(Tokens tokens, Findings findings, int at, boolean placed) {
        int name = tokens.isSign(at + 1, '.') || tokens.isSign(at + 1, '-') ? at + 2 : at + 1;
        boolean small = tokens.shape(at) == WordShape.LOWER;
        if (!tokens.isWord(name)
                || tokens.start(name) - tokens.end(name - 1) > 1
                || small != (tokens.shape(name) == WordShape.LOWER)
                || tokens.length(name) < 3
                || tokens.is(name, Flag.CITY_LARGE) && tokens.isSign(name + 1, ',')) {
            return -1;
        }
        boolean possessive = tokens.kind(name + 1) == TokenKind.POSSESSIVE;
        int last = possessive ? name + 1 : name;
        boolean plural = tokens.last(name) == 's'
                && tokens.isAnyOf(name, "lukes", "johns", "marys", "josephs", "judes", "vincents");
        boolean person = tokens.is(name, Flag.FIRST | Flag.LAST);
        boolean city = (tokens.lexiconFlags("st " + tokens.lower(name)) & Flag.CITY) != 0 && !possessive;
        boolean thing =
                tokens.isAnyOf(last + 1, "wort", "day", "disease", "dance", "fire", "sign", "valve", "patrick's");
        boolean said = possessive || plural ? person || possessive && !small : placed && person && !city && !small;
        if (!said || thing || tokens.is(name, Flag.WEEKDAY | Flag.MONTH) && !possessive) {
            return -1;
        }
        int more = CapitalRun.after(tokens, findings, last + 1);
        if (more > last
                && (PracticeRecognizer.CARE.has(tokens, more) || PracticeRecognizer.ORGANIZATIONS.has(tokens, more))) {
            return more;
        }
        while (tokens.isAnyOf(
                last + 1, "urgent", "medical", "hospital", "regional", "general", "rc", "health", "care")) {
            last++;
        }
        return last;
    }
}
