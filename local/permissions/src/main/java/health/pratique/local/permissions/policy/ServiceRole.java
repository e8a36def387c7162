package health.pratique.local.permissions.policy;

import java.util.List;

/**
 * A role that a service of AWS takes to do what the template defines: run a workflow, start one for an event.
 *
 * @param place the line that it begins at
 * @param needs what the definitions ask for
 */
public record ServiceRole(String id, String place, List<Granted> granted, List<Surrounding> needs) {}
