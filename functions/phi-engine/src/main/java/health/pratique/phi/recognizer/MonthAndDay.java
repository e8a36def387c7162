package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Tells 12/3 and 14/02 the dates from 2/6 the murmur, 5/5 the strength, 3/10 the pain, 8/2 the dose and 1/2 the tablet. */
final class MonthAndDay {

    /** What two numbers with a sign between are. {@code MAYBE} is a date where others are written so nearby. */
    enum Reading {
        NO,
        MAYBE,
        DATE
    }

    private static final WordSet SURE = WordSet.of("""
            on since dated until till dob dos doa dod date admitted discharged starting ending effective lmp edd due""");

    private static final WordSet BEFORE_DATE = WordSet.of("""
            from through thru before after by dates seen visit visits
            started appointment appt appts scheduled sched surgery labs last collected drawn performed done reported
            received signed updated reviewed between beginning ended ends end called week
            yesterday today tomorrow tmrw tonight expired died born transferred extubated intubated removed placed
            completed returned dc pod cxr echo ct mri mre us
            ekg ecg cath biopsy bx colonoscopy egd ua cultures culture bcx ucx arrested found seen booked filled
            refilled faxed sent contact contacted encounter admit adm disch discharge
            arrival arrived consult consulted delivered delivery injury injured accident fell incident occurred
            onset ordered order resulted follow followup fu u next prior previous
            past clinic swab positive tested pap mammo cabg lap tah csection bka evaluated given infused
            dispensed picked wc starts start stopped stop begins began back home overnight am pm morning
            evening night noc noon updated eff exp expires telehealth message msg voicemail note notes ed er
            icu vats ercp drain tee tte pet infusion dose cycle c1 c2 d1 round session chemo""");

    private static final WordSet BEFORE_SCORE = WordSet.of("""
            strength score scored scores scale grade graded pain gcs mmse moca murmur reflexes reflex power apgar apgars
            level levels rated rates rating pulses pulse motor phq gad stage severity dtr dtrs currently average worst
            sensation flexion
            extension abduction adduction grip mrc oriented criteria lvef systolic diastolic waddell
            intensity bp pressure ratio d5 bilaterally throughout vision acuity od os ou va vas bipap cpap peep ipap
            epap vent simv nodes node ln lns lymph phase type types grades ribs rib cn digits toes fingers zone segment
            trimester trimesters gleason birads wexner barthel braden qsofa sirs centor mcisaac wells perc crb curb
            chads vasc bled meld slums faces flacc npass nrs ness nihss asrs audit epds effort tanner bristol
            mallampati asa unit flat apt ef nyha ccs mrs alvarado
            freq frequency chance odds probability prevalence incidence carrier aspects nrs kub bispectral rass odi oswestry tone oxford quad quads hamstring biceps triceps deltoid
            iliopsoas dorsiflexion plantarflexion ehl wrist hip knee ankle wagner station effaced aldrete fx fraction fractions histamine wheal ishihara frax""");

    private static final WordSet AFTER_SCORE = WordSet.of("""
            strength murmur systolic diastolic sem in bilaterally throughout tablet tablets tab tabs pain mile miles
            cup cups pack ppd power reflexes teaspoon inch inches cm mm mg ml mcg kg points point motor muscle grip
            normal hour
            hours days day week weeks months of severity scale nodes lymph positive criteria pulses sirs flexion extension
            holosystolic dose ejection ns l liter glass way full mph upper lower right left with bottles bottle hx
            occasions times to block conduction ratio mixture split siblings symptoms screen screw dilution strips gpc gnr gpcs
            gnrs cons mssa mrsa pos neg grew""");

    private static final WordSet AFTER_PLAIN = WordSet.of("""
            mg ml mcg g kg cm mm tablet tablets tab tabs films film strip strips hours days weeks months block
            conduction ratio mixture units l lpm liter liters litre litres mmhg cmh2o percent sl patch inch inches odds split points point occasions occasion bottles strength murmur pain""");

    /** Drugs of two strengths that look like month and day. */
    private static final WordSet PAIRED_DRUGS = WordSet.of("""
            suboxone buprenorphine naloxone zubsolv bunavail vytorin lotrel azor caduet targin targiniq targinact
            amlodipine benazepril olmesartan ezetimibe simvastatin atorvastatin bup nx bupe subutex film films insulin
            twynsta prestalia zestoretic lisinopril hctz hydrochlorothiazide enalapril bisoprolol ziac oxycodone""");

    private static final WordSet OTHER_CUES = WordSet.of("""
            sched scheduled appt seen visit well out booked bmp cbc labs slot""");

    /** Before day and month with a full stop between and no leading zero, 18.6, which is a decimal elsewhere. */
    private static final WordSet DOTTED_CUES =
            WordSet.of("due dob appt scheduled sched booked seen edd lmp next am vom");

    /** After the date at the head of a line. */
    private static final WordSet IN_LOGS =
            WordSet.of("inr hgb hb plt wbc cr na k a1c psa tsh bp wt weight note called phone visit seen pt patient");

    private static final WordSet AFTER_DATE = WordSet.of("""
            at with w for and to by she he the they was were in of when pt patient as from after but had has who""");

    private MonthAndDay() {}

    /** How to read the number at the token, a slash and the number after it. */
    static Reading read(Tokens tokens, int at, int previousDateEnd) {
        if (!tokens.isNumber(at, 1, 2)
                || !tokens.isSign(at + 1, '/')
                || !tokens.joined(at + 1)
                || !tokens.joined(at + 2)
                || !tokens.isNumber(at + 2, 1, 2)
                || (tokens.joined(at + 3) && (tokens.isSign(at + 3, "/%+") || decimal(tokens, at + 3)))) {
            return Reading.NO;
        }
        int one = tokens.number(at);
        int two = tokens.number(at + 2);
        boolean dayFirst = one > 12 && one <= 31 && two >= 1 && two <= 12;
        if (!dayFirst && (one < 1 || one > 12 || two < 1 || two > 31)) {
            return Reading.NO;
        }
        if (chained(tokens, at, previousDateEnd)) {
            return Reading.DATE;
        }
        boolean padded = tokens.first(at) == '0' && tokens.first(at + 2) == '0' && tokens.length(at + 2) == 2;
        if (padded && !AFTER_PLAIN.has(tokens, at + 3)) {
            return Reading.DATE;
        }
        boolean score = !dayFirst && likeScore(one, two);
        if (SURE.has(tokens, at - 1) || tokens.isSign(at - 1, ':') && SURE.has(tokens, at - 2)) {
            return AFTER_PLAIN.has(tokens, at + 3) ? Reading.NO : Reading.DATE;
        }
        if (tokens.isSign(at - 1, "=<>~\u2265\u2264")
                || isDuration(tokens, at, two)
                || scoreAround(tokens, at, score)
                || isDose(tokens, at)) {
            return Reading.NO;
        }
        if (!score) {
            boolean alwaysOpen = one == 24 && two == 7;
            boolean eyes = one == 20 && (two == 10 || two == 12);
            return alwaysOpen ? Reading.NO : eyes ? Reading.MAYBE : Reading.DATE;
        }
        boolean said = BEFORE_DATE.has(tokens, at - 1)
                || tokens.is(at - 1, Flag.WEEKDAY)
                || tokens.isSign(at - 1, ",") && tokens.is(at - 2, Flag.WEEKDAY)
                || tokens.isText(at - 1, "d") && tokens.isSign(at - 2, "'\u2019") && tokens.joined(at - 1)
                || tokens.isText(at - 1, "of") && tokens.isAnyOf(at - 2, "week", "wk", "night", "evening", "morning")
                || tokens.startsLine(at) && (tokens.isSign(at + 3, ":-\u2013") || IN_LOGS.has(tokens, at + 3))
                || daysFollow(tokens, at)
                || ClockTime.extend(tokens, at + 2) > at + 2;
        return said ? Reading.DATE : tokens.isText(at + 3, "on") ? Reading.NO : Reading.MAYBE;
    }

    /** 3/4-9: no score goes on so. */
    private static boolean daysFollow(Tokens tokens, int at) {
        return tokens.isSign(at + 3, "-\u2013")
                && tokens.joined(at + 3)
                && tokens.joined(at + 4)
                && tokens.isNumber(at + 4, 1, 2)
                && tokens.number(at + 4) >= 7
                && tokens.number(at + 4) <= 31
                && tokens.number(at + 4) > tokens.number(at + 2)
                && !AFTER_SCORE.has(tokens, at + 5);
    }

    /** Whether the two numbers can be a score out of a maximum, a fraction of something or British weeks and months. */
    private static boolean likeScore(int above, int below) {
        if (above > below) {
            return below == 1 && above <= 4;
        }
        return switch (below) {
            case 2, 3, 4, 5, 6, 8, 9, 10, 12, 15 -> true;
            case 7 -> above < 7;
            default -> above == 1 && below == 1;
        };
    }

    /** 3/7, 2/52 and 6/12 are days, weeks and months in British notes. */
    private static boolean isDuration(Tokens tokens, int at, int below) {
        boolean padded = tokens.first(at) == '0' || tokens.first(at + 2) == '0';
        return (below == 7 || below == 12)
                && !padded
                && (tokens.isAnyOf(
                                at + 3,
                                "hx",
                                "history",
                                "ago",
                                "of",
                                "h",
                                "fever",
                                "cough",
                                "duration",
                                "pain",
                                "headache",
                                "post",
                                "course",
                                "supply")
                        || tokens.isAnyOf(at - 1, "for", "in", "x", "every", "over", "within", "past", "last"));
    }

    private static boolean scoreAround(Tokens tokens, int at, boolean score) {
        if ((score ? AFTER_SCORE : AFTER_PLAIN).has(tokens, at + 3)
                || score
                        && tokens.isAnyOf(
                                at - 1,
                                "a",
                                "about",
                                "approximately",
                                "than",
                                "takes",
                                "take",
                                "taking",
                                "q",
                                "ns",
                                "one",
                                "another",
                                "the",
                                "distal",
                                "proximal",
                                "lower",
                                "upper",
                                "middle",
                                "half",
                                "is",
                                "now",
                                "was",
                                "x")) {
            return true;
        }
        for (int back = at - 1; back >= at - 5 && !tokens.isLineEnd(back) && !tokens.isSign(back, ".;"); back--) {
            if (BEFORE_SCORE.has(tokens, back)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDose(Tokens tokens, int at) {
        return PAIRED_DRUGS.has(tokens, at - 1) || PAIRED_DRUGS.has(tokens, at - 2);
    }

    /** A date stands right before, with a dash, comma or word between: 3/4-3/8, 3/4 and 3/8. */
    private static boolean chained(Tokens tokens, int at, int previousDateEnd) {
        return previousDateEnd >= 0
                && at - previousDateEnd == 2
                && (tokens.isSign(at - 1, "-,&\u2013\u2014\u2192/+")
                        || tokens.isAnyOf(at - 1, "and", "to", "through", "thru", "or", "until", "not", "then"));
    }

    private static boolean decimal(Tokens tokens, int at) {
        return tokens.isSign(at, '.') && tokens.joined(at + 1) && tokens.isNumber(at + 1);
    }

    /**
     * Month and day with a hyphen, 10-31, or day and month with full stops, 28.12.: only where a word before or a time after
     * says so, for ranges and decimals look the same.
     */
    static Reading otherForm(Tokens tokens, int at) {
        boolean hyphen = tokens.isSign(at + 1, '-');
        if (!tokens.isNumber(at, 1, 2)
                || !hyphen && !tokens.isSign(at + 1, '.')
                || !tokens.joined(at + 1)
                || !tokens.joined(at + 2)
                || !tokens.isNumber(at + 2, 1, 2)
                || tokens.joined(at) && !tokens.isSign(at - 1, "(:")) {
            return Reading.NO;
        }
        int one = tokens.number(at);
        int two = tokens.number(at + 2);
        boolean fits = one >= 1 && two >= 1 && (one <= 12 && two <= 31 || one <= 31 && two <= 12);
        boolean stop = tokens.isSign(at + 3, '.') && tokens.joined(at + 3);
        boolean more = tokens.joined(at + 3) && !tokens.isSign(at + 3, ".,;:)\"?!");
        if (!fits || more || stop && tokens.joined(at + 4) || AFTER_PLAIN.has(tokens, at + 3)) {
            return Reading.NO;
        }
        int afterCue = tokens.isSign(at - 1, ':') ? at - 2 : at - 1;
        boolean cue = SURE.has(tokens, afterCue)
                || OTHER_CUES.has(tokens, afterCue)
                || tokens.is(at - 1, Flag.WEEKDAY)
                || hyphen && tokens.isAnyOf(afterCue, "from", "by", "through", "till", "before", "after", "between");
        int next = stop && !hyphen ? at + 4 : at + 3;
        boolean ends = !tokens.isWord(next) && !tokens.isNumber(next) && tokens.kind(next) != TokenKind.MIXED
                || AFTER_DATE.has(tokens, next)
                || stop && tokens.shape(next) == WordShape.TITLE;
        boolean padded = tokens.length(at) == 2 && tokens.length(at + 2) == 2;
        boolean clock = ClockTime.extend(tokens, at + 2) > at + 2;
        boolean date = hyphen
                ? clock && (cue || padded || tokens.isNumber(at + 3, 4, 4)) || ends && cue
                : two <= 12 && padded && (clock || cue && ends)
                        || two <= 12 && stop && cue && tokens.shape(at + 4) == WordShape.LOWER;
        boolean dayFirst = !hyphen && one > 12 && two <= 12 && ends;
        date |= dayFirst && DOTTED_CUES.has(tokens, afterCue)
                || dayFirst && padded && tokens.first(at + 2) == '0' && tokens.isText(afterCue, "from");
        boolean opens = tokens.isSign(at - 1, ":,(") || tokens.startsLine(at);
        boolean labelled = hyphen && padded && ends && tokens.first(at) == '0' && opens;
        return date || labelled ? Reading.DATE : hyphen && ends && one <= 12 ? Reading.MAYBE : Reading.NO;
    }
}
