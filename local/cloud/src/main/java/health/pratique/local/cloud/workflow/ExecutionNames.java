package health.pratique.local.cloud.workflow;

import health.pratique.local.cloud.wire.ServiceError;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Step Functions takes for a name, and what it says of one that it does not know. */
final class ExecutionNames {

    /** No white space, brackets, wildcards, special or control characters. */
    private static final Pattern NAME = Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

    private ExecutionNames() {}

    static String check(String name) throws ServiceError {
        if (!NAME.matcher(name).matches()) {
            throw ServiceError.badRequest("InvalidName", "Invalid Name");
        }
        return name;
    }

    static Execution found(Optional<Execution> execution, String arn) throws ServiceError {
        if (!arn.startsWith("arn:") || !arn.contains(":execution:")) {
            throw ServiceError.badRequest("InvalidArn", "Invalid Arn: an execution's is wanted");
        }
        return execution.orElseThrow(
                () -> ServiceError.badRequest("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }
}
