package health.pratique.format.fhir.rule;

/** Invariants of TestScript and TestReport. */
final class TestScriptRules {

    private static final String[] ASSERTIONS = {
        "contentType",
        "expression",
        "headerField",
        "minimumId",
        "navigationLinks",
        "path",
        "requestMethod",
        "resource",
        "responseCode",
        "response",
        "validateProfileId"
    };

    private TestScriptRules() {}

    static void addTo(Invariants rules) {
        rules.on("TestReport.setup.action").rule("inv-1", a -> a.has("operation") != a.has("assert"));
        rules.on("TestReport.test.action").rule("inv-2", a -> a.has("operation") != a.has("assert"));
        rules.on("TestScript.setup.action").rule("tst-1", a -> a.has("operation") != a.has("assert"));
        rules.on("TestScript.test.action").rule("tst-2", a -> a.has("operation") != a.has("assert"));
        rules.on("TestScript.variable")
                .rule("tst-3", v -> v.lacks("expression") || v.lacks("headerField") || v.lacks("path"));
        rules.on("TestScript.metadata")
                .rule("tst-4", m -> m.each("capability").stream().anyMatch(c -> c.hasAny("required", "validated")));
        // R4 states the same rules again for the actions of tests (tst-6, tst-8, tst-9, tst-11, tst-13); the types are
        // one.
        rules.on(
                        "TestScript.setup.action.operation",
                        "TestScript.test.action.operation",
                        "TestScript.teardown.action.operation")
                .rule("tst-7", TestScriptRules::isAddressed);
        rules.on("TestScript.setup.action.assert", "TestScript.test.action.assert")
                .rule("tst-5", TestScriptRules::isSingle)
                .rule("tst-10", TestScriptRules::isCompared)
                .rule("tst-12", TestScriptRules::isOfDirection);
    }

    private static boolean isAddressed(Node operation) {
        return operation.has("sourceId")
                || operation.count("targetId") + operation.count("url") + operation.count("params") == 1
                || operation.each("type").stream()
                        .anyMatch(type -> type.is("code", "capabilities", "search", "transaction", "history"));
    }

    private static boolean isSingle(Node assertion) {
        int found = 0;
        for (String member : ASSERTIONS) {
            found += assertion.count(member);
        }
        return found <= 1 || assertion.has("extension");
    }

    private static boolean isCompared(Node assertion) {
        return assertion.has("compareToSourceId")
                == assertion.hasAny("compareToSourceExpression", "compareToSourcePath");
    }

    private static boolean isOfDirection(Node assertion) {
        return !assertion.is("direction", "request") || !assertion.hasAny("response", "responseCode");
    }
}
