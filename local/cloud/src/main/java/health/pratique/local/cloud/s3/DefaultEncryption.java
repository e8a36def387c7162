package health.pratique.local.cloud.s3;

import health.pratique.local.cloud.gateway.GatewayRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object that is written without a word on encryption gets its bucket's; the store then tells it with each answer about the object. */
final class DefaultEncryption {

    private static final String ALGORITHM = "x-amz-server-side-encryption";
    private static final String KEY = "x-amz-server-side-encryption-aws-kms-key-id";

    private DefaultEncryption() {}

    static GatewayRequest applied(GatewayRequest request, S3Address address, BucketSettings settings) {
        if (!begins(request, address) || request.headers().containsKey(ALGORITHM)) {
            return request;
        }
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.put(ALGORITHM, List.of(settings.encryption().orElse(BucketSettings.AES256)));
        settings.encryptionKey().ifPresent(key -> headers.put(KEY, List.of(key)));
        return new GatewayRequest(request.method(), request.path(), request.rawQuery(), headers, request.body());
    }

    /** PutObject, CopyObject and CreateMultipartUpload; parts take the encryption of their upload. */
    private static boolean begins(GatewayRequest request, S3Address address) {
        return request.method().equals("PUT") && address.isWholeObject()
                || request.method().equals("POST") && address.has("uploads");
    }
}
