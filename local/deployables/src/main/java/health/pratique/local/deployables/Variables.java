package health.pratique.local.deployables;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables that a function's code reads.
 *
 * @param needed without which it fails, or works on what is there on one machine only
 * @param read that make a difference, those that are needed among them
 */
public record Variables(Set<String> needed, Set<String> read) {

    /**
     * @param asked all that is looked at when the function starts
     * @param called what the code comes to read
     */
    static Variables of(Stream<Origin.Setting> asked, Stream<Origin.Setting> all) {
        List<Origin.Setting> called = all.toList();
        Set<String> needed = Stream.concat(
                        asked.filter(Origin.Setting::isMissedAtStart),
                        called.stream().filter(Origin.Setting::hasLocalFallback))
                .map(Origin.Setting::variable)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> read = new TreeSet<>(needed);
        called.forEach(setting -> read.add(setting.variable()));
        return new Variables(needed, read);
    }
}
