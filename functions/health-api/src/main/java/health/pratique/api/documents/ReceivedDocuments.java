package health.pratique.api.documents;

import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Documents that are in the intake bucket and not yet in the registry: their event is on its way. Known for a day. */
@ApplicationScoped
class ReceivedDocuments {

    private final RequestsTable table;

    ReceivedDocuments(RequestsTable table) {
        this.table = table;
    }

    /** @param client who sent it */
    record Received(String client, Instant at) {}

    /** Noting it twice changes nothing. */
    void note(Caller caller, DocumentId id) {
        table.add(entry(caller.custodian(), id), Map.of("client", caller.client()));
    }

    Optional<Received> find(Custodian custodian, DocumentId id) {
        return table.find(entry(custodian, id)).flatMap(item -> RequestsTable.text(item, "client")
                .map(client -> new Received(client, RequestsTable.began(item))));
    }

    private static String entry(Custodian custodian, DocumentId id) {
        return custodian + "#received#" + id;
    }
}
