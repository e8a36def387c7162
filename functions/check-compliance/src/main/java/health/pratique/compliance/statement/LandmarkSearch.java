package health.pratique.compliance.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the words of all {@link Landmark}s in one pass, in whatever case they are written. Of each word the three characters that are
 * rarest in English text are its clue; whatever they stand at, one of the two pairs in them begins at an even place, so that every
 * second place need not be looked at.
 */
final class LandmarkSearch {

    private static final int ASCII = 128;

    /** Of English text, and of lines drawn in it; the commonest first. */
    private static final List<String> COMMON = List.of(
            "-- th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur"
                    .split(" "));

    /** Even, so that no pair is torn apart; small enough to stay near the processor. */
    private static final int CHUNK = 4096;

    static final LandmarkSearch STANDARD = new LandmarkSearch();

    private final boolean[] suspicious = new boolean[ASCII * ASCII];
    private final List<List<Clue>> clues = new ArrayList<>(ASCII * ASCII);

    /** @param offset of a pair of characters in the word */
    private record Clue(Landmark landmark, String word, int offset) {}

    private LandmarkSearch() {
        for (int pair = 0; pair < ASCII * ASCII; pair++) {
            clues.add(List.of());
        }
        for (Landmark landmark : Landmark.values()) {
            for (String word : landmark.words()) {
                int rarest = rarest(word);
                add(new Clue(landmark, word, rarest));
                add(new Clue(landmark, word, rarest + 1));
            }
        }
    }

    private static int rarest(String word) {
        int rarest = 0;
        for (int at = 1; at + 2 < word.length(); at++) {
            if (rarity(word, at) > rarity(word, rarest)) {
                rarest = at;
            }
        }
        return rarest;
    }

    /** Of the commoner of two pairs, as one of them is met as often as the other. */
    private static int rarity(String word, int at) {
        return Math.min(rarity(word.substring(at, at + 2)), rarity(word.substring(at + 1, at + 3)));
    }

    private static int rarity(String pair) {
        int place = COMMON.indexOf(pair);
        return place < 0 ? COMMON.size() : place;
    }

    private void add(Clue clue) {
        char one = clue.word().charAt(clue.offset());
        char other = clue.word().charAt(clue.offset() + 1);
        List<Clue> alike = new ArrayList<>(clues.get(pair(one, other)));
        alike.add(clue);
        clues.set(pair(one, other), List.copyOf(alike));
        for (char first : new char[] {one, Character.toUpperCase(one)}) {
            for (char second : new char[] {other, Character.toUpperCase(other)}) {
                suspicious[pair(first, second)] = true;
            }
        }
    }

    private static int pair(int one, int other) {
        return one * ASCII + other;
    }

    Landmarks in(String text) {
        Landmarks found = new Landmarks();
        char[] chunk = new char[Math.min(CHUNK, text.length())];
        for (int from = 0; from < text.length(); from += CHUNK) {
            int length = Math.min(CHUNK, text.length() - from);
            text.getChars(from, from + length, chunk, 0);
            for (int at = 0; at + 1 < length; at += 2) {
                int one = chunk[at];
                int other = chunk[at + 1];
                if ((one | other) < ASCII && suspicious[pair(one, other)]) {
                    check(text, from + at, found);
                }
            }
        }
        return found;
    }

    private void check(String text, int at, Landmarks found) {
        for (Clue clue : clues.get(pair(lowered(text.charAt(at)), lowered(text.charAt(at + 1))))) {
            int start = at - clue.offset();
            if (stands(clue.word(), text, start)) {
                found.add(clue.landmark(), start);
            }
        }
    }

    private static boolean stands(String word, String text, int start) {
        if (start < 0 || start + word.length() > text.length()) {
            return false;
        }
        for (int at = 0; at < word.length(); at++) {
            if (lowered(text.charAt(start + at)) != word.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** Of ASCII only, as patterns take it that ignore case. */
    private static char lowered(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
}
