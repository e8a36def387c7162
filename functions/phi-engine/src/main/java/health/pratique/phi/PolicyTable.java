package health.pratique.phi;

import health.pratique.model.ReleasePolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What each release policy does to each {@link PhiType}: {@code release-policies.txt}, read and checked complete. Immutable.
 */
public final class PolicyTable {

    private static final String RESOURCE = "release-policies.txt";

    private static final class Holder {
        private static final PolicyTable STANDARD = load();
    }

    private final Treatment[][] treatments;

    private PolicyTable(Treatment[][] treatments) {
        this.treatments = treatments;
    }

    /**
     * The one in the jar.
     *
     * @throws IllegalStateException if it is not complete; the message names the line
     */
    public static PolicyTable standard() {
        return Holder.STANDARD;
    }

    public Treatment treatment(ReleasePolicy policy, PhiType type) {
        return treatments[policy.ordinal()][type.ordinal()];
    }

    /** Whether some type of PHI becomes what only a subject's key yields. */
    boolean needsKey(ReleasePolicy policy) {
        return Arrays.stream(treatments[policy.ordinal()]).anyMatch(PolicyTable::needsKey);
    }

    private static boolean needsKey(Treatment treatment) {
        return switch (treatment) {
            case SHIFT_DAYS, SHIFT_WEEKS, SURROGATE, TOKEN -> true;
            case KEEP, MASK, YEAR, AGE_90, ZIP3 -> false;
        };
    }

    /** Closes the reader. */
    static PolicyTable read(Reader rows) {
        try (BufferedReader lines = new BufferedReader(rows)) {
            PolicyRows read = new PolicyRows(RESOURCE);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.take(line);
            }
            return new PolicyTable(read.complete());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PolicyTable load() {
        InputStream in = PolicyTable.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IllegalStateException(RESOURCE + " is missing from the jar: build it again");
        }
        return read(new InputStreamReader(in, StandardCharsets.US_ASCII));
    }
}
