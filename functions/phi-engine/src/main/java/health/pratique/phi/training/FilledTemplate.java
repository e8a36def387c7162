package health.pratique.phi.training;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.evaluate.ScanNoise.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Fills the slots of a template; a person keeps the name throughout. */
final class FilledTemplate {

    private final Gazetteer gazetteer;
    private final Fillers fillers;
    private final SplittableRandom random;
    private final Map<String, Person> people = new HashMap<>();

    FilledTemplate(Gazetteer gazetteer, Fillers fillers, SplittableRandom random) {
        this.gazetteer = gazetteer;
        this.fillers = fillers;
        this.random = random;
    }

    LabelledText fill(Template template) {
        String form = template.text();
        StringBuilder out = new StringBuilder();
        List<Label> labels = new ArrayList<>();
        int at = 0;
        while (true) {
            int open = form.indexOf("{{", at);
            if (open < 0) {
                appendPlain(form.substring(at), out);
                return new LabelledText(out.toString(), labels);
            }
            int close = form.indexOf("}}", open);
            appendPlain(form.substring(at, open), out);
            int start = out.length();
            String slot = form.substring(open + 2, close).strip();
            out.append(value(slot));
            String category = slot.indexOf('.') > 0 ? PhiCategory.NAME.name() : Fillers.category(slot);
            if (!category.isEmpty()) {
                labels.add(new Label(start, out.length(), category));
            }
            at = close + 2;
        }
    }

    /** Plain text, its eponyms now and then changed for others and for any surname: the sign is one whoever it is named after. */
    private void appendPlain(String plain, StringBuilder out) {
        int at = 0;
        while (at < plain.length()) {
            int end = at;
            while (end < plain.length() && Character.isLetter(plain.charAt(end))) {
                end++;
            }
            if (end - at > 3 && Character.isUpperCase(plain.charAt(at)) && gazetteer.isEponym(plain, at, end)) {
                out.append(random.nextInt(2) == 0 ? gazetteer.eponym(random) : plain.substring(at, end));
            } else {
                end = Math.max(end, at + 1);
                out.append(plain, at, end);
            }
            at = end;
        }
    }

    private String value(String slot) {
        int dot = slot.indexOf('.');
        if (dot < 0) {
            return fillers.value(slot, random);
        }
        return people.computeIfAbsent(slot.substring(0, dot), unseen -> Person.draw(gazetteer, random))
                .written(slot.substring(dot + 1));
    }
}
