package health.pratique.local.cli;

/** How many of something, as a person says it. */
final class Counted {

    private Counted() {}

    /** @param what one of it, in a word that takes an s */
    static String of(long count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }
}
