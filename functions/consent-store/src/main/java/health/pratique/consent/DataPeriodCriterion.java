package health.pratique.consent;

import health.pratique.model.ConsentDecision;

/** Only for data of this time. */
public record DataPeriodCriterion(ConsentPeriod period) implements ConsentCriterion {

    @Override
    public Match matches(ConsentQuestion question, ConsentDecision ruling) {
        ConsentPeriod data = question.facts().dataPeriod();
        if (period.covers(data)) {
            return Match.YES;
        }
        return period.touches(data) ? Match.MAYBE : Match.NO;
    }

    @Override
    public boolean isWithin(ConsentCriterion other) {
        return other instanceof DataPeriodCriterion wider && wider.period.covers(period);
    }
}
