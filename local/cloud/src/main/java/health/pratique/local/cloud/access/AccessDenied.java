package health.pratique.local.cloud.access;

/**
 * A refusal.
 *
 * @param resource without what a client named
 */
record AccessDenied(String principal, String action, String resource, String because) {

    /** In AWS's words. */
    String message() {
        return "User: " + principal + " is not authorized to perform: " + action + " on resource: " + resource + " "
                + because;
    }
}
