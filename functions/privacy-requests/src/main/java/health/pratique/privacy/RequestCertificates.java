package health.pratique.privacy;

import health.pratique.audit.ChainHead;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KmsSigner;
import health.pratique.kit.Stores;
import health.pratique.privacy.RequestCertificate.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Certificates of answers in the write-once bucket. The first one of a name stays, so that a repetition ends with the same. */
@ApplicationScoped
public class RequestCertificates {

    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final PrivacySettings settings;
    private final CustodianTrail trail;
    private final KmsSigner signer;
    private final InstantSource clock;

    public RequestCertificates(
            S3Client s3, PrivacySettings settings, CustodianTrail trail, KmsClient kms, InstantSource clock) {
        this.s3 = s3;
        this.settings = settings;
        this.trail = trail;
        this.signer = new KmsSigner(kms, settings.signingKey());
        this.clock = clock;
    }

    /**
     * The certificate of a request that is answered, made now if there is none. An erasure has its own, made by who erased.
     *
     * @throws IllegalStateException for a request whose clock runs
     */
    public byte[] of(PrivacyRequest request) {
        if (!request.status().closed()) {
            throw new IllegalStateException("a request is certified once it is answered");
        }
        Optional<String> erased = request.detail(Detail.ERASURE_CERTIFICATE);
        if (erased.isPresent()) {
            return find(erased.get()).orElseThrow(() -> new TransientFault(ReasonCode.STORE_UNAVAILABLE));
        }
        return find(key(request)).orElseGet(() -> {
            ChainHead head = trail.head(request.custodian())
                    .orElseThrow(() -> new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE));
            byte[] made = RequestCertificate.sign(
                    request, parts(request), head, clock.instant().truncatedTo(ChronoUnit.MILLIS), signer);
            return put(request, made)
                    ? made
                    : find(key(request)).orElseThrow(() -> new TransientFault(ReasonCode.STORE_UNAVAILABLE));
        });
    }

    /** Of the package that was made: its {@link Detail#PARTS}, each {@code sha256:bytes}. */
    static List<Part> parts(PrivacyRequest request) {
        List<String> told = request.detail(Detail.PARTS).stream()
                .flatMap(parts -> Arrays.stream(parts.split(" ")))
                .toList();
        return IntStream.range(0, told.size())
                .mapToObj(index -> {
                    String[] part = told.get(index).split(":");
                    return new Part(Integer.toString(index + 1), part[0], Long.parseLong(part[1]));
                })
                .toList();
    }

    /** {@code privacy/{custodian}/{id}-{status}.json} */
    private static String key(PrivacyRequest request) {
        return "privacy/%s/%s-%s.json"
                .formatted(
                        request.custodian(),
                        request.id(),
                        request.status().name().toLowerCase(Locale.ROOT));
    }

    private Optional<byte[]> find(String key) {
        return Stores.objects(() -> {
            try {
                return Optional.of(s3.getObjectAsBytes(
                                get -> get.bucket(settings.certificateBucket()).key(key))
                        .asByteArray());
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            }
        });
    }

    private boolean put(PrivacyRequest request, byte[] file) {
        return Stores.objects(() -> {
            try {
                s3.putObject(
                        put -> put.bucket(settings.certificateBucket())
                                .key(key(request))
                                .ifNoneMatch("*")
                                .contentType("application/json"),
                        RequestBody.fromBytes(file));
                return true;
            } catch (S3Exception taken) {
                if (taken.statusCode() == PRECONDITION_FAILED) {
                    return false;
                }
                throw taken;
            }
        });
    }
}
