package health.pratique.usage;

/**
 * Who pays for a call.
 *
 * @param id of the partner; of a key that nobody has registered, {@code key:} and the key's id
 * @param plan the usage plan's name, such as {@code standard}
 */
public record Partner(String id, String plan) {

    static final String NO_PLAN = "none";

    /** Calls with a key that was never registered are counted too, under the key itself. */
    static Partner unregistered(String apiKeyId) {
        return new Partner("key:" + apiKeyId, NO_PLAN);
    }
}
