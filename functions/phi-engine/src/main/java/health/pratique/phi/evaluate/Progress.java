package health.pratique.phi.evaluate;

import java.io.PrintWriter;
import java.time.Duration;

/** Says now and then how far a long evaluation has come. */
final class Progress {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final PrintWriter screen;
    private long texts;
    private long characters;
    private long said = System.nanoTime();

    Progress(PrintWriter screen) {
        this.screen = screen;
    }

    void done(long more) {
        texts++;
        characters += more;
        if (System.nanoTime() - said > EVERY.toNanos()) {
            said = System.nanoTime();
            screen.println(Figures.count(texts) + " texts, " + Figures.count(characters) + " characters ...");
            screen.flush();
        }
    }
}
