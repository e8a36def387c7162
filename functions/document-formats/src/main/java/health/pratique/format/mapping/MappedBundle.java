package health.pratique.format.mapping;

import health.pratique.format.mapping.Unmapped.Reason;
import health.pratique.model.DocumentFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The bundle that a source document is mapped to, while it is made. Each resource gets an id of the source's SHA-256 and its place in
 * the source, so that mapping twice gives the same ids and two documents never share one. Not thread-safe; holds PHI.
 */
public final class MappedBundle {

    /** The place of {@link #source()}. */
    private static final String SOURCE = "source";

    private final Bundle bundle = new Bundle();
    private final String digest;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Unmapped> unmapped = new LinkedHashMap<>();
    private final DocumentReference source;

    /**
     * @param content the source: kept whole in a DocumentReference, the last entry of the bundle, so that nothing of it is lost
     */
    public MappedBundle(BundleType type, DocumentFormat format, byte[] content) {
        bundle.setType(type);
        digest = HexFormat.of().formatHex(digest("SHA-256", content));
        source = new DocumentReference();
        source.setId(id(SOURCE));
        source.setStatus(DocumentReferenceStatus.CURRENT);
        source.addContent()
                .setAttachment(new Attachment()
                        .setContentType(format.mediaType())
                        .setData(content)
                        .setSize(content.length)
                        // Attachment.hash is SHA-1 by R4, 2.24.0.14: a check of integrity, not of authenticity.
                        .setHash(digest("SHA-1", content)));
    }

    /** The bundle itself, for what {@link #add} does not set: identifier, timestamp. */
    public Bundle bundle() {
        return bundle;
    }

    /** The reference to the source document, whose {@code subject}, {@code type} and {@code date} the mapping may fill. */
    public DocumentReference source() {
        return source;
    }

    /**
     * Adds a resource under an id of its own.
     *
     * @param place where in the source it comes from, by element names and indexes; one resource type has a place once
     * @throws IllegalStateException when the place is taken: a defect of the mapping
     */
    public <R extends Resource> R add(R resource, String place) {
        String key = resource.fhirType() + " " + place;
        if (resources.putIfAbsent(key, resource) != null) {
            throw new IllegalStateException("two resources of one type come from one place");
        }
        resource.setId(id(key));
        return resource;
    }

    /** The resource of this type that was added for this place. */
    public <R extends Resource> @Nullable R find(Class<R> type, String place) {
        Resource found = resources.get(type.getSimpleName() + " " + place);
        return type.isInstance(found) ? type.cast(found) : null;
    }

    /** All resources of this type added so far, in order. */
    public <R extends Resource> List<R> all(Class<R> type) {
        return resources.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** A reference to an added resource, by its {@code urn:uuid} in this bundle. */
    public static Reference to(Resource resource) {
        return new Reference(url(resource));
    }

    /** Notes what has no place in FHIR. A place counts once, with the first reason. */
    public void unmapped(String path, Reason reason) {
        unmapped.putIfAbsent(path, new Unmapped(path, reason));
    }

    /** The bundle with all resources in the order they were added, the source last. To be called once. */
    public MappedDocument build() {
        resources.values().forEach(this::entry);
        entry(source);
        return new MappedDocument(bundle, List.copyOf(unmapped.values()));
    }

    private void entry(Resource resource) {
        bundle.addEntry().setFullUrl(url(resource)).setResource(resource);
    }

    private static String url(Resource resource) {
        return "urn:uuid:" + resource.getIdElement().getIdPart();
    }

    private String id(String key) {
        byte[] hash = digest("SHA-256", (digest + " " + key).getBytes(StandardCharsets.UTF_8));
        // RFC 9562, 5.8: a UUID whose bits are the maker's own.
        hash[6] = (byte) (hash[6] & 0x0F | 0x80);
        hash[8] = (byte) (hash[8] & 0x3F | 0x80);
        return new UUID(bits(hash, 0), bits(hash, 8)).toString();
    }

    private static long bits(byte[] hash, int from) {
        long bits = 0;
        for (int i = from; i < from + 8; i++) {
            bits = bits << 8 | hash[i] & 0xFF;
        }
        return bits;
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException missing) {
            // Every Java platform has SHA-1 and SHA-256 (MessageDigest).
            throw new IllegalStateException("a digest of the platform is missing", missing);
        }
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
