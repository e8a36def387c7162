package health.pratique.phi.text;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a scanner may have read for what: a character, or two, with what may stand on the page in its place. */
final class Misreadings {

    /** As read, then as it may be meant, in small letters. Capitals have their own lines: their forms are others. */
    private static final String LETTERS = """
            a o e
            b h
            c e o
            d cl
            e c o a
            f t
            g q
            h b n
            i l j t
            j i
            l i t
            m rn n
            n u r h p m
            o a e c
            p n
            q g
            r t n
            t f l r
            u n
            v y u
            w vv
            x z
            y v
            z x
            B r h
            C g o
            D o
            E f
            F e p
            G c
            H n
            I l t
            K r
            M n h
            N m h
            O q d c
            P f
            Q o
            R b k
            T i f
            U v
            V u y
            X k
            Y v
            0 o d
            1 i l t
            2 z
            3 b
            4 a
            5 s
            6 b g
            7 t
            8 b s
            9 g q
            rn m
            nn m
            ri n
            ni m
            li h
            ii u
            cl d
            ci d
            lc k
            vv w
            VV w
            """;

    private static final Map<String, List<String>> MEANT = LETTERS.lines()
            .map(line -> List.of(line.split(" ")))
            .collect(Collectors.toUnmodifiableMap(List::getFirst, words -> words.subList(1, words.size())));

    private static final List<List<String>> ONE = byCharacter(c -> MEANT.getOrDefault(String.valueOf(c), List.of()));

    private Misreadings() {}

    /** What may be meant by one character as read, in small letters. */
    static List<String> of(char read) {
        return read < ONE.size() ? ONE.get(read) : List.of();
    }

    /** What may be meant by two characters as read. */
    static List<String> of(char first, char second) {
        return switch (first) {
            case 'c', 'i', 'l', 'n', 'r', 'v', 'V' -> MEANT.getOrDefault("" + first + second, List.of());
            default -> List.of();
        };
    }

    /** The digit that a character may be, or -1. */
    static int digit(char read) {
        return switch (read) {
            case 'O', 'o', 'Q', 'D' -> 0;
            case 'l', 'I', 'i', '|' -> 1;
            case 'Z', 'z' -> 2;
            case 'A' -> 4;
            case 'S', 's' -> 5;
            case 'G', 'b' -> 6;
            case 'T' -> 7;
            case 'B' -> 8;
            case 'g', 'q' -> 9;
            default -> read >= '0' && read <= '9' ? read - '0' : -1;
        };
    }

    /** Whether a letter looks so much like a digit that it needs little else to be taken for one. */
    static boolean looksLikeDigit(char read) {
        return "OolI|".indexOf(read) >= 0;
    }

    private static List<List<String>> byCharacter(Function<Character, List<String>> meant) {
        return IntStream.rangeClosed(0, 'z')
                .mapToObj(c -> meant.apply((char) c))
                .toList();
    }
}
