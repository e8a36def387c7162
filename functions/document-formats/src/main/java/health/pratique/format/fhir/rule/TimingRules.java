package health.pratique.format.fhir.rule;

/** Invariants of the data type Timing (R4, 2.24.0.15). */
final class TimingRules {

    private TimingRules() {}

    static void addTo(Invariants rules) {
        rules.on("Timing.repeat")
                .rule("tim-1", r -> r.lacks("duration") || r.has("durationUnit"))
                .rule("tim-2", r -> r.lacks("period") || r.has("periodUnit"))
                .rule("tim-4", r -> isNotNegative(r, "duration"))
                .rule("tim-5", r -> isNotNegative(r, "period"))
                .rule("tim-6", r -> r.lacks("periodMax") || r.has("period"))
                .rule("tim-7", r -> r.lacks("durationMax") || r.has("duration"))
                .rule("tim-8", r -> r.lacks("countMax") || r.has("count"))
                .rule("tim-9", r -> r.lacks("offset") || r.has("when") && !isAtMeals(r))
                .rule("tim-10", r -> r.lacks("timeOfDay") || r.lacks("when"));
    }

    private static boolean isNotNegative(Node repeat, String member) {
        return repeat.number(member).map(value -> value.signum() >= 0).orElse(true);
    }

    private static boolean isAtMeals(Node repeat) {
        return repeat.texts("when").stream()
                .allMatch(when -> when.equals("C") || when.equals("CM") || when.equals("CD") || when.equals("CV"));
    }
}
