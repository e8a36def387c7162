package health.pratique.format.fhir;

import health.pratique.fault.Breach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a check found, by the path at which it was. Paths are only put into words where something is wrong. */
final class Breaches {

    private static final int NO_INDEX = -1;
    private static final int MAX_PATH = 512;

    private final String root;
    private final int max;
    private final List<Breach> found = new ArrayList<>();
    private String[] names = new String[32];
    private int[] indexes = new int[32];
    private int depth;

    /** @param root where the paths begin, such as {@code Patient} or {@code line[3].Patient} */
    Breaches(String root, int max) {
        this.root = root;
        this.max = max;
    }

    void enter(String name) {
        enter(name, NO_INDEX);
    }

    void enter(String name, int index) {
        if (depth == names.length) {
            names = Arrays.copyOf(names, depth * 2);
            indexes = Arrays.copyOf(indexes, depth * 2);
        }
        names[depth] = name;
        indexes[depth++] = index;
    }

    void leave() {
        depth--;
    }

    void add(String rule) {
        if (!isFull()) {
            found.add(new Breach(rule, path()));
        }
    }

    /** @param member of the object that the path is at */
    void add(String rule, String member) {
        enter(member);
        add(rule);
        leave();
    }

    boolean isFull() {
        return found.size() >= max;
    }

    List<Breach> found() {
        return found;
    }

    private String path() {
        StringBuilder path = new StringBuilder(root);
        for (int i = 0; i < depth; i++) {
            path.append('.').append(names[i]);
            if (indexes[i] != NO_INDEX) {
                path.append('[').append(indexes[i]).append(']');
            }
        }
        return path.substring(0, Math.min(path.length(), MAX_PATH));
    }
}
