package health.pratique.erase;

import health.pratique.erase.ErasureRequest.Order;
import health.pratique.erasure.SignedCertificate;
import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Certificates in the write-once bucket. The first one of a name stays, so that a run that was cut off ends with the same. */
@ApplicationScoped
class CertificateStore {

    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final ErasureSettings settings;

    CertificateStore(S3Client s3, ErasureSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    /** {@code erasures/{custodian}/{erasureId}-{number}.json} */
    static String key(Order order, int number) {
        return "erasures/%s/%s-%d.json".formatted(order.custodian(), order.erasureId(), number);
    }

    Optional<SignedCertificate> find(Order order, int number) {
        return Stores.objects(() -> {
            try {
                return Optional.of(SignedCertificate.read(s3.getObjectAsBytes(
                                request -> request.bucket(settings.bucket()).key(key(order, number)))
                        .asByteArray()));
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            }
        });
    }

    /** @return false when there is one of this number already */
    boolean put(Order order, int number, SignedCertificate certificate) {
        return Stores.objects(() -> {
            try {
                s3.putObject(
                        request -> request.bucket(settings.bucket())
                                .key(key(order, number))
                                .ifNoneMatch("*")
                                .contentType("application/json"),
                        RequestBody.fromBytes(certificate.toBytes()));
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
