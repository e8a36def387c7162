package health.pratique.local.permissions.policy;

/**
 * What a role has to allow since the template says so, whatever any code does.
 *
 * @param condition as {@link Granted#condition()} has it
 * @param because the property that says so
 */
public record Surrounding(String action, String resource, String condition, String because) {

    Surrounding(String action, String resource, String because) {
        this(action, resource, "", because);
    }
}
