package health.pratique.smart;

import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables of clients and used assertions in DynamoDB Local, with one client in them: a laboratory's research system. */
final class ClientsFixture {

    final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    final AccessSettings settings =
            TestIssuer.settings(EmbeddedStores.uniqueName("api-clients"), EmbeddedStores.uniqueName("token-uses"));
    final ApiClients clients;

    ClientsFixture(InstantSource clock) {
        StoreTables.apiClients(dynamo, settings.clientsTable());
        StoreTables.tokenUses(dynamo, settings.tokenUsesTable());
        clients = new ApiClients(dynamo, settings, clock);
        clients.register(laboratory(Optional.empty()));
    }

    static RegisteredClient laboratory(Optional<String> keys) {
        return new RegisteredClient(
                "lab-a",
                new Custodian("demo-hospital"),
                Role.PARTNER,
                SmartScopes.of("system/Observation.rs system/Patient.r pratique/usage"),
                keys,
                Optional.empty(),
                Set.of("key-1"),
                PurposeOfUse.HRESCH);
    }
}
