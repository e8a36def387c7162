package health.pratique.local.cloud.comprehend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds protected health information by form, label and word list. It shares nothing with the platform's own engine, so that the two can
 * disagree. It is far from the real service: names without a sign of one, misspelt words and languages other than English pass it by.
 */
final class PhiRecognizer {

    static final String VERSION = "pratique-local-1.0";

    private final NameRules names = NameRules.load();

    /** In order of place, without overlaps: of two that do, the longer stays, and of equally long ones the surer. */
    List<PhiEntity> find(String text) {
        List<PhiEntity> found = new ArrayList<>();
        FormRules.ALL.forEach(rule -> rule.find(text, found::add));
        ProfessionRules.ALL.forEach(rule -> rule.find(text, found::add));
        names.find(text, found::add);
        found.sort(Comparator.comparingInt(PhiEntity::length)
                .thenComparingDouble(PhiEntity::score)
                .reversed());
        java.util.TreeMap<Integer, PhiEntity> kept = new java.util.TreeMap<>();
        for (PhiEntity entity : found) {
            var before = kept.lowerEntry(entity.end());
            if (before == null || !before.getValue().overlaps(entity)) {
                kept.put(entity.begin(), entity);
            }
        }
        return List.copyOf(kept.values());
    }
}
