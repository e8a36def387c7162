package health.pratique.format.fhir.rule;

import java.util.List;

/** Invariants of resources about people, organizations, appointments, consent, insurance and security. */
final class AdministrationRules {

    private AdministrationRules() {}

    static void addTo(Invariants rules) {
        rules.on("Patient.contact").rule("pat-1", c -> c.hasAny("name", "telecom", "address", "organization"));
        rules.on("Organization")
                .rule("org-1", o -> o.hasAny("identifier", "name"))
                .rule("org-2", o -> o.each("address").stream().noneMatch(address -> address.is("use", "home")))
                .rule("org-3", o -> o.each("telecom").stream().noneMatch(telecom -> telecom.is("use", "home")));
        rules.on("Group").rule("grp-1", g -> g.lacks("member") || g.isTrue("actual"));
        rules.on("InsurancePlan").rule("ipn-1", p -> p.hasAny("identifier", "name"));
        rules.on("CoverageEligibilityResponse.insurance.item")
                .rule("ces-1", i -> i.has("category") != i.has("productOrService"));
        rules.on("AuditEvent.entity").rule("sev-1", e -> e.lacks("name") || e.lacks("query"));
        appointments(rules);
        consents(rules);
    }

    private static void appointments(Invariants rules) {
        rules.on("Appointment")
                .rule("app-2", a -> a.has("start") == a.has("end"))
                .rule("app-3", a -> a.hasBoth("start", "end") || a.is("status", "proposed", "cancelled", "waitlist"))
                .rule("app-4", a -> a.lacks("cancelationReason") || a.is("status", "no-show", "cancelled"));
        rules.on("Appointment.participant").rule("app-1", p -> p.hasAny("type", "actor"));
        rules.on("AppointmentResponse").rule("apr-1", r -> r.hasAny("participantType", "actor"));
    }

    private static void consents(Invariants rules) {
        Invariants.Paths consent = rules.on("Consent").rule("ppc-1", c -> c.hasAny("policy", "policyRule"));
        List<String> scopes = List.of("patient-privacy", "research", "adr", "treatment");
        for (int i = 0; i < scopes.size(); i++) {
            String scope = scopes.get(i);
            // R4 names this system, whatever its authors had in mind.
            consent.rule("ppc-" + (i + 2), c -> c.has("patient") || !c.isCoded("scope", "something", scope));
        }
    }
}
