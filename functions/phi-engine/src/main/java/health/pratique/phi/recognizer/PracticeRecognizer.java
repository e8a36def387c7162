package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * Practices, care homes, firms, schools and churches whose last word tells what they are: Chinook Regional, Smilecraft Dental,
 * Maple Bluff Manor, Ruby Dome Mining. Many of those words are ordinary too, so that words of its own have to stand before.
 */
public final class PracticeRecognizer implements Recognizer {

    private static final String NAME = "local/practice";

    static final WordSet CARE = WordSet.of("""
            pavilion memorial regional children's childrens manor villa lodge residence rehab dialysis dental dentistry gyn
            obgyn gi ihs ltach ltac snf irf nicu health healthcare medical med practice surgery physicians specialists
            orthopedics orthopaedics pediatrics paediatrics cardiology rheumatology dermatology oncology urology
            ophthalmology nephrology gastroenterology neurology psychiatry imaging radiology laboratories diagnostics labs
            midwifery wellness therapy physio physiotherapy chiropractic optometry optical eye counseling counselling recovery
            detox heart kidney cancer infusion pediatric care hospice nurses nursing pharmacy pharmacies drug drugs
            apothecary chemist chemists baptist methodist presbyterian lutheran deaconess mercy infirmary sanatorium general
            university ctr center centre walk-in urgent place gardens commons house court village terrace heights
            infants acres haven rest hall ems ambulance birth vna internists surgeons associates partners health's""");

    /** Words that stand at the end of much else: only behind a preposition, bracket, comma or label. */
    private static final WordSet WEAK = WordSet.of("""
            health medical med surgery care therapy heart kidney cancer imaging eye general practice nursing place gardens
            commons house court village terrace heights center centre ctr urgent pediatric memorial infusion drug drugs mercy
            university residence villa lodge nurses counseling recovery rest hall birth partners associates wellness
            labs gi general rehab cardiology rheumatology dermatology oncology urology nephrology neurology psychiatry
            radiology acres haven""");

    static final WordSet ORGANIZATIONS = WordSet.of("""
            high elementary primary middle prep isd district transit bakery cab taxi outfitters railroad railway farms foods
            logistics trucking freight construction motors steel mills airlines airways bank union vfd correctional jail
            prison penitentiary tabernacle ministries fellowship congregation chapel cathedral parish church temple mosque
            mining supply meats jewelers estates casualty mutual insurance electric plumbing roofing landscaping brewery
            winery dairy ranch nursery hardware grocery groceries market markets supermarket diner cafe grill restaurant
            hotel inn casino salon plastics chemical chemicals manufacturing industries enterprises holdings solutions
            technologies systems software consulting staffing security lumber timber paving concrete auto automotive tire
            fisheries seafood poultry produce textiles apparel publishing press gmbh plc broadcasting theater theatre museum library
            orchestra club lodge legion scouts ymca inc llc ltd llp corp gmbh plc corporation company brothers sons daughters
            tribe nation council shelter mission""");

    private static final WordSet WEAK_ORGANIZATIONS = WordSet.of("""
            high primary middle district bank union security market press systems solutions supply club nation council
            library mission chemical chemicals electric auto press theater theatre shelter tire produce company temple""");

    private static final WordSet FIRMS = WordSet.of("inc llc ltd llp corp gmbh plc");

    private static final WordSet BEFORE = WordSet.of("""
            at from to in with via by near for of the through called facility hospice employer clinic surgery church f u @
            frm tx outside hospital works school pharmacy gp dentist derm hosp rehab""");

    /** All of them, and the two that take an s. */
    static final WordSet HEADS = CARE.and(ORGANIZATIONS, WordSet.of("children women"));

    private static final Anchors ANCHORS = Anchors.atWords(HEADS);

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 1); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (!Places.isCapital(tokens, at) || findings.taken(at)) {
                continue;
            }
            boolean childrens = tokens.isAnyOf(at, "children", "women") && tokens.kind(at + 1) == TokenKind.POSSESSIVE;
            boolean care = childrens || CARE.has(tokens, at);
            if (care || ORGANIZATIONS.has(tokens, at)) {
                named(tokens, findings, at, care);
            }
        }
    }

    private static void named(Tokens tokens, Findings findings, int head, boolean care) {
        if (tokens.isText(head, "parish") && tokens.is(head - 1, Flag.COUNTY | Flag.STATE)) {
            return;
        }
        boolean abbreviation = tokens.shape(head) == WordShape.UPPER && tokens.length(head) <= 5 && !tokens.isOneCase();
        int first = CapitalRun.before(tokens, findings, head);
        if (first == head || tokens.isSign(head - 1, '-') || tokens.shape(head) == WordShape.UPPER && !abbreviation) {
            return;
        }
        while (first < head && (tokens.isAnyOf(first, "the", "at", "in", "from", "to", "see", "seen", "my", "our"))) {
            first++;
        }
        first = CapitalRun.withoutLead(tokens, first, head);
        int own = CapitalRun.own(tokens, first, head - 1);
        boolean weak = care ? WEAK.has(tokens, head) : WEAK_ORGANIZATIONS.has(tokens, head);
        boolean wholeLine = tokens.startsLine(first) && tokens.isLineEnd(head + 1);
        boolean placed = wholeLine && !tokens.is(head, Flag.HEADING) || placed(tokens, first);
        boolean named = CapitalRun.hasName(tokens, first, head - 1) || KnownCareRecognizer.WORDS.has(tokens, head - 1);
        boolean enough = weak
                ? placed && (named || own >= 2 || own == 1 && head - first >= 2)
                : named && (placed || !NameWords.startsSentence(tokens, first)) || own >= 2 || placed && own >= 1;
        if (Places.named(tokens, first, Flag.CITY) >= head) {
            return;
        }
        boolean firm = FIRMS.has(tokens, head);
        if (!firm
                && (own == 0
                        || tokens.isText(head - 1, "of")
                        || !enough
                        || tokens.is(head - 1, Flag.TITLE)
                        || eponym(tokens, first, head))) {
            return;
        }
        int last = CapitalRun.trail(tokens, findings, tokens.kind(head + 1) == TokenKind.POSSESSIVE ? head + 1 : head);
        int more = CapitalRun.after(tokens, findings, head + 1);
        if (more > head && more - head <= 5 && !tokens.is(head + 1, Flag.TITLE | Flag.MONTH | Flag.WEEKDAY)) {
            boolean goesOn = CARE.has(tokens, more) || ORGANIZATIONS.has(tokens, more);
            last = goesOn && tokens.isWord(more) ? Math.max(more, last) : last;
        }
        PhiType type = care ? PhiType.HOSPITAL : PhiType.ORGANIZATION;
        findings.add(tokens, first, last, type, weak ? 0.6 : 0.7, NAME);
    }

    /** Norwood surgery, Whipple therapy, Child-Pugh. */
    private static boolean eponym(Tokens tokens, int first, int head) {
        return tokens.is(head - 1, Flag.EPONYM) && !tokens.is(head - 1, Flag.CITY) && first >= head - 2
                || tokens.is(head + 1, Flag.EPONYM_HEAD) && tokens.is(head, Flag.EPONYM);
    }

    private static boolean placed(Tokens tokens, int first) {
        int before = tokens.isSign(first - 1, "\"\u201c") ? first - 2 : first - 1;
        return BEFORE.has(tokens, before) || tokens.isSign(before, ",(:@/-;") || tokens.kind(before) == TokenKind.MASK;
    }
}
