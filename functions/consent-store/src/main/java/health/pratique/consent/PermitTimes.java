package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A permit that speaks of a question, with the periods of it and of the provisions around it; for saying why none is in force.
 */
record PermitTimes(ConsentProvision origin, List<ConsentPeriod> periods) {

    /** Whether it is still to come, and waiting cures it. */
    boolean comes(Instant at) {
        return periods.stream().anyMatch(period -> period.begins(at))
                && periods.stream().noneMatch(period -> period.ended(at));
    }

    static Stream<PermitTimes> of(ConsentProvision provision, ConsentQuestion question) {
        return of(provision, provision.rule(), List.of(), question);
    }

    private static Stream<PermitTimes> of(
            ConsentProvision origin, ConsentRule rule, List<ConsentPeriod> around, ConsentQuestion question) {
        if (rule.scope().matches(question, rule.ruling()) != Match.YES) {
            return Stream.empty();
        }
        List<ConsentPeriod> periods =
                Stream.concat(around.stream(), Stream.of(rule.period())).toList();
        Stream<PermitTimes> own =
                rule.ruling() == ConsentDecision.PERMIT ? Stream.of(new PermitTimes(origin, periods)) : Stream.empty();
        return Stream.concat(
                own, rule.exceptions().stream().flatMap(exception -> of(origin, exception, periods, question)));
    }
}
