package health.pratique.local.cloud.s3;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** DeleteObjects in a bucket with object lock: what is protected stays and is told as an error, the rest is deleted. */
record LockedDeletion(S3Store store, ObjectLocks locks) {

    GatewayResponse answer(GatewayRequest request, S3Address address) throws IOException {
        List<S3Xml> objects =
                S3Xml.parse(request.body()).map(xml -> xml.all("Object")).orElse(List.of());
        StringBuilder rest = new StringBuilder();
        StringBuilder errors = new StringBuilder();
        for (S3Xml object : objects) {
            String key = object.text("Key").orElse("");
            String version = object.text("VersionId").orElse("");
            String named = "<Key>" + S3Xml.escape(key) + "</Key>"
                    + (version.isEmpty() ? "" : "<VersionId>" + S3Xml.escape(version) + "</VersionId>");
            if (!version.isEmpty()
                    && locks.isProtected(path(address.bucket(), key), version, ObjectLocks.bypasses(request))) {
                errors.append("<Error>")
                        .append(named)
                        .append(
                                "<Code>AccessDenied</Code><Message>Access Denied because object protected by object lock.")
                        .append("</Message></Error>");
            } else {
                rest.append("<Object>").append(named).append("</Object>");
            }
        }
        return errors.isEmpty() ? store.backend().send(request) : partly(request, rest.toString(), errors.toString());
    }

    private GatewayResponse partly(GatewayRequest request, String rest, String errors) throws IOException {
        String deleted = "";
        if (!rest.isEmpty()) {
            Map<String, List<String>> headers = new HashMap<>(request.headers());
            headers.keySet().removeIf(name -> name.equals("content-md5") || name.startsWith("x-amz-checksum-"));
            GatewayResponse response = store.call(
                    "POST",
                    request.path(),
                    request.rawQuery(),
                    headers,
                    "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + rest + "</Delete>");
            String xml = new String(response.body(), StandardCharsets.UTF_8);
            int start = xml.indexOf("<Deleted");
            int end = xml.lastIndexOf("</DeleteResult>");
            if (response.status() != 200 || end < 0) {
                return response;
            }
            deleted = start < 0 ? "" : xml.substring(start, end);
        }
        String result = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DeleteResult"
                + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + deleted + errors + "</DeleteResult>";
        return GatewayResponse.of(200, "application/xml", result.getBytes(StandardCharsets.UTF_8));
    }

    private static String path(String bucket, String key) {
        return "/" + bucket + "/"
                + URLEncoder.encode(key, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/");
    }
}
