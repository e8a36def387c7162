package health.pratique.api.privacy;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.audit.Sha256;
import health.pratique.privacy.DenialGround;
import health.pratique.privacy.Detail;
import health.pratique.privacy.ExtensionReason;
import health.pratique.privacy.IdentityProof;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestCertificates;
import health.pratique.privacy.RequestFiles;
import health.pratique.privacy.RequestFiles.Text;
import health.pratique.privacy.RequestKind;
import health.pratique.privacy.RequestRegister;
import health.pratique.privacy.RequestStatus;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The course of a request, but for its fulfilment. Each step is asked whether the law has it, then recorded, and certified if it is the last. */
@ApplicationScoped
class RequestHandling {

    private final RequestDesk desk;
    private final RequestRegister register;
    private final RequestFiles files;
    private final RequestCertificates certificates;
    private final Amendments amendments;
    private final RequestEvents events;
    private final InstantSource clock;

    RequestHandling(
            RequestDesk desk,
            RequestRegister register,
            RequestFiles files,
            RequestCertificates certificates,
            Amendments amendments,
            RequestEvents events,
            InstantSource clock) {
        this.desk = desk;
        this.register = register;
        this.files = files;
        this.certificates = certificates;
        this.amendments = amendments;
        this.events = events;
        this.clock = clock;
    }

    PrivacyRequest identify(Caller caller, String id, IdentityProof proof) {
        PrivacyRequest request = desk.find(caller, id);
        if (request.identity() == proof) {
            return request;
        }
        demand(!request.status().closed() && request.identity() == null);
        PrivacyRequest now = request.identified(proof, now(), caller.actor());
        return register.change(
                request, now, events.of(caller, "IdentifyPrivacyRequester", now, Map.of("proof", proof.name())));
    }

    /** Once, and while the first term runs: 45 CFR 164.524(b)(2)(iii), GDPR 12(3). */
    PrivacyRequest extend(Caller caller, String id, ExtensionReason reason, @Nullable String words) {
        PrivacyRequest request = desk.find(caller, id);
        if (request.extension() == reason) {
            return request;
        }
        demand(!request.status().closed()
                && request.status() != RequestStatus.IN_PROGRESS
                && request.extension() == null
                && clock.instant().isBefore(request.dueAt()));
        write(request, Text.EXTENSION, words);
        PrivacyRequest now = request.extended(reason, now(), caller.actor());
        return register.change(
                request,
                now,
                events.of(
                        caller,
                        "ExtendPrivacyRequest",
                        now,
                        Map.of("extension", reason.name(), "dueAt", now.dueAt().toString())));
    }

    /** @throws ProblemException UNPROCESSABLE for a ground that the law does not have for such a request */
    PrivacyRequest deny(Caller caller, String id, DenialGround ground, String words) {
        PrivacyRequest request = desk.find(caller, id);
        if (request.status() == RequestStatus.DENIED && request.ground() == ground) {
            return certified(caller, request);
        }
        demand(!request.status().closed() && request.status() != RequestStatus.IN_PROGRESS);
        if (!ground.is(request.law(), request.kind())
                || ground == DenialGround.IDENTITY_NOT_VERIFIED && request.identity() != null) {
            throw new ProblemException(ProblemKind.UNPROCESSABLE);
        }
        write(request, Text.DENIAL, words);
        PrivacyRequest now = request.denied(ground, now(), caller.actor());
        return certified(
                caller,
                register.change(
                        request, now, events.of(caller, "DenyPrivacyRequest", now, Map.of("ground", ground.name()))));
    }

    /** 45 CFR 164.526(d)(2): it goes with the record from then on. */
    PrivacyRequest disagree(Caller caller, String id, String words) {
        PrivacyRequest request = denied(caller, id);
        write(request, Text.DISAGREEMENT, words);
        register.note(
                request,
                events.of(
                        caller,
                        "DisagreeWithDenial",
                        request,
                        amendments
                                .disagreed(caller, request, now())
                                .map(version -> Map.of("resource", version))
                                .orElse(Map.of())));
        return request;
    }

    /** 45 CFR 164.526(d)(3). */
    PrivacyRequest rebut(Caller caller, String id, String words) {
        PrivacyRequest request = denied(caller, id);
        demand(files.read(request.custodian(), request.id(), Text.DISAGREEMENT).isPresent());
        write(request, Text.REBUTTAL, words);
        register.note(request, events.of(caller, "RebutDisagreement", request));
        return request;
    }

    /** The certificate of an answer; it is on the chain by its digest. */
    byte[] certificate(Caller caller, String id) {
        PrivacyRequest request = desk.find(caller, id);
        if (!request.status().closed()) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        certified(caller, request);
        return certificates.of(request);
    }

    /** What an answered request is certified by is put on record once. */
    PrivacyRequest certified(Caller caller, PrivacyRequest answered) {
        String status = answered.status().name() + ":";
        if (answered.detail(Detail.CERTIFICATE)
                .filter(known -> known.startsWith(status))
                .isPresent()) {
            return answered;
        }
        String sha256 = HexFormat.of().formatHex(Sha256.digest().digest(certificates.of(answered)));
        PrivacyRequest now =
                answered.moved(answered.status(), Map.of(Detail.CERTIFICATE, status + sha256), now(), caller.actor());
        return register.change(
                answered, now, events.of(caller, "CertifyPrivacyRequest", now, Map.of("certificate", sha256)));
    }

    private PrivacyRequest denied(Caller caller, String id) {
        PrivacyRequest request = desk.find(caller, id);
        demand(request.kind() == RequestKind.RECTIFICATION && request.status() == RequestStatus.DENIED);
        return request;
    }

    private void write(PrivacyRequest request, Text which, @Nullable String words) {
        if (words != null) {
            demand(files.write(request.custodian(), request.id(), which, words));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void demand(boolean met) {
        if (!met) {
            throw new ProblemException(ProblemKind.CONFLICT);
        }
    }
}
