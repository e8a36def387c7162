package health.pratique.local.deployables;

import java.util.Map;
import java.util.Set;

/**
 * A request to AWS that a function's code puts together.
 *
 * @param type such as {@code s3:GetObjectRequest}
 * @param place where, such as {@code DocumentVault.java:58}
 * @param set where the values come from that are set in it, by the setter's name; of one way to the place
 * @param awaitsAbsence whether the code knows what to do when what it asks for is not there
 */
public record Request(String type, String place, Map<String, Set<Origin>> set, boolean awaitsAbsence) {

    public Set<Origin> set(String name) {
        return set.getOrDefault(name, Set.of());
    }
}
