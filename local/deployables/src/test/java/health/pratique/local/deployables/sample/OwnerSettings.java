package health.pratique.local.deployables.sample;

/** What several mappings have. */
public interface OwnerSettings {

    String owner();
}
