package health.pratique.local.cloud.comprehend;

import java.util.List;

/** What a person does for a living. */
final class ProfessionRules {

    private static final String TRADES =
            "(?:accountant|actor|actress|architect|baker|banker|barber|bartender|bus driver|butcher|carpenter|cashier|chef|clerk|coach|cook"
                    + "|dentist|electrician|engineer|farmer|firefighter|fisherman|florist|hairdresser|janitor|journalist|judge|lawyer"
                    + "|attorney|librarian|locksmith|machinist|mechanic|miner|musician|nurse|painter|pharmacist|pilot|plumber"
                    + "|police officer|postal worker|professor|programmer|realtor|receptionist|roofer|sailor|salesman|saleswoman|secretary"
                    + "|social worker|soldier|surveyor|tailor|taxi driver|teacher|truck driver|waiter|waitress|welder|writer)";

    static final List<EntityRule> ALL = List.of(
            EntityRule.anyCase(
                    EntityType.PROFESSION, 0.93, "\\boccupation\\s{0,2}[:=]\\s{0,3}(?<phi>[a-z][a-z -]{2,40}[a-z])"),
            EntityRule.anyCase(
                    EntityType.PROFESSION,
                    0.9,
                    "\\b(?:works?|worked|working|employed|job) as (?:an? )?(?:retired |former )?(?<phi>[a-z]{3,20}(?: (?:driver|worker|officer|assistant|technician|manager|operator|teacher|engineer))?)"),
            EntityRule.anyCase(
                    EntityType.PROFESSION,
                    0.88,
                    "\\b(?:retired|former|is an?|was an?|an?) (?:[a-z]{3,12} )?(?<phi>" + TRADES + ")\\b"));

    private ProfessionRules() {}
}
