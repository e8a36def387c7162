package health.pratique.local.cloud.s3;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells of each version that was stored. */
record NewVersions(S3Store store, ObjectCreatedListener listener) {

    /** S3's own name for the only version of an object in a bucket without versions. */
    private static final String NO_VERSION = "null";

    static boolean isStored(GatewayRequest request, S3Address address, GatewayResponse response) {
        boolean put = request.method().equals("PUT") && address.isWholeObject();
        return response.status() == 200 && (put || isCompletion(request, address));
    }

    static String versionId(GatewayResponse response) {
        return header(response, "x-amz-version-id", NO_VERSION);
    }

    void tell(GatewayRequest request, S3Address address, GatewayResponse response) throws IOException {
        String version = versionId(response);
        if (isCompletion(request, address)) {
            tellWhole(request, address, version, "CompleteMultipartUpload");
        } else if (request.headers().containsKey("x-amz-copy-source")) {
            tellWhole(request, address, version, "CopyObject");
        } else {
            long size = request.header("x-amz-decoded-content-length")
                    .map(Long::parseLong)
                    .orElse((long) request.body().length);
            tell(address, version, size, header(response, "etag", ""), "PutObject");
        }
    }

    /** Size and tag of what was put together on the other side are asked for. */
    private void tellWhole(GatewayRequest request, S3Address address, String version, String reason)
            throws IOException {
        String query =
                version.equals(NO_VERSION) ? "" : "versionId=" + URLEncoder.encode(version, StandardCharsets.UTF_8);
        GatewayResponse head = store.call("HEAD", request.path(), query);
        tell(address, version, Long.parseLong(header(head, "content-length", "0")), header(head, "etag", ""), reason);
    }

    private void tell(S3Address address, String version, long size, String eTag, String reason) {
        listener.created(
                new ObjectCreated(address.bucket(), address.key(), version, size, eTag.replace("\"", ""), reason));
    }

    private static boolean isCompletion(GatewayRequest request, S3Address address) {
        return request.method().equals("POST") && address.isObject() && address.has("uploadId");
    }

    private static String header(GatewayResponse response, String lowerCaseName, String absent) {
        List<String> values = response.headers().get(lowerCaseName);
        return values == null ? absent : values.getFirst();
    }
}
