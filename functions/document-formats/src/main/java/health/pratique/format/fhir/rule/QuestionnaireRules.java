package health.pratique.format.fhir.rule;

import java.util.HashSet;
import java.util.Set;

/** Invariants of Questionnaire and QuestionnaireResponse. */
final class QuestionnaireRules {

    private QuestionnaireRules() {}

    static void addTo(Invariants rules) {
        rules.on("Questionnaire").rule("que-2", q -> isDistinct(q, new HashSet<>()));
        rules.on("Questionnaire.item")
                .rule("que-1", i -> i.is("type", "group") ? i.has("item") : !i.is("type", "display") || i.lacks("item"))
                .rule("que-3", i -> !i.is("type", "display") || i.lacks("code"))
                .rule("que-4", i -> i.lacks("answerOption") || i.lacks("answerValueSet"))
                .rule("que-5", i -> hasOptions(i) || i.lacks("answerValueSet") && i.lacks("answerOption"))
                .rule("que-6", i -> !i.is("type", "display") || i.lacks("required") && i.lacks("repeats"))
                .rule("que-8", i -> !i.is("type", "group", "display") || i.lacks("initial"))
                .rule("que-9", i -> !i.is("type", "display") || i.lacks("readOnly"))
                .rule("que-10", i -> i.lacks("maxLength") || isWritten(i))
                .rule("que-11", i -> i.lacks("answerOption") || i.lacks("initial"))
                .rule("que-12", i -> i.count("enableWhen") <= 2 || i.has("enableBehavior"))
                .rule("que-13", i -> i.isTrue("repeats") || i.count("initial") <= 1);
        rules.on("Questionnaire.item.enableWhen")
                .rule("que-7", w -> !w.is("operator", "exists") || w.has("answerBoolean"));
        rules.on("QuestionnaireResponse.item").rule("qrs-1", i -> !i.hasBoth("answer", "item"));
    }

    private static boolean isDistinct(Node holder, Set<String> seen) {
        for (Node item : holder.each("item")) {
            String linkId = item.text("linkId");
            if (!linkId.isEmpty() && !seen.add(linkId) || !isDistinct(item, seen)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOptions(Node item) {
        return item.is(
                "type",
                "choice",
                "open-choice",
                "decimal",
                "integer",
                "date",
                "dateTime",
                "time",
                "string",
                "quantity");
    }

    private static boolean isWritten(Node item) {
        return item.is("type", "boolean", "decimal", "integer", "string", "text", "url", "open-choice");
    }
}
