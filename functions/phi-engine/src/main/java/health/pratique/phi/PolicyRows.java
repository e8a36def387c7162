package health.pratique.phi;

import health.pratique.model.ReleasePolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a policy table while it is read. Whatever is wrong stops it with one line that names the place. Plain loops: the
 * first stream or lambda of a process costs more than the whole table.
 */
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
    private final Map<String, Treatment> treatments = new HashMap<>();
    private final List<ReleasePolicy> policies = new ArrayList<>();
    private final Map<String, Treatment[]> options = new HashMap<>();
    private final Map<PhiType, Treatment[]> rows = new EnumMap<>(PhiType.class);
    private int line;

    PolicyRows(String resource) {
        this.resource = resource;
        for (Treatment treatment : Treatment.values()) {
            treatments.put(treatment.name().toLowerCase(Locale.ROOT), treatment);
        }
    }

    void take(String text) {
        line++;
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        List<String> words = words(text);
        String subject = words.getFirst();
        if (subject.equals(HEADER)) {
            header(words);
        } else if (words.size() - 1 != policies.size()) {
            throw wrong("a row has one cell for each policy that the row \"policy\" before it names");
        } else if (OPTIONS.containsKey(subject)) {
            option(subject, words);
        } else {
            row(named(PhiType.class, subject, "type of PHI"), words);
        }
    }

    /** The treatments by the ordinals of policy and type. */
    Treatment[][] complete() {
        PhiType[] types = PhiType.values();
        Treatment[][] table = new Treatment[ReleasePolicy.values().length][types.length];
        for (ReleasePolicy policy : ReleasePolicy.values()) {
            int column = policies.indexOf(policy);
            if (column < 0) {
                throw new IllegalStateException(resource + " has no column for " + policy);
            }
            Set<Treatment> used = EnumSet.noneOf(Treatment.class);
            for (PhiType type : types) {
                Treatment[] row = rows.get(type);
                if (row == null) {
                    throw new IllegalStateException(resource + " has no row for " + type);
                }
                table[policy.ordinal()][type.ordinal()] = row[column];
                used.add(row[column]);
            }
            check(policy, used);
        }
        return table;
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

    private static List<String> words(String text) {
        char[] row = text.toCharArray();
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= row.length; at++) {
            if (at == row.length || row[at] == ' ') {
                if (at > start) {
                    words.add(new String(row, start, at - start));
                }
                start = at + 1;
            }
        }
        return words;
    }

    private void header(List<String> words) {
        if (!policies.isEmpty()) {
            throw wrong("a second row \"policy\"");
        }
        for (String cell : words.subList(1, words.size())) {
            policies.add(named(ReleasePolicy.class, cell, "release policy"));
        }
    }

    private void option(String name, List<String> words) {
        Set<Treatment> allowed = OPTIONS.getOrDefault(name, Set.of());
        Treatment[] option = new Treatment[policies.size()];
        for (int column = 0; column < option.length; column++) {
            option[column] = treatment(words.get(column + 1));
            if (!allowed.contains(option[column])) {
                throw wrong("the option " + name + " cannot be " + option[column]);
            }
        }
        options.put(name, option);
    }

    private void row(PhiType type, List<String> words) {
        Treatment[] row = new Treatment[policies.size()];
        for (int column = 0; column < row.length; column++) {
            String cell = words.get(column + 1);
            Treatment[] option = options.get(cell);
            row[column] = option == null ? treatment(cell) : option[column];
        }
        if (rows.put(type, row) != null) {
            throw wrong("a second row for " + type);
        }
    }

    private Treatment treatment(String cell) {
        Treatment treatment = treatments.get(cell);
        if (treatment == null) {
            throw wrong("there is no treatment or option " + cell);
        }
        return treatment;
    }

    private <E extends Enum<E>> E named(Class<E> all, String name, String kind) {
        try {
            return Enum.valueOf(all, name);
        } catch (IllegalArgumentException unknown) {
            throw wrong("there is no " + kind + " " + name);
        }
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException(resource + ", line " + line + ": " + what);
    }
}
