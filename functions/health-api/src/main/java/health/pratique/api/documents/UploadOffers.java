package health.pratique.api.documents;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * Signs uploads. The signature covers the name, the content's SHA-256 and size, what is said of it, how it is to be encrypted,
 * and that nothing may be there yet: so an address that gets into other hands can put nothing else anywhere.
 */
@ApplicationScoped
class UploadOffers {

    /** To begin within; an upload that has begun may take longer. */
    private static final Duration VALID = Duration.ofMinutes(10);

    private static final Pattern NAME =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:\\.[a-z0-9]{2,6})?");

    private final S3Presigner presigner;
    private final IntakeDeposits deposits;
    private final SubmissionSettings settings;

    UploadOffers(S3Presigner presigner, IntakeDeposits deposits, SubmissionSettings settings) {
        this.presigner = presigner;
        this.deposits = deposits;
        this.settings = settings;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    UploadOffer make(String folder, String name, UploadRequest request, Map<String, String> metadata) {
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(deposits.bucket())
                .key(folder + name)
                .contentType(request.mediaType())
                .contentLength(request.bytes())
                .checksumSHA256(request.checksum())
                .metadata(metadata)
                .ifNoneMatch("*");
        settings.intakeKey().ifPresent(key -> put.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(key));
        PresignedPutObjectRequest signed =
                presigner.presignPutObject(sign -> sign.signatureDuration(VALID).putObjectRequest(put.build()));
        Map<String, String> headers = new TreeMap<>();
        signed.signedHeaders().forEach((header, values) -> {
            if (!header.toLowerCase(Locale.ROOT).equals("host")) {
                headers.put(header, values.getFirst());
            }
        });
        return new UploadOffer(name, "PUT", URI.create(signed.url().toString()), headers, signed.expiration());
    }
}
