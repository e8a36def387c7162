package health.pratique.phi.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Turns a labelled text into what a scanner might have read of it on a poor page: characters mistaken for others, spaces and
 * punctuation lost, doubled or put in, specks, words broken at line ends. The labels go with their text. The result depends on
 * the arguments alone.
 */
public final class ScanNoise {

    /**
     * A labelled range of a text.
     *
     * @param start first UTF-16 unit, inclusive
     * @param end last UTF-16 unit, exclusive; greater than {@code start}
     * @param category whatever the caller labels with; handed on
     */
    public record Label(int start, int end, String category) {

        public Label {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("a label starts at 0 or later and holds at least one character");
            }
        }
    }

    /**
     * What was read. Prints as {@code [PHI]}.
     *
     * @param text as read
     * @param labels the given ones, in the given order, around the same characters as before
     * @param changes how many characters were misread, lost or put in
     */
    public record Page(String text, List<Label> labels, int changes) {

        public Page {
            labels = List.copyOf(labels);
        }

        @Override
        public String toString() {
            return "[PHI]";
        }
    }

    /** What is read (first word) as what (the others); the longer ones first. */
    private static final Map<String, List<String>> CONFUSIONS = """
            rn m
            cl d
            vv w
            li h
            0 O o O
            1 l I i l
            2 Z z
            3 8
            4 A
            5 S s S
            6 G b
            7 1 T
            8 B 3
            9 g q
            O 0 0 Q D
            o 0 c e
            l 1 I 1 i
            I 1 l
            i l 1 j
            S 5 5 8
            s 5 5 S
            B 8 8 R
            b h 6
            G 6 6 C
            g 9 q
            Z 2
            z 2
            m rn rn nn
            d cl
            w vv
            W VV VV w
            e c c o
            c e o
            C G (
            h b li
            u n ii
            n u ri
            D O 0
            E F
            F E P
            H N
            K R
            M N
            N M
            P F
            Q O
            R B
            T 7 I
            U V
            V U
            Y V
            a o e
            f t
            k lc
            p n
            q g
            r t n
            t f l
            v y
            x z
            y v
            j i
            """.lines().map(line -> line.split(" ")).collect(
            Collectors.toUnmodifiableMap(
                    words -> words[0], words -> List.of(Arrays.copyOfRange(words, 1, words.length))));

    private static final Map<Character, String> SIGNS =
            Map.of(',', ".", '.', ",", ':', ";", ';', ":", '-', "~", '/', "I", '(', "{", ')', "}", '\'', "`");

    private static final List<String> SPECKS =
            List.of(".", ",", "'", "`", "-", "~", "^", "*", "|", "_", " .", " ,", " '");

    private final String text;
    private final double rate;
    private final SplittableRandom random;
    private final BitSet firstOfLabel = new BitSet();
    private final BitSet lastOfLabel = new BitSet();
    private final StringBuilder out;
    private int changes;

    private ScanNoise(String text, List<Label> labels, long seed, double rate) {
        this.text = text;
        this.rate = rate;
        this.random = new SplittableRandom(seed);
        this.out = new StringBuilder(text.length() + text.length() / 16);
        for (Label label : labels) {
            if (label.end() > text.length()) {
                throw new IllegalArgumentException("a label ends within the text");
            }
            firstOfLabel.set(label.start());
            lastOfLabel.set(label.end() - 1);
        }
    }

    /**
     * The text as read.
     *
     * @param rate share of characters that go wrong, from 0 (the text itself) to 1; poor scans have 0.01 to 0.05
     */
    public static Page read(String text, List<Label> labels, long seed, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("the rate is a share from 0 to 1");
        }
        return new ScanNoise(text, labels, seed, rate).page(labels);
    }

    private Page page(List<Label> labels) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        int owed = 0;
        int at = 0;
        while (at < text.length()) {
            owed += random.nextDouble() < rate ? 1 : 0;
            int before = changes;
            int length = 1;
            if (owed > 0) {
                putIn(at);
                starts[at] = out.length();
                length = changes == before ? misread(at) : copy(at);
                owed -= changes > before ? 1 : 0;
            } else {
                starts[at] = out.length();
                copy(at);
            }
            for (int more = 1; more < length; more++) {
                owed += random.nextDouble() < rate ? 1 : 0;
                starts[at + more] = starts[at];
            }
            Arrays.fill(ends, at, at + length, out.length());
            at += length;
        }
        List<Label> moved = new ArrayList<>(labels.size());
        for (Label label : labels) {
            moved.add(new Label(starts[label.start()], ends[label.end() - 1], label.category()));
        }
        return new Page(out.toString(), moved, changes);
    }

    /** Now and then something that is not on the page, before the character. */
    private void putIn(int at) {
        char c = text.charAt(at);
        int dice = random.nextInt(100);
        if (Character.isLowSurrogate(c) || c == '\n' || c == '\r') {
            return;
        }
        boolean inside = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)) && Character.isLetterOrDigit(c);
        if (inside && dice < 4 && breaksHere(at)) {
            put("-\n");
        } else if (inside && dice < 14) {
            put(" ");
        } else if (dice >= 95) {
            put(SPECKS.get(random.nextInt(SPECKS.size())));
        }
    }

    private boolean breaksHere(int at) {
        for (int near = at - 2; near < at + 3; near++) {
            if (near < 0 || near >= text.length() || !Character.isLetter(text.charAt(near))) {
                return false;
            }
        }
        return true;
    }

    /** Writes the characters that begin here as read, or as they are if there is nothing to mistake; their number. */
    private int misread(int at) {
        char c = text.charAt(at);
        if (c == ' ') {
            if (random.nextInt(10) < 4) {
                out.append("  ");
            } else if (firstOfLabel.get(at) || lastOfLabel.get(at)) {
                return copy(at);
            }
            changes++;
            return 1;
        }
        if (Character.isLetterOrDigit(c)) {
            return confused(at);
        }
        return c > ' ' && c < 127 ? punctuation(at, c) : copy(at);
    }

    private int confused(int at) {
        for (int length = at + 1 < text.length() ? 2 : 1; length > 0; length--) {
            boolean apart = length == 2 && (lastOfLabel.get(at) || firstOfLabel.get(at + 1));
            List<String> readings = apart ? null : CONFUSIONS.get(text.substring(at, at + length));
            if (readings != null) {
                out.append(readings.get(random.nextInt(readings.size())));
                changes++;
                return length;
            }
        }
        return copy(at);
    }

    private int punctuation(int at, char c) {
        String mistaken = SIGNS.get(c);
        int dice = random.nextInt(10);
        if (dice < 5 && mistaken != null) {
            out.append(mistaken);
        } else if (dice < 7) {
            out.append(c).append(c);
        } else if (dice < 8) {
            out.append(c).append(' ');
        } else if (firstOfLabel.get(at) || lastOfLabel.get(at)) {
            return copy(at);
        }
        changes++;
        return 1;
    }

    private int copy(int at) {
        out.append(text.charAt(at));
        return 1;
    }

    private void put(String noise) {
        out.append(noise);
        changes++;
    }
}
