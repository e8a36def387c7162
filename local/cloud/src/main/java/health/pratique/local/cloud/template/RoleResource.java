package health.pratique.local.cloud.template;

import java.util.List;

/**
 * A role with the policies that it has of its own and by attachment.
 *
 * @param logicalId of the role; of what SAM makes it for, where the template has none
 */
public record RoleResource(String logicalId, String arn, List<PolicyStatement> statements) {

    static final String TYPE = "AWS::IAM::Role";

    public RoleResource {
        statements = List.copyOf(statements);
    }
}
