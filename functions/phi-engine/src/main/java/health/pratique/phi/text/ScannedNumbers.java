package health.pratique.phi.text;

/** Numbers with letters read for their digits, and dates and telephone numbers torn apart. */
final class ScannedNumbers {

    private static final int LONGEST = 24;

    private final Tokens tokens;
    private final Repairs repairs;
    private final boolean scanned;
    private final GrownNumbers grown;
    private int done = -1;

    ScannedNumbers(Tokens tokens, Repairs repairs, boolean scanned) {
        this.tokens = tokens;
        this.repairs = repairs;
        this.scanned = scanned;
        this.grown = new GrownNumbers(tokens, repairs, scanned);
    }

    /** A token of letters and digits; whether it was read as a number, or as part of one. */
    boolean mixed(int at) {
        if (at <= done) {
            return true;
        }
        boolean word = Character.isLetter(tokens.first(at))
                && Character.isLetter(tokens.text().charAt(tokens.start(at) + 1));
        if (word && grown.split(at)) {
            return true;
        }
        if (!isNumeric(at)) {
            return grown.split(at) || grown.slash(at);
        }
        int first = at;
        while (tokens.joined(first) && partOfNumber(first - 1) && at - first < LONGEST) {
            first--;
        }
        int last = at;
        while (tokens.joined(last + 1) && partOfNumber(last + 1) && last - at < LONGEST) {
            last++;
        }
        while (last > at && tokens.kind(last) == TokenKind.SIGN) {
            last--;
        }
        while (first < at && tokens.kind(first) == TokenKind.SIGN) {
            first++;
        }
        if (tokens.end(last) - tokens.start(first) > LONGEST
                || looseLetter(first - 1, first)
                || looseLetter(last + 1, last + 1)) {
            return false;
        }
        String read = tokens.text().substring(tokens.start(first), tokens.end(last));
        String meant = new NumberShape(read, scanned).meant();
        if (meant.isEmpty()) {
            meant = besideOthers(first, last, read);
        }
        if (meant.isEmpty()) {
            return grown.split(at) || grown.slash(at);
        }
        boolean code = tokens.joined(first)
                && tokens.isSign(first - 1, "-._")
                && tokens.joined(first - 1)
                && Character.isLetterOrDigit(tokens.last(first - 2));
        if (code) {
            return false;
        }
        done = last;
        repairs.replace(tokens.start(first), tokens.end(last), meant);
        repairs.tellsOfScanner(2);
        return true;
    }

    /** A number right after a sign: a date may have been torn apart or grown together here. */
    void number(int at) {
        if (scanned && isTornYear(at)) {
            repairs.replace(tokens.end(at), tokens.start(at + 1), "");
            return;
        }
        if (!tokens.joined(at) || !tokens.isSign(at - 1, "/-") || !tokens.joined(at - 1) || !tokens.isNumber(at - 2)) {
            return;
        }
        int before = at - 2;
        boolean grown = tokens.isNumber(before, 3, 4)
                && tokens.isSign(at - 1, '/')
                && tokens.isYear(at)
                && !(tokens.joined(before) && tokens.isSign(before - 1, "/-."))
                && !tokens.isSign(at + 1, '/');
        if (!grown) {
            afterSign(at);
            return;
        }
        int day = tokens.number(before) % 100;
        int month = tokens.number(before) / 100;
        if (day >= 1 && day <= 31 && month >= 1 && month <= 12) {
            int slash = tokens.end(before) - 2;
            repairs.replace(slash, slash, "/");
            repairs.tellsOfScanner(1);
        }
    }

    /** March 5, 202 4. */
    private boolean isTornYear(int at) {
        int day = tokens.isSign(at - 1, ',') ? at - 2 : at - 1;
        return tokens.isNumber(at, 1, 3)
                && tokens.isNumber(at + 1, 1, 3)
                && tokens.length(at) + tokens.length(at + 1) == 4
                && tokens.start(at + 1) - tokens.end(at) == 1
                && (tokens.is(at - 1, Flag.MONTH) || tokens.length(day) <= 2 && tokens.is(day - 1, Flag.MONTH))
                && NumberShape.isYear(tokens.number(at) * power(tokens.length(at + 1)) + tokens.number(at + 1));
    }

    /** A single letter before a slash and a number may be the first digit of a date. */
    boolean letter(int at) {
        return tokens.length(at) <= 2
                && tokens.isSign(at + 1, "/-.")
                && tokens.joined(at + 1)
                && tokens.joined(at + 2)
                && tokens.isNumber(at + 2)
                && isNumeric(at)
                && mixed(at);
    }

    private void afterSign(int at) {
        boolean date = tokens.isNumber(at - 2, 1, 2)
                && tokens.isSign(at - 3, tokens.first(at - 1))
                && tokens.isNumber(at - 4, 1, 2);
        int length = tokens.length(at);
        boolean apart = date
                && tokens.isNumber(at + 1)
                && tokens.start(at + 1) - tokens.end(at) == 1
                && length < 4
                && length + tokens.length(at + 1) == 4
                && !(tokens.isSign(at + 2, ':') && tokens.joined(at + 2));
        if (apart && NumberShape.isYear(tokens.number(at) * power(tokens.length(at + 1)) + tokens.number(at + 1))) {
            repairs.replace(tokens.end(at), tokens.start(at + 1), "");
            repairs.tellsOfScanner(1);
        } else if (date && length == 6 && tokens.isSign(at + 1, ':') && NumberShape.isYear(tokens.number(at) / 100)) {
            repairs.replace(tokens.start(at) + 4, tokens.start(at) + 4, " ");
        } else if (length == 6
                && tokens.isSign(at - 1, '/')
                && tokens.isNumber(at - 2, 1, 2)
                && !tokens.isSign(at - 3, '/')
                && NumberShape.isYear(tokens.number(at) % 10_000)
                && tokens.number(at) / 10_000 <= 31) {
            repairs.replace(tokens.start(at) + 2, tokens.start(at) + 2, "/");
        } else if (tokens.isNumber(at + 1)
                && tokens.start(at + 1) - tokens.end(at) == 1
                && !tokens.isSign(at + 2, "/.:%")
                && tornPhone(at)) {
            repairs.replace(tokens.end(at), tokens.start(at + 1), "");
        }
    }

    /** 617-555-01 42 and 418-27-609 3. */
    private boolean tornPhone(int at) {
        boolean threes = tokens.isNumber(at - 4, 3, 3) && tokens.isSign(at - 3, '-') && tokens.isSign(at - 1, '-');
        boolean middle = tokens.isNumber(at - 2, 2, 3);
        return threes && middle && tokens.length(at) < 4 && tokens.length(at) + tokens.length(at + 1) == 4;
    }

    /** What only the words around can tell: an age, the day or year beside a month, a part of a telephone number. */
    private String besideOthers(int first, int last, String read) {
        if (first != last) {
            return "";
        }
        String digits = NumberShape.digits(read);
        int next = tokens.isSign(last + 1, '-') ? last + 2 : last + 1;
        boolean age = read.length() <= 3
                && "qQ".indexOf(read.charAt(0)) < 0
                && (grown.isYearWord(next) || tokens.lower(next).endsWith("ear"));
        int before = tokens.isSign(first - 1, ".,-") ? first - 2 : first - 1;
        int after = tokens.isSign(last + 1, "-") || tokens.isText(last + 1, "of") ? last + 2 : last + 1;
        boolean day = read.length() <= 2 && (tokens.is(before, Flag.MONTH) || tokens.is(after, Flag.MONTH));
        boolean year = read.length() == 4
                && NumberShape.isYear(Integer.parseInt(digits))
                && (tokens.is(before, Flag.MONTH) || tokens.length(before) <= 2 && tokens.is(before - 1, Flag.MONTH));
        boolean time = read.length() == 2
                && !(tokens.isSign(first - 1, ':') && tokens.isSign(last + 1, ':'))
                && !tokens.isSign(first - 3, ':')
                && !tokens.isSign(last + 3, ':')
                && (tokens.isSign(first - 1, ':') && tokens.joined(first) && tokens.isNumber(first - 2, 1, 2)
                        || tokens.isSign(last + 1, ':') && tokens.joined(last + 2) && tokens.isNumber(last + 2, 2, 2));
        if (age || time || day && Integer.parseInt(digits) <= 31 || year) {
            return digits;
        }
        return inRow(first, last, read) ? digits : "";
    }

    /** (6l7) 555-0142, 608 555 01T5, 01632 9601l4: the groups around it make up a telephone number. */
    private boolean inRow(int first, int last, String read) {
        int letters = 0;
        for (int at = 0; at < read.length(); at++) {
            letters += Character.isDigit(read.charAt(at)) ? 0 : 1;
        }
        boolean bracketed = tokens.isSign(first - 1, '(') && tokens.isSign(last + 1, ')');
        if (bracketed) {
            return read.length() == 3 && tokens.isNumber(last + 2, 3, 4);
        }
        int digits = read.length();
        int groups = 1;
        for (int back = first - 1; back > first - 8 && groups < 5; back--) {
            if (tokens.isNumber(back, 1, 6)) {
                digits += tokens.length(back);
                groups++;
            } else if (!tokens.isSign(back, "-.()+")) {
                break;
            }
        }
        for (int ahead = last + 1; ahead < last + 8 && groups < 5; ahead++) {
            if (tokens.isNumber(ahead, 3, 6)) {
                digits += tokens.length(ahead);
                groups++;
            } else if (!tokens.isSign(ahead, "-.()")) {
                break;
            }
        }
        return groups >= 2 && digits >= 10 && digits <= 12 && letters <= 2;
    }

    private boolean partOfNumber(int at) {
        return switch (tokens.kind(at)) {
            case NUMBER -> true;
            case MIXED -> isNumeric(at);
            case WORD -> tokens.length(at) <= 2 && isNumeric(at);
            case SIGN -> tokens.isSign(at, "/-.()");
            case POSSESSIVE, LINE_END, MASK -> false;
        };
    }

    private boolean isNumeric(int at) {
        for (int c = tokens.start(at); c < tokens.end(at); c++) {
            if (Misreadings.digit(tokens.text().charAt(c)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Letters right beside the run, which then is part of a code. */
    private boolean looseLetter(int neighbour, int joint) {
        return tokens.joined(joint)
                && (tokens.kind(neighbour) == TokenKind.WORD || tokens.kind(neighbour) == TokenKind.MIXED);
    }

    private static int power(int digits) {
        int power = 1;
        for (int at = 0; at < digits; at++) {
            power *= 10;
        }
        return power;
    }
}
