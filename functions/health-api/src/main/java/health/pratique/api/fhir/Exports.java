package health.pratique.api.fhir;

import health.pratique.api.http.CallerContext;
import health.pratique.api.http.Permission;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.SearchParameters;
import health.pratique.clinical.StoredResource;
import health.pratique.export.ExportCopies;
import health.pratique.export.ExportCopy;
import health.pratique.export.ExportEvents;
import health.pratique.export.ExportFile;
import health.pratique.export.ExportFiles;
import health.pratique.export.ExportJob;
import health.pratique.export.ExportJobs;
import health.pratique.export.ExportOrder;
import health.pratique.export.ExportRange;
import health.pratique.export.ExportState;
import health.pratique.export.ExportsBusy;
import health.pratique.sight.ConsentGate;
import health.pratique.sight.Sight;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.ScopeLevel;
import health.pratique.smart.ScopeReach;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bulk exports, as the caller of this request: begun for systems alone, and from then on its own client's. What another client began
 * is not there.
 */
@ApplicationScoped
public class Exports {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** The event that a worker takes is on its way for so long. */
    private static final Duration ANNOUNCED = Duration.ofSeconds(30);

    private final ExportJobs jobs;
    private final ExportFiles files;
    private final ExportCopies copies;
    private final ExportEvents events;
    private final ClinicalStore store;
    private final ConsentGate gate;
    private final Permission permission;
    private final CallerContext context;
    private final InstantSource clock;

    public Exports(
            ExportJobs jobs,
            ExportFiles files,
            ExportCopies copies,
            ExportEvents events,
            ClinicalStore store,
            ConsentGate gate,
            Permission permission,
            CallerContext context,
            InstantSource clock) {
        this.jobs = jobs;
        this.files = files;
        this.copies = copies;
        this.events = events;
        this.store = store;
        this.gate = gate;
        this.permission = permission;
        this.context = context;
        this.clock = clock;
    }

    /**
     * @param request the address that it was asked for by
     * @throws FhirRefused 429 when the client has as many running as it may
     */
    ExportJob begin(ExportRange range, ExportQuery query, String request) {
        Caller caller = system();
        List<String> types = query.types().isEmpty() ? reached(caller, range) : List.copyOf(query.types());
        types.forEach(type -> permission.reach(Interaction.SEARCH, type));
        if (types.isEmpty()) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        try {
            ExportJob job = jobs.begin(new ExportOrder(caller, range, types, query.since(), request));
            events.wanted(job);
            return job;
        } catch (ExportsBusy busy) {
            throw FhirRefused.busy("Wait for a running export, or cancel it.");
        }
    }

    /** The group, as it is now. */
    ExportRange.Members members(String group) {
        Caller caller = system();
        permission.reach(Interaction.READ, "Group");
        Sight sight = new Sight(gate, caller, null);
        StoredResource there = store.read(caller.custodian(), sight.view(), "Group", group)
                .filter(resource -> !resource.deleted())
                .flatMap(resource -> sight.seen(Interaction.READ, resource))
                .orElseThrow(Exports::notFound);
        return new ExportRange.Members(group, there.version());
    }

    /** How far it is. One that nobody works on is asked for again. */
    ExportJob find(String id) {
        ExportJob job = own(system(), id);
        Instant now = clock.instant();
        if (job.state() == ExportState.RUNNING
                && job.heldUntil().isBefore(now)
                && job.begun().plus(ANNOUNCED).isBefore(now)) {
            events.wanted(job);
        }
        return job;
    }

    void cancel(String id) {
        ExportJob job = own(system(), id);
        jobs.cancel(job);
        files.remove(job, job.files());
    }

    /** A file is given to a token alone that might have begun its export: for the same purpose, with scopes as wide. */
    ExportCopy copy(String id, String name) {
        Caller caller = system();
        ExportJob job = own(caller, id);
        ExportFile file = job.files().stream()
                .filter(one -> job.state() == ExportState.DONE && one.name().equals(name))
                .findFirst()
                .orElseThrow(Exports::notFound);
        ScopeReach reach = permission.reach(Interaction.SEARCH, file.type());
        Caller began = job.order().caller();
        boolean asWide = reach.unrestricted()
                || began.scopes()
                        .permits(Interaction.SEARCH, file.type())
                        .filter(reach::equals)
                        .isPresent();
        if (!asWide) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        if (began.purpose() != caller.purpose() || (caller.deidentifiedOnly() && !began.deidentifiedOnly())) {
            throw notFound();
        }
        return copies.give(caller, job, file).orElseThrow(Exports::notFound);
    }

    private static List<String> reached(Caller caller, ExportRange range) {
        return SearchParameters.r4().types().stream()
                .filter(type -> range instanceof ExportRange.Everything || Compartments.needsPatient(type))
                .filter(type ->
                        caller.scopes().permits(Interaction.SEARCH, type).isPresent())
                .toList();
    }

    private ExportJob own(Caller caller, String id) {
        return Optional.of(id)
                .filter(ID.asMatchPredicate())
                .flatMap(known -> jobs.find(caller, known))
                .orElseThrow(Exports::notFound);
    }

    private Caller system() {
        Caller caller = context.caller();
        if (!caller.scopes().at(ScopeLevel.SYSTEM)) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        return caller;
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
