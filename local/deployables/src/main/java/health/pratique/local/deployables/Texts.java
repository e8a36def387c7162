package health.pratique.local.deployables;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts that are put together, with {@code *} for what is not known of them. */
final class Texts {

    private static final Pattern PLACEHOLDER = Pattern.compile("%[-#+ 0,(<]*[0-9$]*(\\.[0-9]+)?[a-zA-Z]");
    private static final char ARGUMENT = '\u0001';
    /** Of more than these the text is a {@code *}. */
    private static final int MOST = 4;

    private Texts() {}

    /** @param recipe of java.lang.invoke.StringConcatFactory */
    static Set<Origin> joined(String recipe, List<Set<Origin>> parts) {
        Set<String> found = new LinkedHashSet<>(Set.of(""));
        int next = 0;
        for (char character : recipe.toCharArray()) {
            Set<String> added = character == ARGUMENT ? texts(parts.get(next++)) : Set.of(String.valueOf(character));
            found = found.stream()
                    .flatMap(begun -> added.stream().map(more -> begun + more))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return found.stream().map(Origin.Text::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param parts what the placeholders stand for, in order; of those that are missing nothing is known */
    static Set<Origin> formats(Set<Origin> formats, List<Set<Origin>> parts) {
        Set<Origin> found = new LinkedHashSet<>();
        for (Origin format : formats) {
            if (format instanceof Origin.Text text) {
                String recipe = PLACEHOLDER.matcher(text.pattern()).replaceAll(String.valueOf(ARGUMENT));
                List<Set<Origin>> all = new ArrayList<>(parts);
                while (all.size()
                        < recipe.chars()
                                .filter(character -> character == ARGUMENT)
                                .count()) {
                    all.add(Set.of(Origin.Text.ANY));
                }
                found.addAll(joined(recipe, all));
            } else {
                found.add(Origin.Text.ANY);
            }
        }
        return found;
    }

    private static Set<String> texts(Set<Origin> origins) {
        Set<String> found = origins.stream()
                .map(origin -> origin instanceof Origin.Text text ? text.pattern() : "*")
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return found.isEmpty() || found.size() > MOST || found.contains("*") ? Set.of("*") : found;
    }
}
