package health.pratique.audit;

import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;

/** Names the chain of what concerns a custodian and no single document: settings, break-glass, revocations, erasures. */
public final class CustodianChain {

    /** No bucket has this name (S3 allows no colon), so that no document has the id of a custodian's chain. */
    private static final String PLACE = "pratique:custodian-trail";

    private CustodianChain() {}

    /** The id that the custodian's events carry where a document's events carry the document's. */
    public static DocumentId id(Custodian custodian) {
        return DocumentId.of(PLACE, custodian.value(), "");
    }
}
