package health.pratique.clinical;

import health.pratique.database.CustodianDatabase;
import health.pratique.database.DatabaseAccess;
import health.pratique.database.DatabaseSchema;
import health.pratique.database.Migrations;
import health.pratique.database.Question;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The FHIR resources of every custodian. Whether consent and role let a caller see one is the caller's to ask; nothing here
 * ever crosses a custodian or a view.
 *
 * <p>Every method throws {@link health.pratique.fault.TransientFault} CLINICAL_STORE_UNAVAILABLE when the database is down,
 * slow or busy; nothing is done then.
 */
public final class ClinicalStore {

    public static final int MOST_WRITES = 1_000;
    public static final int MOST_KEYS = 5_000;

    static final Migrations MIGRATIONS = new Migrations(
            "db/clinical", "clinical_schema_history", "1:-1334723553,2:1849370535,3:1368040727,4:1822216524");
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(5);

    private final CustodianDatabase database;
    private final InstantSource clock;
    private final CursorSeals seals = new CursorSeals();

    ClinicalStore(CustodianDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For use without Quarkus: over the caller's connections. */
    public static ClinicalStore over(DataSource database, InstantSource clock) {
        return new ClinicalStore(
                bound(database, DatabaseSchema.over(database, MIGRATIONS), DatabaseAccess.NO_OP), clock);
    }

    static CustodianDatabase bound(DataSource database, DatabaseSchema schema, DatabaseAccess access) {
        return new CustodianDatabase(database, schema, access, ReasonCode.CLINICAL_STORE_UNAVAILABLE, STATEMENT_LIMIT);
    }

    void connect() throws SQLException {
        database.connect();
    }

    /** The present version, which may be that it is deleted. */
    public Optional<StoredResource> read(Custodian custodian, View view, String type, String id) {
        ResourceKey key = new ResourceKey(type, id);
        return key.canBe() ? database.ask(custodian, reads(custodian, view).read(key)) : Optional.empty();
    }

    public Optional<StoredResource> vread(Custodian custodian, View view, String type, String id, int version) {
        ResourceKey key = new ResourceKey(type, id);
        return key.canBe() ? database.ask(custodian, reads(custodian, view).version(key, version)) : Optional.empty();
    }

    /** @return the newest first */
    public List<StoredResource> history(Custodian custodian, View view, String type, String id, int limit) {
        ResourceKey key = new ResourceKey(type, id);
        return key.canBe() ? database.ask(custodian, reads(custodian, view).history(key, limit)) : List.of();
    }

    private static ResourceReads reads(Custodian custodian, View view) {
        return new ResourceReads(custodian.value(), view);
    }

    /** @throws QueryInvalid if it cannot be answered as it is asked */
    public ResourcePage search(Custodian custodian, View view, ResourceQuery query) {
        ResourceSearch search = new ResourceSearch(custodian, view, query, clock.instant());
        CursorSeal seal = seals.known(custodian)
                .orElseGet(() -> database.perform(custodian, connection -> seals.of(connection, custodian)));
        return database.ask(custodian, new Question<>(search.sql(seal), results -> search.page(results, seal)));
    }

    /**
     * What other resources refer to, for {@code _include}. What is deleted or not there is left out.
     *
     * @throws QueryInvalid TOO_MUCH for more than {@link #MOST_KEYS}
     */
    public List<StoredResource> resources(Custodian custodian, View view, Collection<ResourceKey> keys) {
        bounded(keys.size(), MOST_KEYS);
        return database.ask(custodian, reads(custodian, view).named(keys));
    }

    /**
     * What refers to other resources, for {@code _revinclude}.
     *
     * @param parameter a search parameter of kind reference
     * @param within null for every patient of the custodian
     * @throws QueryInvalid PARAMETER_UNKNOWN, TOO_MUCH
     */
    public List<StoredResource> referring(
            Custodian custodian,
            View view,
            String type,
            String parameter,
            Set<ResourceKey> targets,
            @Nullable Confinement within,
            int limit) {
        bounded(targets.size(), MOST_KEYS);
        if (SearchParameters.r4()
                .find(type, parameter)
                .filter(found -> found.kind() == SearchKind.REFERENCE)
                .isEmpty()) {
            throw new QueryInvalid(QueryInvalid.Defect.PARAMETER_UNKNOWN);
        }
        return database.ask(custodian, reads(custodian, view).referring(type, parameter, targets, within, limit));
    }

    /** For exports and for all of a patient. */
    public ExportChunk chunk(Custodian custodian, View view, ExportSlice slice) {
        return database.ask(custodian, reads(custodian, view).chunk(slice));
    }

    /**
     * All of it or nothing.
     *
     * @throws WriteRefused if one of them would break something
     * @throws QueryInvalid if the condition of one cannot be answered
     */
    public List<Written> write(Custodian custodian, View view, List<ResourceWrite> writes) {
        return written(custodian, view, writes, null);
    }

    /**
     * All of it or nothing of what a document says. Of a resource that another document says too, the later document's version
     * stands.
     *
     * @throws WriteRefused if one of them would break something
     */
    public List<Written> publish(Custodian custodian, View view, Origin origin, List<ResourceWrite> writes) {
        return written(custodian, view, writes, origin);
    }

    private List<Written> written(Custodian custodian, View view, List<ResourceWrite> writes, @Nullable Origin origin) {
        bounded(writes.size(), MOST_WRITES);
        Instant now = now();
        return database.perform(
                custodian,
                connection -> new ResourceTransaction(connection, custodian, view, now, origin).perform(writes));
    }

    /**
     * Takes out what a document said, with every version of it. A resource that another document says too is again as that one
     * says. Doing it again changes nothing; cut off it has done some of it.
     *
     * @return of how many resources something was taken out
     */
    public int withdraw(Custodian custodian, View view, DocumentId document) {
        return withdrawn(custodian, view, document, 0);
    }

    /** Takes out what earlier releases of the document said and this one does not, as {@link #withdraw} does. */
    public int withdrawBefore(Custodian custodian, View view, Origin origin) {
        return withdrawn(custodian, view, origin.document(), origin.release());
    }

    private int withdrawn(Custodian custodian, View view, DocumentId document, long kept) {
        Instant now = now();
        int all = 0;
        int some;
        do {
            some = database.perform(custodian, connection -> new DocumentRemoval(connection, custodian, view, now)
                    .perform(document, kept));
            all += some;
        } while (some == DocumentRemoval.AT_ONCE);
        return all;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Takes out all that is kept of the patient, with every version and in both views. Doing it again changes nothing.
     *
     * @return how much was taken out by this and every time before
     */
    public ResourceCount eraseSubject(Custodian custodian, SubjectToken subject) {
        return database.perform(custodian, connection -> Removal.of(connection, custodian.value(), subject));
    }

    /** How much an erasure would take out. */
    public ResourceCount held(Custodian custodian, SubjectToken subject) {
        return database.perform(custodian, connection -> Removal.held(connection, custodian.value(), subject));
    }

    /** Puts on record what a caller is about to be shown, before it is shown. */
    public void record(Custodian custodian, Access access, Map<SubjectToken, Integer> shown) {
        if (!shown.isEmpty()) {
            database.ask(custodian, AccessRecords.adding(custodian.value(), access, shown));
        }
    }

    /** Who was shown what of the patient, the first first. */
    public List<RecordedAccess> accesses(Custodian custodian, SubjectToken subject, int limit) {
        return database.ask(custodian, AccessRecords.of(custodian.value(), subject, limit));
    }

    private static void bounded(int number, int most) {
        if (number > most) {
            throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
        }
    }
}
