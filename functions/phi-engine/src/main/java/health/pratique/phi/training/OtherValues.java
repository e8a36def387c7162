package health.pratique.phi.training;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.evaluate.ScanNoise.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Puts other names, places and organisations into a labelled text, so that its sentences are learnt and not its values. An
 * organisation is one of those that any of the labelled texts names, or a made one.
 */
final class OtherValues {

    private final Gazetteer gazetteer;
    private final Fillers fillers;
    private final Map<PhiCategory, List<String>> houses = new EnumMap<>(PhiCategory.class);

    OtherValues(Gazetteer gazetteer, Fillers fillers, List<LabelledText> texts) {
        this.gazetteer = gazetteer;
        this.fillers = fillers;
        houses.put(PhiCategory.HOSPITAL, new ArrayList<>());
        houses.put(PhiCategory.ORGANIZATION, new ArrayList<>());
        for (LabelledText text : texts) {
            for (Label label : text.labels()) {
                String value = text.text().substring(label.start(), label.end());
                houses.forEach((category, values) -> {
                    if (category.name().equals(label.category()) && isMixedCase(value)) {
                        values.add(value);
                    }
                });
            }
        }
    }

    /** The text with other values; the same value becomes the same other one throughout. */
    LabelledText of(LabelledText text, SplittableRandom random) {
        Map<String, String> changed = new HashMap<>();
        StringBuilder out = new StringBuilder();
        List<Label> labels = new ArrayList<>();
        int at = 0;
        for (Label label : text.labels().stream()
                .sorted(Comparator.comparingInt(Label::start))
                .toList()) {
            if (label.start() < at) {
                continue;
            }
            out.append(text.text(), at, label.start());
            String value = text.text().substring(label.start(), label.end());
            int start = out.length();
            out.append(changed.computeIfAbsent(value, old -> likewise(old, other(old, label.category(), random))));
            labels.add(new Label(start, out.length(), label.category()));
            at = label.end();
        }
        return new LabelledText(
                out.append(text.text(), at, text.text().length()).toString(), labels);
    }

    private String other(String value, String category, SplittableRandom random) {
        if (value.chars().anyMatch(Character::isDigit)) {
            return value;
        }
        if (category.equals(PhiCategory.NAME.name())) {
            return name(value, random);
        }
        if (category.equals(PhiCategory.LOCATION_ADDRESS.name())) {
            return value.indexOf(',') < 0 && value.split(" ").length <= 3
                    ? fillers.value(random.nextInt(4) == 0 ? "area" : "city", random)
                    : value;
        }
        if (category.equals(PhiCategory.HOSPITAL.name())) {
            return house(PhiCategory.HOSPITAL, random.nextBoolean() ? "hospital" : "clinic", random);
        }
        return category.equals(PhiCategory.ORGANIZATION.name())
                ? house(PhiCategory.ORGANIZATION, random.nextBoolean() ? "employer" : "school", random)
                : value;
    }

    private String name(String value, SplittableRandom random) {
        if (value.length() < 4 || value.indexOf('.') >= 0 || value.indexOf('"') >= 0) {
            return value;
        }
        Person person = Person.draw(gazetteer, random);
        int comma = value.indexOf(',');
        int words = value.split("[ -]").length;
        if (comma > 0) {
            return value.startsWith(", ", comma) ? person.written("last_first") : person.last() + ',' + person.first();
        }
        return switch (words) {
            case 1 -> person.written(random.nextBoolean() ? "first" : "last");
            case 2 -> person.written("full");
            case 3 -> person.written("middle");
            default -> value;
        };
    }

    private String house(PhiCategory category, String made, SplittableRandom random) {
        List<String> values = houses.get(category);
        return values == null || values.isEmpty() || random.nextInt(3) == 0
                ? fillers.value(made, random)
                : values.get(random.nextInt(values.size()));
    }

    private static String likewise(String old, String value) {
        return isMixedCase(old)
                ? value
                : old.equals(old.toLowerCase(Locale.ROOT))
                        ? value.toLowerCase(Locale.ROOT)
                        : value.toUpperCase(Locale.ROOT);
    }

    private static boolean isMixedCase(String value) {
        return !value.equals(value.toLowerCase(Locale.ROOT)) && !value.equals(value.toUpperCase(Locale.ROOT));
    }
}
