package health.pratique.local.cloud.access;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.template.TemplateInvalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One line of a statement's conditions: an operator, a key and values of which one has to fit.
 *
 * @param quantifier of a key with several values
 * @param negated whether none of the values may fit
 * @param ifExists whether it holds for a request that does not have the key
 */
record Condition(Quantifier quantifier, Test test, boolean negated, boolean ifExists, String key, List<String> values) {

    enum Quantifier {
        SINGLE,
        ANY,
        ALL
    }

    enum Test {
        EQUALS,
        EQUALS_IGNORING_CASE,
        LIKE,
        ARN,
        PRESENT
    }

    private static final String IF_EXISTS = "IfExists";

    /** What the local cloud can tell of a request; lower case, as keys are compared. */
    private static final Set<String> KEYS = Set.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalisawsservice",
            "aws:requestedregion",
            "aws:resourceaccount",
            "aws:securetransport",
            "aws:sourceaccount",
            "aws:sourcearn",
            "kms:grantisforawsresource",
            "kms:viaservice",
            "lambda:sourcefunctionarn",
            "s3:prefix",
            "s3:requestobjecttagkeys",
            "s3:x-amz-acl");

    private static final String ENCRYPTION_CONTEXT = "kms:encryptioncontext:";

    /** @throws TemplateInvalid for an operator or a key that cannot be decided here: nothing is passed over */
    static List<Condition> all(JsonNode conditions, String place) {
        List<Condition> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                all.add(of(operator.getKey(), key.getKey(), texts(key.getValue()), place));
            }
        }
        return List.copyOf(all);
    }

    private static Condition of(String operator, String key, List<String> values, String place) {
        Quantifier quantifier = Quantifier.SINGLE;
        String name = operator;
        if (name.startsWith("ForAnyValue:") || name.startsWith("ForAllValues:")) {
            quantifier = name.startsWith("ForAnyValue:") ? Quantifier.ANY : Quantifier.ALL;
            name = name.substring(name.indexOf(':') + 1);
        }
        boolean ifExists = name.endsWith(IF_EXISTS);
        name = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
        boolean negated = name.contains("Not");
        Test test =
                switch (name.replace("Not", "")) {
                    case "StringEquals" -> Test.EQUALS;
                    case "StringEqualsIgnoreCase", "Bool" -> Test.EQUALS_IGNORING_CASE;
                    case "StringLike" -> Test.LIKE;
                    case "ArnEquals", "ArnLike" -> Test.ARN;
                    case "Null" -> Test.PRESENT;
                    default ->
                        throw new TemplateInvalid(
                                place, "the local cloud cannot decide conditions by " + operator + ": use another");
                };
        String known = key.toLowerCase(Locale.ROOT);
        if (!KEYS.contains(known) && !known.startsWith(ENCRYPTION_CONTEXT)) {
            throw new TemplateInvalid(place, "the local cloud cannot decide conditions on " + key + ": use another");
        }
        return new Condition(quantifier, test, negated, ifExists, known, values);
    }

    /** A text or a list of texts. */
    static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(each.asText()));
        } else if (!value.isMissingNode()) {
            texts.add(value.asText());
        }
        return List.copyOf(texts);
    }

    boolean holds(Context context) {
        List<String> told = context.get(key);
        if (test == Test.PRESENT) {
            return values.contains(Boolean.toString(told.isEmpty()));
        }
        if (told.isEmpty()) {
            return ifExists || quantifier == Quantifier.ALL || negated && quantifier == Quantifier.SINGLE;
        }
        return quantifier == Quantifier.ALL
                ? told.stream().allMatch(this::fits)
                : told.stream().anyMatch(this::fits);
    }

    private boolean fits(String told) {
        return values.stream().anyMatch(value -> fits(value, told)) != negated;
    }

    private boolean fits(String value, String told) {
        return switch (test) {
            case EQUALS, PRESENT -> value.equals(told);
            case EQUALS_IGNORING_CASE -> value.equalsIgnoreCase(told);
            case LIKE -> Wildcard.matches(value, told);
            case ARN -> Wildcard.matchesArn(value, told);
        };
    }
}
