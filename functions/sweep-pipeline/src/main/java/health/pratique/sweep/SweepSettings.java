package health.pratique.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient a sweep is, and how much it does at once, as {@code PRATIQUE_SWEEP_*} environment variables. */
@ConfigMapping(prefix = "pratique.sweep")
public interface SweepSettings {

    /** DynamoDB table in which a sweep keeps how far it got. */
    String progressTable();

    /** How long no step has moved a document on until its run counts as lost: longer than a run can take. */
    @WithDefault("PT75M")
    Duration deadline();

    /** How many lost runs of a document are replaced before it is held for a person. */
    @WithDefault("3")
    int redrives();

    /** The most documents of a custodian that are redriven in one sweep. */
    @WithDefault("500")
    int documents();

    /** The most changes of consent of a custodian that are followed in one sweep. */
    @WithDefault("100")
    int changes();

    /** The most ends of periods of a custodian's consents, and patients of a changed policy, that are looked at in one sweep. */
    @WithDefault("20000")
    int lapses();

    /** A change of consent stays open at least so long: the index by subject may lag behind. */
    @WithDefault("PT1M")
    Duration settling();

    /** An object that arrived less than this ago may still be announced. */
    @WithDefault("PT10M")
    Duration grace();

    /** Objects that arrived longer ago are not looked at: EventBridge has given their events up long since. */
    @WithDefault("P14D")
    Duration window();

    /** How many times 1,000 object versions are looked at in one sweep; the next goes on from there. */
    @WithDefault("20")
    int pages();
}
