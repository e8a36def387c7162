package health.pratique.local.permissions;

import health.pratique.local.permissions.policy.DeployedFunction;
import health.pratique.local.permissions.policy.Granted;
import health.pratique.local.permissions.policy.ServiceRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Holds what a function is granted against what it needs: neither less nor more. */
public final class Exactness {

    private Exactness() {}

    /** One line for each thing to change, which says where. */
    static List<String> faults(DeployedFunction function, Derivation.Result derived) {
        Set<String> faults = new LinkedHashSet<>();
        derived.unseen().forEach(unseen -> faults.add(function.id() + ": " + unseen));
        compare(
                function.id(),
                "the role of the function at " + function.place(),
                function.granted(),
                derived.needs(),
                faults);
        return new ArrayList<>(faults);
    }

    static List<String> faults(ServiceRole role) {
        Set<String> faults = new LinkedHashSet<>();
        compare(role.id(), role.place(), role.granted(), Derivation.once(role.needs()), faults);
        return new ArrayList<>(faults);
    }

    private static void compare(String id, String where, List<Granted> all, List<Need> needs, Set<String> faults) {
        for (Need need : needs) {
            if (all.stream().noneMatch(need::is)) {
                faults.add("%s needs %s (%s) and is not granted it: add it to %s"
                        .formatted(id, need.what(), need.because(), where));
            }
        }
        for (Granted granted : all) {
            if (needs.stream().noneMatch(need -> need.is(granted))) {
                faults.add("%s is granted %s at %s, which it does not need: remove it"
                        .formatted(id, granted.what(), granted.place()));
            }
        }
    }
}
