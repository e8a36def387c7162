package health.pratique.phi.text;

/** Numbers grown together with the word before or after them. */
final class GrownNumbers {

    private final Tokens tokens;
    private final Repairs repairs;
    private final boolean scanned;

    GrownNumbers(Tokens tokens, Repairs repairs, boolean scanned) {
        this.tokens = tokens;
        this.repairs = repairs;
        this.scanned = scanned;
    }

    /** Puts a space between them: 1978Sex after a date, MRN8473920, a42-year-old, Oct3, DOB04/12/1978. */
    boolean split(int at) {
        String word = tokens.text().substring(tokens.start(at), tokens.end(at));
        int cut = 1;
        boolean digitsFirst = Character.isDigit(word.charAt(0));
        while (cut < word.length() && Character.isDigit(word.charAt(cut)) == digitsFirst) {
            cut++;
        }
        for (int rest = cut; rest < word.length(); rest++) {
            if (Character.isDigit(word.charAt(rest)) == digitsFirst) {
                return false;
            }
        }
        int letters = digitsFirst ? word.length() - cut : cut;
        int digits = word.length() - letters;
        boolean age = digitsFirst
                && digits <= 3
                && isYearWord(word.substring(cut))
                && (tokens.isSign(at + 1, '-') ? tokens.isText(at + 2, "old") : tokens.isText(at + 1, "old"));
        boolean split = digitsFirst
                ? age
                        || letters >= 2
                                && tokens.joined(at)
                                && tokens.isSign(at - 1, "/-")
                                && tokens.isNumber(at - 2, 1, 2)
                                && tokens.lexiconFlags(word.substring(cut)) != 0
                                && (tokens.isSign(at - 3, "/-") && (digits == 4 || digits == 2) || scanned)
                : wordBeforeDigits(at, word.substring(0, cut), word.substring(cut));
        if (split) {
            repairs.replace(tokens.start(at) + cut, tokens.start(at) + cut, " ");
        }
        return split;
    }

    private boolean wordBeforeDigits(int at, String letters, String digits) {
        int flags = tokens.lexiconFlags(letters);
        boolean age = tokens.isSign(at + 1, '-') ? isYearWord(at + 2) : isYearWord(at + 1);
        if (age && digits.length() <= 3 && (flags & Flag.COMMON) != 0) {
            return true;
        }
        boolean inName = tokens.joined(at) && tokens.isSign(at - 1, "_-./");
        if ((flags & Flag.MONTH) != 0 && !inName && digits.length() <= 2 && letters.length() >= 3) {
            int day = Integer.parseInt(digits);
            return day >= 1 && day <= 31;
        }
        boolean date = digits.length() <= 2
                && tokens.isSign(at + 1, "/-")
                && tokens.joined(at + 1)
                && tokens.isNumber(at + 2, 1, 4)
                && tokens.joined(at + 2);
        boolean whole = date
                && tokens.isSign(at + 3, "/-")
                && tokens.joined(at + 4)
                && Character.isDigit(tokens.first(at + 4))
                && (tokens.isNumber(at + 4, 2, 2) || tokens.isNumber(at + 4, 4, 4) || !tokens.isNumber(at + 4));
        if (date) {
            return letters.length() >= (whole ? 2 : 3)
                    && (whole || (flags & (Flag.COMMON | Flag.ID_WORD)) != 0 || scanned && flags != 0);
        }
        boolean identifier = letters.length() >= 3 && digits.length() >= 5 && (flags & Flag.ID_WORD) != 0;
        return identifier || scanned && digits.length() >= 3 && letters.length() >= 2 && (flags & Flag.COMMON) != 0;
    }

    private static boolean isYearWord(String word) {
        return word.equals("year") || word.equals("years") || word.equals("yr");
    }

    /** Whether the word says that a number before it is an age. */
    boolean isYearWord(int at) {
        return tokens.isAnyOf(at, "year", "years", "yr", "yrs", "yo", "y");
    }

    /** 23I2020 after 01/: a slash read as a letter. */
    boolean slash(int at) {
        String word = tokens.text().substring(tokens.start(at), tokens.end(at));
        int slash = Math.max(word.indexOf('I'), word.indexOf('l'));
        boolean after = tokens.joined(at) && tokens.isSign(at - 1, '/') && tokens.isNumber(at - 2, 1, 2);
        boolean before = tokens.joined(at + 1) && tokens.isSign(at + 1, '/') && tokens.isYear(at + 2);
        if (slash < 1 || slash > 2 || !after && !before) {
            return false;
        }
        String one = word.substring(0, slash);
        String two = word.substring(slash + 1);
        if (!isDigits(one) || !isDigits(two) || two.length() > 4) {
            return false;
        }
        repairs.replace(tokens.start(at) + slash, tokens.start(at) + slash + 1, "/");
        repairs.tellsOfScanner(2);
        return true;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }
}
