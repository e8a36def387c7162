package health.pratique.kit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.ObjectLocation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What starts a run: S3's {@code Object Created} event as EventBridge sends it, or one of our own with the same detail:
 * {@code Document Reprocess Requested} for a document in quarantine, {@code Document Redrive Requested} for one whose run was
 * lost or never began. Keys in it are not URL-encoded, other than in S3's own notifications.
 *
 * @param time when the object was created or the request made
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record IntakeEvent(
        String source, @JsonProperty("detail-type") String detailType, Instant time, Detail detail) {

    private static final int MAX_SUBMITTER_LENGTH = 256;
    private static final String OWN_SOURCE = "health.pratique";
    private static final String REPROCESS = "Document Reprocess Requested";

    /** The version id of objects that a bucket without versioning holds. */
    private static final String NO_VERSION = "null";

    private static final Pattern KEY = Pattern.compile("intake/([^/]+)/(?:[A-Za-z0-9._-]+/)*+[A-Za-z0-9._-]+");

    /** Where what was in an archive and what came on the stream is put: the requester is the platform itself. */
    private static final Pattern OWN_DEPOSIT = Pattern.compile("intake/[^/]+/(?:unpacked|stream)/.*", Pattern.DOTALL);

    private static final Pattern CUSTODIAN = Pattern.compile("intake/([^/]+)/.*", Pattern.DOTALL);

    /**
     * Where the object lies and, in S3's own events, who put it there.
     *
     * @param after the lost run to take the document over from; our own events only
     * @param requester an account's number, or the name of a service
     * @param sourceAddress an IP address, or the name of a service
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Detail(
            Bucket bucket,
            S3Object object,
            @Nullable String after,
            @Nullable String requester,
            @JsonProperty("source-ip-address") @Nullable String sourceAddress) {

        public Detail(Bucket bucket, S3Object object) {
            this(bucket, object, null, null, null);
        }

        @JsonCreator
        public Detail {
            Objects.requireNonNull(bucket, "the event names no bucket");
            Objects.requireNonNull(object, "the event names no object");
        }
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Bucket(String name) {
        public Bucket {
            Objects.requireNonNull(name, "the event names no bucket");
        }
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record S3Object(
            String key,
            @JsonProperty("version-id") @Nullable String versionId) {
        public S3Object {
            Objects.requireNonNull(key, "the event names no key");
        }
    }

    public IntakeEvent {
        Objects.requireNonNull(detail, "the event has no detail");
        Objects.requireNonNull(time, "the event has no time");
    }

    /** Takes a document in quarantine up again. */
    public static IntakeEvent reprocess(ObjectLocation location, Instant time) {
        return new IntakeEvent(
                OWN_SOURCE,
                REPROCESS,
                time,
                new Detail(new Bucket(location.bucket()), new S3Object(location.key(), location.versionId())));
    }

    public ObjectLocation location() {
        return new ObjectLocation(
                detail.bucket().name(), detail.object().key(), detail.object().versionId());
    }

    /** The same for each event of one object version. */
    public DocumentId documentId() {
        return DocumentId.of(
                detail.bucket().name(),
                detail.object().key(),
                Objects.requireNonNullElse(detail.object().versionId(), NO_VERSION));
    }

    /** Of the key {@code intake/{custodian}/…}; UNASSIGNED when it names none. */
    public Custodian custodian() {
        Matcher key = CUSTODIAN.matcher(detail.object().key());
        return key.matches() ? parse(key.group(1)).orElse(Custodian.UNASSIGNED) : Custodian.UNASSIGNED;
    }

    /** Whether the key is {@code intake/{custodian}/{name}} in the letters allowed. */
    public boolean keyWellFormed() {
        return KEY.matcher(detail.object().key()).matches() && !custodian().equals(Custodian.UNASSIGNED);
    }

    /** Whether a document in quarantine is to be taken up again. */
    public boolean reprocess() {
        return OWN_SOURCE.equals(source) && REPROCESS.equals(detailType);
    }

    /** The account or service that put the object there; empty where the event does not tell or the platform did it. */
    public Optional<String> submitter() {
        return OWN_DEPOSIT.matcher(detail.object().key()).matches()
                ? Optional.empty()
                : Optional.ofNullable(detail.requester())
                        .filter(requester -> !requester.isEmpty() && requester.length() <= MAX_SUBMITTER_LENGTH);
    }

    /** The address from which {@link #submitter} did it. */
    public Optional<String> submitterAddress() {
        return submitter().flatMap(known -> Optional.ofNullable(detail.sourceAddress()));
    }

    public ClaimRequest claimFor(String execution) {
        return new ClaimRequest(
                documentId(),
                custodian(),
                location(),
                execution,
                time,
                reprocess(),
                OWN_SOURCE.equals(source) ? detail.after() : null);
    }

    private static Optional<Custodian> parse(String name) {
        try {
            return Optional.of(new Custodian(name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
