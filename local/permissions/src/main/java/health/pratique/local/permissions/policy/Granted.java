package health.pratique.local.permissions.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that a statement allows.
 *
 * @param resource in the words of the template
 * @param place the line that says it, such as {@code sam/functions.yaml:412}
 * @param condition such as {@code StringLike s3:prefix [exports/*]}; empty without one
 */
public record Granted(String action, String resource, String place, String condition) {

    /** All that statements allow, action by action and resource by resource. */
    static List<Granted> by(Tree statements) {
        List<Granted> found = new ArrayList<>();
        for (Tree statement : statements.items()) {
            if (!statement.text("Effect").equals("Allow")) {
                continue;
            }
            String condition =
                    statement.get("Condition").map(Granted::condition).orElse("");
            for (Tree action : statement.get("Action").map(Tree::items).orElse(List.of())) {
                for (Tree resource : statement.get("Resource").map(Tree::items).orElse(List.of())) {
                    found.add(new Granted(action.text(), resource.text(), resource.place(), condition));
                }
            }
        }
        return found;
    }

    public String what() {
        return action + " on " + resource + (condition.isEmpty() ? "" : " where " + condition);
    }

    private static String condition(Tree condition) {
        return condition.entries().entrySet().stream()
                .flatMap(operator -> operator.getValue().entries().entrySet().stream()
                        .map(key -> operator.getKey() + " " + key.getKey() + " "
                                + key.getValue().texts().sorted().toList()))
                .collect(Collectors.joining(", "));
    }
}
