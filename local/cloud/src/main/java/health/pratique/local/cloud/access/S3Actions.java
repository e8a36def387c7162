package health.pratique.local.cloud.access;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.s3.S3Address;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.wire.QueryForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a request to S3 asks for. */
final class S3Actions {

    private static final Pattern DELETED =
            Pattern.compile("<Object>.*?<Key>([^<]*)</Key>(.*?)</Object>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Map<String, String> OBJECT_PARTS =
            Map.of("tagging", "Tagging", "retention", "Retention", "legal-hold", "LegalHold", "acl", "Acl");
    private static final Map<String, String> BUCKET_PARTS = Map.of(
            "versioning", "BucketVersioning",
            "object-lock", "BucketObjectLockConfiguration",
            "encryption", "EncryptionConfiguration",
            "lifecycle", "LifecycleConfiguration",
            "location", "BucketLocation",
            "notification", "BucketNotification",
            "policy", "BucketPolicy");

    private final GatewayRequest request;
    private final S3Address address;
    private final List<AccessCall> calls = new ArrayList<>();

    private S3Actions(GatewayRequest request) {
        this.request = request;
        this.address = S3Address.of(request);
    }

    static List<AccessCall> of(GatewayRequest request) {
        S3Actions actions = new S3Actions(request);
        if (actions.address.isObject()) {
            actions.object();
        } else if (actions.address.isBucket()) {
            actions.bucket();
        } else {
            actions.calls.add(new AccessCall("s3:ListAllMyBuckets", "*"));
        }
        return actions.calls;
    }

    /** What S3 wants before it says that an object is not there, and not only that it is not to be had. */
    static AccessCall absence(GatewayRequest request) {
        S3Address address = S3Address.of(request);
        return new AccessCall(
                address.versionId().isPresent() ? "s3:ListBucketVersions" : "s3:ListBucket",
                Arns.bucket(address.bucket()));
    }

    private void bucket() {
        Optional<String> part =
                BUCKET_PARTS.keySet().stream().filter(address::has).findFirst();
        String verb = request.method().equals("GET") || request.method().equals("HEAD") ? "Get" : "Put";
        if (part.isPresent()) {
            onBucket("s3:" + verb + BUCKET_PARTS.get(part.get()));
        } else if (request.method().equals("POST") && address.has("delete")) {
            deletions();
        } else if (verb.equals("Get")) {
            String listing = address.has("versions")
                    ? "s3:ListBucketVersions"
                    : address.has("uploads") ? "s3:ListBucketMultipartUploads" : "s3:ListBucket";
            calls.add(new AccessCall(listing, Arns.bucket(address.bucket()))
                    .with(
                            "s3:prefix",
                            Optional.ofNullable(address.query().get("prefix")).stream()
                                    .toList()));
        } else {
            onBucket(request.method().equals("DELETE") ? "s3:DeleteBucket" : "s3:CreateBucket");
        }
    }

    private void onBucket(String action) {
        calls.add(new AccessCall(action, Arns.bucket(address.bucket())));
    }

    /** All or nothing; S3 itself would delete those that may be deleted. */
    private void deletions() {
        Matcher deleted = DELETED.matcher(new String(request.body(), StandardCharsets.UTF_8));
        while (deleted.find()) {
            boolean version = deleted.group(2).contains("<VersionId>");
            calls.add(new AccessCall(
                    version ? "s3:DeleteObjectVersion" : "s3:DeleteObject",
                    Arns.bucket(address.bucket()) + "/" + deleted.group(1)));
        }
        bypass(Arns.bucket(address.bucket()) + "/*");
    }

    private void object() {
        Optional<String> part =
                OBJECT_PARTS.keySet().stream().filter(address::has).findFirst();
        switch (request.method()) {
            case "GET", "HEAD" -> read(part);
            case "DELETE" -> {
                onObject(
                        address.has("uploadId")
                                ? "s3:AbortMultipartUpload"
                                : part.isPresent()
                                        ? versioned("s3:DeleteObject", "Tagging")
                                        : versioned("s3:DeleteObject", ""));
                bypass(resource());
            }
            default -> {
                if (part.isPresent()) {
                    written(part.get());
                } else {
                    write();
                }
            }
        }
    }

    private void read(Optional<String> part) {
        if (part.isPresent()) {
            onObject(ofPart("s3:GetObject", part.get()));
        } else if (address.has("uploadId")) {
            onObject("s3:ListMultipartUploadParts");
        } else if (address.has("attributes")) {
            onObject(versioned("s3:GetObject", ""));
            onObject(versioned("s3:GetObject", "Attributes"));
        } else {
            onObject(versioned("s3:GetObject", ""));
        }
    }

    private void written(String part) {
        AccessCall call = new AccessCall(ofPart("s3:PutObject", part), resource());
        calls.add(
                part.equals("tagging")
                        ? call.with(
                                "s3:RequestObjectTagKeys",
                                TAG.matcher(new String(request.body(), StandardCharsets.UTF_8))
                                        .results()
                                        .map(tag -> tag.group(1))
                                        .toList())
                        : call);
        bypass(resource());
    }

    private void write() {
        request.header("x-amz-copy-source").ifPresent(this::source);
        calls.add(new AccessCall("s3:PutObject", resource())
                .with("s3:x-amz-acl", request.header("x-amz-acl").stream().toList()));
        request.header("x-amz-tagging")
                .ifPresent(tags -> calls.add(new AccessCall("s3:PutObjectTagging", resource())
                        .with(
                                "s3:RequestObjectTagKeys",
                                Stream.of(tags.split("&"))
                                        .map(tag -> QueryForm.decoded(tag.replaceFirst("=.*", "")))
                                        .toList())));
        header("x-amz-object-lock-mode", "s3:PutObjectRetention");
        header("x-amz-object-lock-legal-hold", "s3:PutObjectLegalHold");
        header("x-amz-acl", "s3:PutObjectAcl");
    }

    private void header(String name, String action) {
        request.header(name).ifPresent(given -> onObject(action));
    }

    /** {@code /bucket/key?versionId=…}, percent-encoded. */
    private void source(String header) {
        String path = header.startsWith("/") ? header : "/" + header;
        int query = path.indexOf('?');
        S3Address source = S3Address.of(new GatewayRequest(
                "GET",
                query < 0 ? path : path.substring(0, query),
                query < 0 ? "" : path.substring(query + 1),
                Map.of(),
                new byte[0]));
        calls.add(new AccessCall(
                source.versionId().isPresent() ? "s3:GetObjectVersion" : "s3:GetObject",
                Arns.bucket(source.bucket()) + "/" + source.key()));
    }

    private void bypass(String resource) {
        if (request.header("x-amz-bypass-governance-retention")
                .filter("true"::equals)
                .isPresent()) {
            calls.add(new AccessCall("s3:BypassGovernanceRetention", resource));
        }
    }

    /** Retention and legal hold have one action, whatever version is meant. */
    private String ofPart(String action, String part) {
        String name = OBJECT_PARTS.getOrDefault(part, "");
        return part.equals("tagging") || part.equals("acl") ? versioned(action, name) : action + name;
    }

    private String versioned(String action, String end) {
        return address.versionId().isPresent() ? action + "Version" + end : action + end;
    }

    private void onObject(String action) {
        calls.add(new AccessCall(action, resource()));
    }

    private String resource() {
        return Arns.bucket(address.bucket()) + "/" + address.key();
    }
}
