package health.pratique.kit.activity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an actor did on one day (UTC): counts by ten minutes, and sketches. One item of the {@code activity-windows} table, of a size that
 * does not grow with the traffic. Immutable.
 */
public final class DayWindow {

    static final int MINUTES = 24 * 60;
    /** Ten minutes each. */
    public static final int SLOTS = 144;
    /** Size of the sketch of subjects. */
    public static final int SUBJECTS = 2048;
    /** Size of the sketch of networks. */
    public static final int NETWORKS = 256;
    /** How many of the day's contents are remembered: a sample, as each document takes the place of a random one. */
    public static final int CONTENTS = 64;

    private final LocalDate day;
    private final int[] totals;
    private final int[] slots;
    private final long logSizes;
    private final long logSizeSquares;
    private final Map<String, Integer> kinds;
    private final BitSet subjects;
    private final BitSet networks;
    private final Increment.@Nullable Mark[] contents;

    /** Counts of a whole day, by their name as an attribute. */
    enum Total {
        EVENTS("n"),
        DENIED("denied"),
        REFUSED("refused"),
        SUSPECTED("suspected"),
        NEAR("near"),
        NEWCOMERS("new"),
        SIZED("sized");

        final String attribute;

        Total(String attribute) {
            this.attribute = attribute;
        }

        /** What an activity adds. */
        int of(Increment added) {
            return switch (this) {
                case EVENTS -> 1;
                case DENIED -> added.end() == ActivityEnd.DENIED ? 1 : 0;
                case REFUSED -> added.end() == ActivityEnd.REFUSED ? 1 : 0;
                case SUSPECTED -> added.suspected() ? 1 : 0;
                case NEAR -> added.near() ? 1 : 0;
                case NEWCOMERS -> added.newcomer() ? 1 : 0;
                case SIZED -> added.logSize() > 0 ? 1 : 0;
            };
        }
    }

    DayWindow(
            LocalDate day,
            int[] totals,
            int[] slots,
            long logSizes,
            long logSizeSquares,
            Map<String, Integer> kinds,
            BitSet subjects,
            BitSet networks,
            Increment.@Nullable Mark[] contents) {
        this.day = day;
        this.totals = totals;
        this.slots = slots;
        this.logSizes = logSizes;
        this.logSizeSquares = logSizeSquares;
        this.kinds = Collections.unmodifiableMap(kinds);
        this.subjects = subjects;
        this.networks = networks;
        this.contents = contents;
    }

    static DayWindow empty(LocalDate day) {
        return new DayWindow(
                day,
                new int[Total.values().length],
                new int[SLOTS],
                0,
                0,
                Map.of(),
                new BitSet(),
                new BitSet(),
                new Increment.Mark[CONTENTS]);
    }

    /** Whether it has nearly this content of another activity among those that it remembers. */
    boolean remembersOther(Increment added) {
        return IntStream.range(0, CONTENTS).anyMatch(place -> {
            Increment.Mark mark = contents[place];
            return mark != null
                    && mark.content() != 0
                    && mark.activity() != added.mark().activity()
                    && ContentSketch.near(mark.content(), added.mark().content());
        });
    }

    /** Whether the latest at that place of the ring is this very activity. */
    boolean counted(Increment added) {
        return added.mark().equals(contents[added.place()]);
    }

    DayWindow plus(Increment added) {
        int[] sums = totals.clone();
        for (Total total : Total.values()) {
            sums[total.ordinal()] += total.of(added);
        }
        int[] counts = slots.clone();
        counts[added.slot()]++;
        Map<String, Integer> byKind = new TreeMap<>(kinds);
        String what = added.what();
        if (what != null) {
            byKind.merge(what, 1, Integer::sum);
        }
        Increment.@Nullable Mark[] ring = contents.clone();
        ring[added.place()] = added.mark();
        return new DayWindow(
                day,
                sums,
                counts,
                logSizes + added.logSize(),
                logSizeSquares + (long) added.logSize() * added.logSize(),
                byKind,
                with(subjects, added.subject()),
                with(networks, added.network()),
                ring);
    }

    private static BitSet with(BitSet positions, int position) {
        if (position < 0 || positions.get(position)) {
            return positions;
        }
        BitSet more = (BitSet) positions.clone();
        more.set(position);
        return more;
    }

    public LocalDate day() {
        return day;
    }

    public int events() {
        return total(Total.EVENTS);
    }

    public int denied() {
        return total(Total.DENIED);
    }

    public int refused() {
        return total(Total.REFUSED);
    }

    /** How many were held as suspected of fraud. */
    public int suspected() {
        return total(Total.SUSPECTED);
    }

    /** How many had nearly the content of another. */
    public int near() {
        return total(Total.NEAR);
    }

    /** How many were the first of their subject, on this day and on the days that were known then. */
    public int newcomers() {
        return total(Total.NEWCOMERS);
    }

    /** How many had a size. */
    public int sized() {
        return total(Total.SIZED);
    }

    int total(Total total) {
        return totals[total.ordinal()];
    }

    /** @param slot 0 to 143 */
    public int slot(int slot) {
        return slots[slot];
    }

    /** Events from one slot on, and before another. */
    public int between(int from, int to) {
        return Arrays.stream(slots, from, to).sum();
    }

    /** Sum of the sizes' logarithms to base 2. */
    public double logSizes() {
        return logSizes / 100.0;
    }

    /** Sum of the squares of the sizes' logarithms to base 2. */
    public double logSizeSquares() {
        return logSizeSquares / 10_000.0;
    }

    /** Events by document kind, or by what was read. */
    public Map<String, Integer> kinds() {
        return kinds;
    }

    public BitSet subjectPositions() {
        return (BitSet) subjects.clone();
    }

    public BitSet networkPositions() {
        return (BitSet) networks.clone();
    }

    /** Whether this subject is among the day's, or another that shares its position. */
    public boolean hasSubject(String subject) {
        return subjects.get(LinearSketch.position(subject, SUBJECTS));
    }

    public boolean hasNetwork(String network) {
        return networks.get(LinearSketch.position(network, NETWORKS));
    }

    public double distinctSubjects() {
        return LinearSketch.estimate(subjects, SUBJECTS);
    }

    public int distinctNetworks() {
        return networks.cardinality();
    }

    /** Whether the day has a document of nearly this content among those that it remembers. */
    public boolean remembers(long content) {
        return IntStream.range(0, CONTENTS).anyMatch(place -> {
            Increment.Mark mark = contents[place];
            return mark != null && mark.content() != 0 && ContentSketch.near(mark.content(), content);
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayWindow window
                && day.equals(window.day)
                && Arrays.equals(totals, window.totals)
                && Arrays.equals(slots, window.slots)
                && logSizes == window.logSizes
                && logSizeSquares == window.logSizeSquares
                && kinds.equals(window.kinds)
                && subjects.equals(window.subjects)
                && networks.equals(window.networks)
                && Arrays.equals(contents, window.contents);
    }

    @Override
    public int hashCode() {
        return 31 * day.hashCode() + Arrays.hashCode(totals);
    }

    @Override
    public String toString() {
        return "DayWindow[" + day + ", " + events() + " events]";
    }
}
