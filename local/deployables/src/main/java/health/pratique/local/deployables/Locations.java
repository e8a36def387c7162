package health.pratique.local.deployables;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Where objects lie, as the product keeps it: a record of bucket, key and version. */
final class Locations {

    private static final String LOCATION = "health/pratique/model/ObjectLocation";
    private static final List<String> PARTS = List.of("bucket", "key", "versionId");

    private final Map<String, Origin> legend;
    private final Set<String> used = new HashSet<>();

    /** @param legend where a location lies that is read from a record, by the accessor that gives it */
    Locations(Map<String, Origin> legend) {
        this.legend = legend;
    }

    Set<String> used() {
        return used;
    }

    /** What the legend says of a call. */
    Optional<Origin> of(MethodInsnNode call, List<SourceValue> arguments) {
        String accessor = accessor(call, arguments);
        Optional<Origin> found = Optional.ofNullable(legend.get(accessor));
        found.ifPresent(origin -> used.add(accessor));
        return found;
    }

    /** Such as {@code Document.location} and {@code PrivacyRequest.detail(PARTS)}. */
    private static String accessor(MethodInsnNode call, List<SourceValue> arguments) {
        String name = call.owner.substring(call.owner.lastIndexOf('/') + 1) + "." + call.name;
        return arguments.size() == 2
                        && arguments.getLast().insns.stream().findFirst().orElse(null) instanceof FieldInsnNode constant
                ? name + "(" + constant.name + ")"
                : name;
    }

    static boolean isPart(MethodInsnNode call) {
        return call.owner.equals(LOCATION) && PARTS.contains(call.name);
    }

    /** Which argument of its constructor a part is, behind the instance. */
    static int argument(String part) {
        return PARTS.indexOf(part) + 1;
    }

    static Origin part(String which, Origin.Place place) {
        return switch (which) {
            case "bucket" -> new Origin.Setting(place.bucket(), Optional.empty(), false);
            case "key" -> new Origin.Text(place.key());
            default -> Origin.Text.ANY;
        };
    }
}
