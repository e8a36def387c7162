package health.pratique.api.privacy;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.api.privacy.Answers.Amendment;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ProcessingRestrictions;
import health.pratique.consent.ProcessingRestrictions.Restriction;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.privacy.Detail;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestKind;
import health.pratique.privacy.RequestRegister;
import health.pratique.privacy.RequestStatus;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what was asked. What takes longer than a call goes on with the next call for the same request. */
@ApplicationScoped
class Fulfilment {

    /** Of what a request came to, under the names that the audit trail has for it. */
    private static final Map<Detail, String> TOLD = Map.of(
            Detail.CONSENT, "consent",
            Detail.AMENDED, "amended",
            Detail.REPLACED_BY, "replacedBy",
            Detail.ERASURE_CERTIFICATE, "erasureCertificate");

    private final RequestDesk desk;
    private final RequestRegister register;
    private final RequestHandling handling;
    private final Packages packages;
    private final ErasureCall erasure;
    private final ProcessingRestrictions restrictions;
    private final Amendments amendments;
    private final RequestEvents events;
    private final InstantSource clock;

    Fulfilment(
            RequestDesk desk,
            RequestRegister register,
            RequestHandling handling,
            Packages packages,
            ErasureCall erasure,
            ProcessingRestrictions restrictions,
            Amendments amendments,
            RequestEvents events,
            InstantSource clock) {
        this.desk = desk;
        this.register = register;
        this.handling = handling;
        this.packages = packages;
        this.erasure = erasure;
        this.restrictions = restrictions;
        this.amendments = amendments;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param amendment of a RECTIFICATION, and of no other
     * @throws ProblemException CONFLICT while it is not known who asks, and once the answer was no
     */
    PrivacyRequest fulfil(Caller caller, String id, @Nullable Amendment amendment) {
        PrivacyRequest request = desk.find(caller, id);
        if ((request.kind() == RequestKind.RECTIFICATION) != (amendment != null)) {
            throw new ProblemException(ProblemKind.REQUEST_INVALID);
        }
        if (request.status() == RequestStatus.FULFILLED) {
            return handling.certified(caller, request);
        }
        if (request.identity() == null || request.status().closed()) {
            throw new ProblemException(ProblemKind.CONFLICT);
        }
        PrivacyRequest seen = request.kind() == RequestKind.ERASURE ? begun(caller, request) : request;
        PrivacyRequest now = done(caller, seen, amendment);
        if (now == seen) {
            return seen;
        }
        PrivacyRequest recorded =
                register.change(seen, now, events.of(caller, "FulfilPrivacyRequest", now, facts(now)));
        return recorded.status().closed() ? handling.certified(caller, recorded) : recorded;
    }

    /** What the patient permitted before counts again (45 CFR 164.522(a)(2), GDPR 18(3)). */
    PrivacyRequest lift(Caller caller, String id) {
        PrivacyRequest request = desk.find(caller, id);
        if (request.status() == RequestStatus.LIFTED) {
            return handling.certified(caller, request);
        }
        if (request.kind() != RequestKind.RESTRICTION || request.status() != RequestStatus.FULFILLED) {
            throw new ProblemException(ProblemKind.CONFLICT);
        }
        ConsentReference lifted = restrictions.lift(restriction(request), request.receivedAt(), now());
        PrivacyRequest now = request.moved(RequestStatus.LIFTED, consent(lifted), now(), caller.actor());
        return handling.certified(
                caller, register.change(request, now, events.of(caller, "LiftRestriction", now, facts(now))));
    }

    private PrivacyRequest done(Caller caller, PrivacyRequest request, @Nullable Amendment amendment) {
        return switch (request.kind()) {
            case ACCESS -> packages.access(caller, request);
            case ACCOUNTING -> packages.accounting(caller, request);
            case PORTABILITY -> packages.portable(caller, request);
            case RESTRICTION ->
                fulfilled(
                        caller,
                        request,
                        // From its receipt on, so that a call that died and is repeated restricts the same.
                        consent(restrictions.impose(restriction(request), request.receivedAt())));
            case RECTIFICATION -> {
                if (amendment == null) {
                    throw new ProblemException(ProblemKind.REQUEST_INVALID);
                }
                yield fulfilled(caller, request, amendments.accept(caller, request, amendment, now()));
            }
            case ERASURE ->
                erasure.erase(caller, request)
                        .map(certified ->
                                fulfilled(caller, request, Map.of(Detail.ERASURE_CERTIFICATE, certified.key())))
                        .orElse(request);
        };
    }

    /** That it begins is on record before it does. */
    private PrivacyRequest begun(Caller caller, PrivacyRequest request) {
        if (request.status() == RequestStatus.IN_PROGRESS) {
            return request;
        }
        PrivacyRequest now = request.moved(RequestStatus.IN_PROGRESS, Map.of(), now(), caller.actor());
        return register.change(request, now, events.of(caller, "FulfilPrivacyRequest", now));
    }

    private PrivacyRequest fulfilled(Caller caller, PrivacyRequest request, Map<Detail, String> known) {
        return request.moved(RequestStatus.FULFILLED, known, now(), caller.actor());
    }

    private static Restriction restriction(PrivacyRequest request) {
        return new Restriction(
                request.custodian(),
                request.subject(),
                request.id(),
                request.detail(Detail.PURPOSE).map(PurposeOfUse::valueOf).orElse(null),
                request.detail(Detail.DOCUMENT_KIND).map(DocumentKind::valueOf).orElse(null));
    }

    private static Map<Detail, String> consent(ConsentReference reference) {
        return Map.of(Detail.CONSENT, reference.id() + "/" + reference.version());
    }

    private static Map<String, String> facts(PrivacyRequest request) {
        Map<String, String> facts = new HashMap<>();
        request.detail(Detail.PARTS).ifPresent(parts -> facts.put("parts", Integer.toString(Packages.parts(request))));
        TOLD.forEach((detail, name) -> request.detail(detail).ifPresent(value -> facts.put(name, value)));
        return facts;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
