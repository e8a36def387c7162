package health.pratique.local.cloud.template;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** What every template may refer to without declaring it. */
final class PseudoParameters {

    private PseudoParameters() {}

    static Optional<String> value(String name, String stackName) {
        return switch (name) {
            case "AWS::Region" -> Optional.of(Arns.REGION);
            case "AWS::AccountId" -> Optional.of(Arns.ACCOUNT);
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::StackName" -> Optional.of(stackName);
            case "AWS::StackId" -> Optional.of(stackId(stackName));
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            default -> Optional.empty();
        };
    }

    static String stackId(String stackName) {
        return Arns.of(
                "cloudformation",
                "stack/" + stackName + "/" + UUID.nameUUIDFromBytes(stackName.getBytes(StandardCharsets.UTF_8)));
    }
}
