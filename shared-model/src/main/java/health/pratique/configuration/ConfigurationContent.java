package health.pratique.configuration;

import java.util.Map;
import java.util.TreeMap;

/**
 * All that a custodian configures, in {@link ConfigurationJson}'s form. What it leaves out is as {@link #DEFAULT} has it.
 *
 * @param packs those that are switched on or off by hand
 */
public record ConfigurationContent(
        Map<RulePack, Boolean> packs,
        Thresholds thresholds,
        RetentionPlan retention,
        DataProtection dataProtection,
        ResearchApproval research,
        ReviewPlan review) {

    public static final ConfigurationContent DEFAULT = new ConfigurationContent(
            Map.of(),
            Thresholds.DEFAULT,
            RetentionPlan.UNSAID,
            DataProtection.DEFAULT,
            ResearchApproval.NONE,
            ReviewPlan.DEFAULT);

    public ConfigurationContent {
        packs = Map.copyOf(packs);
    }

    /** @param inEurope whether the installation stands where GDPR is the law */
    public boolean inForce(RulePack pack, boolean inEurope) {
        return packs.getOrDefault(pack, pack.onByDefault(inEurope));
    }

    /** This with a pack switched by hand. */
    public ConfigurationContent with(RulePack pack, boolean on) {
        Map<RulePack, Boolean> switched = new TreeMap<>(packs);
        switched.put(pack, on);
        return new ConfigurationContent(switched, thresholds, retention, dataProtection, research, review);
    }

    public ConfigurationContent with(Thresholds changed) {
        return new ConfigurationContent(packs, changed, retention, dataProtection, research, review);
    }

    public ConfigurationContent with(RetentionPlan changed) {
        return new ConfigurationContent(packs, thresholds, changed, dataProtection, research, review);
    }

    public ConfigurationContent with(DataProtection changed) {
        return new ConfigurationContent(packs, thresholds, retention, changed, research, review);
    }

    public ConfigurationContent with(ResearchApproval changed) {
        return new ConfigurationContent(packs, thresholds, retention, dataProtection, changed, review);
    }

    public ConfigurationContent with(ReviewPlan changed) {
        return new ConfigurationContent(packs, thresholds, retention, dataProtection, research, changed);
    }
}
