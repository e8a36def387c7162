package health.pratique.local.permissions.policy;

import health.pratique.local.deployables.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function as the template has it.
 *
 * @param module of which it is packaged, such as {@code score-fraud}
 * @param handler its name, where the module has several and the template says which
 * @param place the line that it begins at
 * @param environment its variables in the words of the template: PRATIQUE_DOCUMENTS_TABLE is DocumentsTable
 * @param rotates secrets that Secrets Manager hands to it by their names
 * @param granted what its role allows it
 * @param surroundings what its role has to allow for the sake of where it runs and what calls it
 */
public record DeployedFunction(
        String id,
        String module,
        Optional<String> handler,
        String place,
        Map<String, String> environment,
        List<String> rotates,
        List<Granted> granted,
        List<Surrounding> surroundings) {

    /** @param property such as {@code pratique.documents-table} */
    public Optional<String> setting(String property) {
        return Optional.ofNullable(environment.get(Origin.Setting.variable(property)));
    }
}
