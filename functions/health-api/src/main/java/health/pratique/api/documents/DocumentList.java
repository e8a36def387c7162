package health.pratique.api.documents;

import health.pratique.kit.DocumentListing;
import health.pratique.kit.DocumentListing.Page;
import health.pratique.kit.DocumentListing.Place;
import health.pratique.kit.DocumentListing.Wanted;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.DocumentStatus;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists a caller's documents, status by status, the newest change first. Nothing is counted: a total would tell of documents that the
 * caller does not see.
 */
@ApplicationScoped
class DocumentList {

    /** Who sees little of much gets an early page with a cursor, and not a late answer. */
    private static final int MOST_READS = 8;

    private static final int LOOKED_AT = 200;

    private final DocumentListing listing;
    private final CursorSeal seal;

    DocumentList(DocumentListing listing, CursorSeal seal) {
        this.listing = listing;
        this.seal = seal;
    }

    DocumentPage page(Caller caller, ListFilters filters, @Nullable String cursor) {
        DocumentSight sight = new DocumentSight(caller);
        List<DocumentRecord> found = new ArrayList<>();
        Optional<ListCursor> at = Optional.of(
                cursor == null
                        ? new ListCursor(filters.statuses().getFirst(), null)
                        : seal.open(cursor, caller, filters));
        for (int read = 0; read < MOST_READS && found.size() < filters.count() && at.isPresent(); read++) {
            at = read(sight, filters, caller, at.get(), found);
        }
        return new DocumentPage(
                found.stream().map(one -> DocumentView.of(one, null)).toList(),
                at.map(next -> seal.seal(next, caller, filters)).orElse(null));
    }

    /** Adds what is there and seen; tells where to go on. */
    private Optional<ListCursor> read(
            DocumentSight sight, ListFilters filters, Caller caller, ListCursor at, List<DocumentRecord> found) {
        Page page = listing.page(
                new Wanted(
                        caller.custodian(),
                        at.status(),
                        filters.from(),
                        lastBefore(filters.until()),
                        filters.kind(),
                        sight.source().orElse(null)),
                at.after(),
                LOOKED_AT);
        for (DocumentRecord document : page.documents()) {
            if (found.size() == filters.count()) {
                DocumentRecord last = found.getLast();
                return Optional.of(new ListCursor(at.status(), new Place(last.updatedAt(), last.id())));
            }
            if (sight.sees(document)) {
                found.add(document);
            }
        }
        return page.next().map(place -> new ListCursor(at.status(), place)).or(() -> next(filters, at.status())
                .map(status -> new ListCursor(status, null)));
    }

    private static Optional<DocumentStatus> next(ListFilters filters, DocumentStatus done) {
        int index = filters.statuses().indexOf(done) + 1;
        return index < filters.statuses().size()
                ? Optional.of(filters.statuses().get(index))
                : Optional.empty();
    }

    private static Instant lastBefore(Instant exclusive) {
        return exclusive.minusMillis(1);
    }
}
