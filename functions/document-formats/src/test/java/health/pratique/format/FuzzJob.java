package health.pratique.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fuzzes parsers with Jazzer, one after the other, each in a Java of its own: {@code FuzzJob DIRECTORY [PARSER...] [--minutes N]}.
 * Ends with 1 when something was found, with 2 when it could not run.
 */
public final class FuzzJob {

    private static final int FOUND = 1;
    private static final int USAGE = 2;
    private static final int MINUTES = 5;

    private FuzzJob() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<FuzzedParser> parsers = new ArrayList<>();
        int minutes = MINUTES;
        try {
            for (int at = 1; at < arguments.length; at++) {
                if (arguments[at].equals("--minutes") && at + 1 < arguments.length) {
                    minutes = Integer.parseInt(arguments[++at]);
                } else {
                    parsers.add(FuzzedParser.named(arguments[at]));
                }
            }
        } catch (IllegalArgumentException unknown) {
            System.err.println("usage: pratique fuzz [PARSER...] [--minutes N], with PARSER one of "
                    + String.join(
                            ", ",
                            Stream.of(FuzzedParser.values())
                                    .map(FuzzedParser::label)
                                    .toList()));
            System.exit(USAGE);
        }
        boolean clean = true;
        for (FuzzedParser parser : parsers.isEmpty() ? Arrays.asList(FuzzedParser.values()) : parsers) {
            clean &= new FuzzRun(parser, Path.of(arguments[0], parser.label()), minutes).run();
        }
        System.exit(clean ? 0 : FOUND);
    }
}
