package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Holidays, which are days of a year: Christmas Eve, Thanksgiving, the Fourth of July, Eid al-Fitr, St. Patrick's Day. */
public final class HolidayRecognizer implements Recognizer {

    private static final String NAME = "local/date";

    /** By themselves. */
    private static final WordSet ALONE = WordSet.of("""
            christmas xmas thanksgiving friendsgiving halloween hanukkah chanukah juneteenth easter passover purim
            sukkot shavuot kwanzaa diwali deepavali navratri holi nowruz norooz eid hogmanay candlemas michaelmas
            whitsun pentecost lent epiphany carnaval carnival navidad nochebuena ferragosto songkran vesak mawlid
            heiligabend weihnachten pfingsten nochevieja pascua wigilia wielkanoc kerstmis midsommar losar thaipusam gurpurab
            ashura yalda pongal vaisakhi baisakhi onam lohri sinterklaas boxingday chuseok seollal tisha ramadan
            obon tanabata samhain beltane imbolc lammas midsummer""");

    /** By themselves, but not as the first word of a sentence or in small letters. */
    private static final WordSet CAPITAL_ONLY = WordSet.of("holi lent carnival epiphany lammas midsummer eid");

    /** Before "day", in small letters too. */
    private static final WordSet BEFORE_DAY = WordSet.of("""
            memorial independence veterans veteran presidents president mothers mother fathers father valentines valentine
            columbus groundhog boxing canada anzac australia waitangi bastille armistice remembrance mlk flag
            victoria family earth election fools patricks patrick patty's paddys paddy stephens stephen andrews
            david's davids george's republic constitution gandhi women's children's king kings king's queen's
            patriots pioneer arbor leap pi heritage reconciliation unity liberation victory halloween christmas
            thanksgiving freedom emancipation statehood women brigid brigids david workers nurses teachers lincoln washington""");

    /** These before "day" are days only with a capital. */
    private static final WordSet DOUBTFUL = WordSet.of("""
            flag family election king kings king's queen's father mother fathers mothers women's children's president
            veteran leap pi victory freedom unity liberation pioneer heritage constitution republic george's david's
            washington lincoln memorial earth women david workers nurses teachers""");

    /** The first words of all that is looked for, but for those before "day". */
    private static final WordSet STARTS = ALONE.and(WordSet.of("""
            new good black ash holy palm maundy shrove cyber whit spy fat super fourth mardi rosh yom simchat bonfire burns
            bank durga raksha cinco"""));

    private static final Anchors ANCHORS =
            Anchors.atWords(STARTS).orWords(BEFORE_DAY).orWords("labor labour");

    @Override
    public void recognize(Tokens tokens, Findings findings) {
        for (int at = ANCHORS.next(tokens, 0); at < tokens.size(); at = ANCHORS.next(tokens, at + 1)) {
            if (!tokens.isWord(at) || findings.taken(at)) {
                continue;
            }
            int last = last(tokens, at);
            if (last >= at && !findings.anyTaken(at, last)) {
                int first = tokens.isAnyOf(at - 1, "st", "saint") ? at - 1 : at;
                first = tokens.isSign(at - 1, '.') && tokens.isText(at - 2, "st") ? at - 2 : first;
                findings.add(tokens, first, withYear(tokens, last), PhiType.PARTIAL_DATE, 0.6, NAME);
                at = last;
            }
        }
    }

    private static int last(Tokens tokens, int at) {
        boolean capital = tokens.shape(at) != WordShape.LOWER;
        int after = tokens.kind(at + 1) == TokenKind.POSSESSIVE || tokens.isSign(at + 1, "'\u2019") ? at + 2 : at + 1;
        if (tokens.isText(after, "day")) {
            boolean doubtful = DOUBTFUL.has(tokens, at);
            if (tokens.isText(at, "labor") || tokens.isText(at, "labour")) {
                boolean named = tokens.shape(at) == WordShape.TITLE && tokens.shape(after) == WordShape.TITLE;
                return named || cued(tokens, at) ? weekend(tokens, after) : -1;
            }
            boolean title = tokens.shape(at) == WordShape.TITLE && tokens.shape(after) == WordShape.TITLE;
            if (BEFORE_DAY.has(tokens, at)
                    && (!doubtful || title || cued(tokens, at) && (after > at + 1 || tokens.isText(at, "memorial")))) {
                return weekend(tokens, after);
            }
        }
        if (ALONE.has(tokens, at)) {
            return alone(tokens, at, capital);
        }
        return phrase(tokens, at, capital);
    }

    private static int alone(Tokens tokens, int at, boolean capital) {
        boolean thing = tokens.isAnyOf(at + 1, "disease", "factor", "tree", "trees", "island", "rose", "egg", "card")
                || tokens.is(at + 1, Flag.FACILITY);
        boolean kind = tokens.isSign(at + 1, '-') && tokens.isAnyOf(at + 2, "style", "type", "like", "themed");
        thing |= kind;
        boolean small = CAPITAL_ONLY.has(tokens, at) && (!capital || NameWords.startsSentence(tokens, at));
        if (thing || small || tokens.is(at - 1, Flag.TITLE)) {
            return -1;
        }
        if (tokens.isText(at, "eid") && (tokens.isText(at + 1, "al") || tokens.isText(at + 1, "ul"))) {
            int name = tokens.isSign(at + 2, '-') ? at + 3 : at + 2;
            return tokens.isWord(name) ? name : at;
        }
        return tokens.isAnyOf(at + 1, "day", "eve", "sunday", "monday") ? weekend(tokens, at + 1) : weekend(tokens, at);
    }

    /** Holidays of several words. */
    private static int phrase(Tokens tokens, int at, boolean capital) {
        int next = at + 1;
        if (tokens.isText(at, "new") && tokens.isAnyOf(next, "year", "years")) {
            int day = tokens.kind(next + 1) == TokenKind.POSSESSIVE || tokens.isSign(next + 1, "'\u2019")
                    ? next + 2
                    : next + 1;
            boolean named = tokens.isAnyOf(day, "day", "eve");
            boolean lunar = tokens.isAnyOf(at - 1, "lunar", "chinese", "hmong", "cambodian", "thai", "persian");
            boolean alone = capital && cued(tokens, at) && tokens.shape(next) != WordShape.LOWER;
            return named ? day : lunar || alone ? day - 1 : -1;
        }
        if (tokens.isAnyOf(at, "good", "black") && tokens.isText(next, "friday")) {
            return capital ? next : -1;
        }
        if (tokens.isAnyOf(at, "ash", "holy", "palm", "maundy", "shrove", "cyber", "whit", "spy", "fat", "super")) {
            if (tokens.isText(next, "bowl")) {
                return tokens.isText(next + 1, "sunday") ? next + 1 : next;
            }
            boolean church = tokens.isAnyOf(at, "ash", "palm", "maundy", "shrove", "whit") || capital;
            return church && tokens.is(next, Flag.WEEKDAY) ? next : -1;
        }
        if (tokens.isAnyOf(at, "fourth", "4th") && tokens.isText(next, "of") && tokens.isText(next + 1, "july")) {
            return next + 1;
        }
        boolean pair = tokens.isText(at, "mardi") && tokens.isText(next, "gras")
                || tokens.isText(at, "rosh") && tokens.isAnyOf(next, "hashanah", "hashana", "hashona")
                || tokens.isText(at, "yom") && tokens.isAnyOf(next, "kippur", "hashoah")
                || tokens.isText(at, "simchat") && tokens.isText(next, "torah")
                || tokens.isText(at, "bonfire") && tokens.isText(next, "night")
                || tokens.isText(at, "burns") && tokens.isText(next, "night")
                || tokens.isText(at, "bank") && tokens.isText(next, "holiday")
                || tokens.isText(at, "durga") && tokens.isText(next, "puja")
                || tokens.isText(at, "raksha") && tokens.isText(next, "bandhan");
        if (pair) {
            return weekend(tokens, next);
        }
        return tokens.isText(at, "cinco") && tokens.isText(next, "de") && tokens.isText(next + 1, "mayo")
                ? next + 1
                : -1;
    }

    private static boolean cued(Tokens tokens, int at) {
        return tokens.isAnyOf(
                at - 1, "on", "since", "over", "after", "before", "by", "last", "until", "till", "around", "from",
                "this", "next");
    }

    /** Memorial Day weekend. */
    private static int weekend(Tokens tokens, int last) {
        return tokens.isAnyOf(last + 1, "weekend", "week", "night", "morning", "holiday", "break") ? last + 1 : last;
    }

    private static int withYear(Tokens tokens, int last) {
        int year = tokens.isSign(last + 1, ',') ? last + 2 : last + 1;
        return tokens.isYear(year) ? year : last;
    }
}
