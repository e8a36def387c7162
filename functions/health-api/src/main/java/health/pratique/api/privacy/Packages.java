package health.pratique.api.privacy;

import health.pratique.api.http.RequestId;
import health.pratique.audit.CanonicalJson;
import health.pratique.audit.Sha256;
import health.pratique.clinical.Access;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.View;
import health.pratique.privacy.Detail;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestFiles;
import health.pratique.privacy.RequestStatus;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes packages of copies, part by part, and puts each where nobody comes but through this API. */
@ApplicationScoped
class Packages {

    static final String MEDIA_TYPE = "application/zip";

    private final RecordPackage record;
    private final DocumentEntries documents;
    private final DisclosureSources disclosures;
    private final RequestFiles files;
    private final ClinicalStore clinical;
    private final RequestId requestId;
    private final InstantSource clock;

    Packages(
            RecordPackage record,
            DocumentEntries documents,
            DisclosureSources disclosures,
            RequestFiles files,
            ClinicalStore clinical,
            RequestId requestId,
            InstantSource clock) {
        this.record = record;
        this.documents = documents;
        this.disclosures = disclosures;
        this.files = files;
        this.clinical = clinical;
        this.requestId = requestId;
        this.clock = clock;
    }

    /** Where a part lies. */
    static String key(PrivacyRequest request, int part) {
        return RequestFiles.export(request, "part-%04d.zip".formatted(part));
    }

    /** All that is held: the first part has the record, and each has documents. FULFILLED with the last. */
    PrivacyRequest access(Caller caller, PrivacyRequest request) {
        boolean first = request.detail(Detail.PARTS).isEmpty();
        try (PackageFile file = PackageFile.create()) {
            List<GivenOut> givenOut = new ArrayList<>(first ? disclosures.resources(request) : List.of());
            if (first) {
                resources(caller, request, file);
                record.consents(request, file);
                record.custodianEvents(request, file);
                record.requests(request, file);
            }
            DocumentEntries.Taken taken =
                    documents.into(file, request, request.detail(Detail.AFTER).orElse(null));
            givenOut.addAll(taken.givenOut());
            account(file, request, givenOut);
            return put(caller, request, file, taken.last());
        }
    }

    /** The accounting of disclosures alone. */
    PrivacyRequest accounting(Caller caller, PrivacyRequest request) {
        try (PackageFile file = PackageFile.create()) {
            List<GivenOut> givenOut = new ArrayList<>(disclosures.resources(request));
            givenOut.addAll(documents.givenOut(request));
            account(file, request, givenOut);
            return put(caller, request, file, Optional.empty());
        }
    }

    /** The clinical record in a form that another system reads. */
    PrivacyRequest portable(Caller caller, PrivacyRequest request) {
        try (PackageFile file = PackageFile.create()) {
            resources(caller, request, file);
            return put(caller, request, file, Optional.empty());
        }
    }

    /** It is on record that they are shown before they are. */
    private void resources(Caller caller, PrivacyRequest request, PackageFile file) {
        file.lines("resources.ndjson", out -> {
            int written = record.resources(request, out);
            if (written > 0) {
                Access access = new Access(
                        requestId.value(),
                        caller.actor(),
                        caller.client(),
                        caller.role().name(),
                        caller.purpose(),
                        null,
                        "privacy-request",
                        View.IDENTIFIED);
                clinical.record(request.custodian(), access, Map.of(request.subject(), written));
            }
        });
    }

    private void account(PackageFile file, PrivacyRequest request, List<GivenOut> givenOut) {
        Instant now = clock.instant();
        Accounting accounting = Accounting.of(givenOut, now);
        file.lines("given-out.ndjson", givenOut.stream().map(GivenOut::line).toList());
        file.text("accounting.json", CanonicalJson.write(accounting.json()));
        file.text("summary.html", SummaryPage.of(request, parts(request) + 1, file.counts(), accounting, now));
    }

    private PrivacyRequest put(Caller caller, PrivacyRequest request, PackageFile file, Optional<String> last) {
        Path path = file.finished();
        String part = digest(path) + ":" + path.toFile().length();
        files.store(key(request, parts(request) + 1), path, MEDIA_TYPE);
        Map<Detail, String> known = new EnumMap<>(Detail.class);
        known.put(
                Detail.PARTS,
                request.detail(Detail.PARTS).map(before -> before + " " + part).orElse(part));
        last.ifPresent(document -> known.put(Detail.AFTER, document));
        return request.moved(
                last.isPresent() ? RequestStatus.IN_PROGRESS : RequestStatus.FULFILLED,
                known,
                clock.instant(),
                caller.actor());
    }

    /** How many there are so far. */
    static int parts(PrivacyRequest request) {
        return request.detail(Detail.PARTS)
                .map(parts -> parts.split(" ").length)
                .orElse(0);
    }

    private static String digest(Path path) {
        MessageDigest sha256 = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException("the package could not be read again", gone);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
