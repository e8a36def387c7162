package health.pratique.format;

/** What Jazzer calls, by the names that it knows: once with the parser's name, then with each input. */
public final class FuzzTarget {

    private static FuzzedParser parser = FuzzedParser.TEXT;

    private FuzzTarget() {}

    public static void fuzzerInitialize(String[] arguments) {
        parser = FuzzedParser.named(arguments[0]);
        FuzzSeeds.of(parser).forEach(parser::check);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        parser.check(input);
    }
}
