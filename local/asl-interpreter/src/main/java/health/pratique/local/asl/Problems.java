package health.pratique.local.asl;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a definition, in the order found. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(String place, String problem) {
        found.add(place + ": " + problem);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidStateMachine(found);
        }
    }
}
