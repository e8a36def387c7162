package health.pratique.phi.text;

/** Signs that were doubled or mistaken for others. */
final class ScannedSigns {

    private final Tokens tokens;
    private final Repairs repairs;
    private final boolean scanned;

    ScannedSigns(Tokens tokens, Repairs repairs, boolean scanned) {
        this.tokens = tokens;
        this.repairs = repairs;
        this.scanned = scanned;
    }

    void sign(int at) {
        char sign = tokens.first(at);
        switch (sign) {
            case ',', ';', '-', '/', '@', ':', '.' -> {
                if ((sign == '/' || sign == '-') && isTorn(at)) {
                    repairs.replace(tokens.end(at - 1), tokens.start(at + 1), String.valueOf(sign));
                } else if (tokens.joined(at) && tokens.first(at - 1) == sign) {
                    doubled(at, sign);
                } else if (sign == ';' && scanned && tokens.is(at - 1, Flag.ID_WORD | Flag.NAME_CUE)) {
                    put(at, ":");
                } else if (sign == ',' && afterTitle(at)) {
                    put(at, ".");
                }
            }
            case '~' -> {
                if (betweenWords(at) && !(tokens.isWord(at - 1) && tokens.isWord(at + 1))) {
                    put(at, "-");
                    repairs.tellsOfScanner(1);
                }
            }
            case '`' -> {
                if (betweenWords(at) && tokens.length(at - 1) <= 2 && tokens.isWord(at - 1) && tokens.isWord(at + 1)) {
                    put(at, "'");
                }
            }
            case '^', '*', '|' -> {
                if (betweenWords(at) && tokens.isWord(at - 1) && tokens.isWord(at + 1)) {
                    repairs.tellsOfScanner(1);
                }
            }
            case '{' -> bracket(at, at + 1, at + 2, "(");
            case '}' -> bracket(at, at - 1, at - 2, ")");
            default -> {}
        }
    }

    private void put(int at, String by) {
        repairs.replace(tokens.start(at), tokens.end(at), by);
    }

    private void doubled(int at, char sign) {
        boolean digits =
                tokens.isNumber(at - 2) && tokens.isNumber(at + 1) && tokens.joined(at - 1) && tokens.joined(at + 1);
        boolean mistake =
                switch (sign) {
                    case '-' -> digits;
                    case '.' ->
                        digits
                                || tokens.length(at - 2) <= 3
                                        && tokens.shape(at - 2) == WordShape.TITLE
                                        && tokens.joined(at - 1);
                    case '/' -> digits;
                    case ':' ->
                        (!tokens.joined(at + 1) || tokens.isLineEnd(at + 1))
                                && tokens.isWord(at - 2)
                                && !tokens.isSign(at - 3, ":");
                    default -> true;
                };
        if (mistake && tokens.first(at + 1) != sign && tokens.first(at - 2) != sign) {
            put(at, "");
            repairs.tellsOfScanner(1);
        }
    }

    /** 1/ 13, 03 /12/2021, 555- 0142: a space on one side of a sign between numbers, in a scanned text. */
    private boolean isTorn(int at) {
        return scanned
                && tokens.isNumber(at - 1, 1, 4)
                && tokens.isNumber(at + 1, 1, 4)
                && tokens.joined(at) != tokens.joined(at + 1)
                && tokens.start(at + 1) - tokens.end(at - 1) == 2;
    }

    /** Dr, Smith: a full stop read as a comma. */
    private boolean afterTitle(int at) {
        int title = at - 1;
        return tokens.is(title, Flag.TITLE)
                && tokens.joined(at)
                && tokens.isAnyOf(title, "dr", "mr", "mrs", "ms", "prof")
                && tokens.shape(title) != WordShape.LOWER
                && !tokens.isAnyOf(title - 1, "the", "a", "my", "your", "her", "his")
                && tokens.isWord(at + 1)
                && tokens.shape(at + 1) != WordShape.LOWER;
    }

    private boolean betweenWords(int at) {
        return tokens.joined(at) && tokens.joined(at + 1) && wordOrNumber(at - 1) && wordOrNumber(at + 1);
    }

    private boolean wordOrNumber(int at) {
        return switch (tokens.kind(at)) {
            case WORD, NUMBER, MIXED -> true;
            case POSSESSIVE, SIGN, LINE_END, MASK -> false;
        };
    }

    /** {617) and (617}: a bracket of the wrong form beside a number. */
    private void bracket(int at, int number, int other, String by) {
        if (tokens.isNumber(number) && (tokens.isSign(other, "()") || scanned)) {
            put(at, by);
        }
    }
}
