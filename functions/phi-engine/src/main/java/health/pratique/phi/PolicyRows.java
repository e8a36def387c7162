package health.pratique.phi;

import health.pratique.model.ReleasePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The rows of a policy table while it is read. Whatever is wrong stops it with one line that names the place. */
final class PolicyRows {

    private static final String HEADER = "policy";

    /** What each option may be set to. */
    private static final Map<String, Set<Treatment>> OPTIONS = Map.of(
            "dates",
            EnumSet.of(Treatment.KEEP, Treatment.YEAR, Treatment.SHIFT_DAYS, Treatment.SHIFT_WEEKS, Treatment.MASK),
            "ages",
            EnumSet.of(Treatment.KEEP, Treatment.AGE_90, Treatment.MASK),
            "zip",
            EnumSet.of(Treatment.KEEP, Treatment.ZIP3, Treatment.SURROGATE, Treatment.MASK));

    /** Safe Harbor leaves no code that is derived from the person's data: 45 CFR 164.514(b)(2)(i)(R) and (c). */
    private static final Set<Treatment> OF_SAFE_HARBOR =
            EnumSet.of(Treatment.KEEP, Treatment.MASK, Treatment.YEAR, Treatment.AGE_90, Treatment.ZIP3);

    private final String resource;
    private final List<ReleasePolicy> policies = new ArrayList<>();
    private final Map<String, List<Treatment>> options = new HashMap<>();
    private final Map<PhiType, List<Treatment>> rows = new EnumMap<>(PhiType.class);
    private int line;

    PolicyRows(String resource) {
        this.resource = resource;
    }

    void take(String text) {
        line++;
        if (text.isBlank() || text.startsWith("#")) {
            return;
        }
        StringTokenizer words = new StringTokenizer(text);
        String subject = words.nextToken();
        List<String> cells = new ArrayList<>();
        while (words.hasMoreTokens()) {
            cells.add(words.nextToken());
        }
        if (subject.equals(HEADER)) {
            header(cells);
        } else if (cells.size() != policies.size()) {
            throw wrong("a row has one cell for each policy that the row \"policy\" before it names");
        } else if (OPTIONS.containsKey(subject)) {
            options.put(
                    subject, cells.stream().map(cell -> option(subject, cell)).toList());
        } else {
            PhiType type = named(PhiType.values(), subject, "type of PHI");
            if (rows.put(type, cells(cells)) != null) {
                throw wrong("a second row for " + type);
            }
        }
    }

    /** The treatments by the ordinals of policy and type. */
    Treatment[][] complete() {
        for (PhiType type : PhiType.values()) {
            if (!rows.containsKey(type)) {
                throw new IllegalStateException(resource + " has no row for " + type);
            }
        }
        Treatment[][] treatments = new Treatment[ReleasePolicy.values().length][];
        for (ReleasePolicy policy : ReleasePolicy.values()) {
            int column = policies.indexOf(policy);
            if (column < 0) {
                throw new IllegalStateException(resource + " has no column for " + policy);
            }
            Treatment[] all = rows.values().stream().map(row -> row.get(column)).toArray(Treatment[]::new);
            check(policy, EnumSet.copyOf(Arrays.asList(all)));
            treatments[policy.ordinal()] = all;
        }
        return treatments;
    }

    private void check(ReleasePolicy policy, Set<Treatment> used) {
        if (policy == ReleasePolicy.SAFE_HARBOR && !OF_SAFE_HARBOR.containsAll(used)) {
            throw new IllegalStateException(
                    resource + ": SAFE_HARBOR leaves nothing derived from the person's data (45 CFR 164.514(c))");
        }
        if (policy != ReleasePolicy.PSEUDONYMISED && used.contains(Treatment.TOKEN)) {
            throw new IllegalStateException(resource + ": only PSEUDONYMISED has tokens, not " + policy);
        }
        if (used.contains(Treatment.SHIFT_DAYS) && used.contains(Treatment.SHIFT_WEEKS)) {
            throw new IllegalStateException(
                    resource + ": " + policy + " shifts by days or by weeks, not both: intervals would not stay");
        }
    }

    private void header(List<String> cells) {
        if (!policies.isEmpty()) {
            throw wrong("a second row \"policy\"");
        }
        cells.forEach(cell -> policies.add(named(ReleasePolicy.values(), cell, "release policy")));
    }

    private List<Treatment> cells(List<String> cells) {
        List<Treatment> row = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            List<Treatment> option = options.get(cell);
            row.add(option == null ? treatment(cell) : option.get(column));
        }
        return row;
    }

    private Treatment option(String name, String cell) {
        Treatment treatment = treatment(cell);
        if (!OPTIONS.getOrDefault(name, Set.of()).contains(treatment)) {
            throw wrong("the option " + name + " cannot be " + cell);
        }
        return treatment;
    }

    private Treatment treatment(String cell) {
        return named(Treatment.values(), cell.toUpperCase(Locale.ROOT), "treatment or option");
    }

    private <E extends Enum<E>> E named(E[] all, String name, String kind) {
        @Nullable E found = null;
        for (E one : all) {
            found = one.name().equals(name) ? one : found;
        }
        if (found == null) {
            throw wrong("there is no " + kind + " " + name);
        }
        return found;
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException(resource + ", line " + line + ": " + what);
    }
}
