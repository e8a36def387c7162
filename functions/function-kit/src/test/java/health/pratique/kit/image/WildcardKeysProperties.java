package health.pratique.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertyName;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class WildcardKeysProperties {

    @Property(tries = 20_000)
    void aNameIsMeantByTheSameKeysAsInATableOfNames(@ForAll("keys") List<String> keys, @ForAll("names") String name) {
        boolean meant = keys.stream().anyMatch(key -> new PropertyName(key).equals(new PropertyName(name)));

        assertThat(new WildcardKeys(keys.stream().map(PropertyName::new).toList()).match(name))
                .isEqualTo(meant);
        Statistics.collect(meant);
        Statistics.coverage(counted -> counted.check(true).percentage(percent -> percent > 3));
    }

    @Provide
    Arbitrary<List<String>> keys() {
        return joined("a", "b", "*", "x[*]", "\"q\"", "\"*\"", "*[*]", "a-b")
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> names() {
        return joined("a", "b", "c", "x[0]", "x[12]", "\"q\"", "\"q.r\"", "\"\"", "", "a-b", "*", "%a");
    }

    private static Arbitrary<String> joined(String... segments) {
        return Arbitraries.of(segments).list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join(".", parts));
    }
}
