package health.pratique.api.privacy;

import health.pratique.api.documents.CopyStore;
import health.pratique.api.documents.ReleasedCopy;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.model.ObjectLocation;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.privacy.RequestFiles;
import health.pratique.privacy.RequestRegister;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives packages out, each time under the caller's own token and on the custodian's chain before it is given. */
@ApplicationScoped
class PackageDownloads {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    private final RequestDesk desk;
    private final RequestRegister register;
    private final RequestFiles files;
    private final CopyStore copies;
    private final RequestEvents events;

    PackageDownloads(
            RequestDesk desk, RequestRegister register, RequestFiles files, CopyStore copies, RequestEvents events) {
        this.desk = desk;
        this.register = register;
        this.files = files;
        this.copies = copies;
        this.events = events;
    }

    /** @throws ProblemException NOT_FOUND for a part that is not there, or not any more: packages are kept for a week */
    ReleasedCopy give(Caller caller, String id, String part) {
        PrivacyRequest request = desk.find(caller, id);
        if (!NUMBER.matcher(part).matches() || Integer.parseInt(part) > Packages.parts(request)) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        ReleasedCopy copy = copies.open(
                        new ObjectLocation(files.bucket(), Packages.key(request, Integer.parseInt(part)), null))
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        register.note(request, events.of(caller, "GiveOutPrivacyPackage", request, Map.of("part", part)));
        return copy;
    }
}
