package health.pratique.format.mapping.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;

/** The order that a message is speaking of: its ORC, and what the segments below have become. */
final class OrderGroup {

    private @Nullable Segment control;
    private boolean controlled;
    private @Nullable ServiceRequest request;
    private @Nullable DiagnosticReport report;
    private @Nullable Specimen specimen;
    private @Nullable DomainResource subject;
    private final List<Segment> timings = new ArrayList<>();
    private @Nullable DocumentReference document;
    private final StringBuilder lines = new StringBuilder();

    /** A new order: nothing of the one before holds any more. */
    void start(Segment orc) {
        clear();
        control = orc;
    }

    void clear() {
        control = null;
        controlled = false;
        request = null;
        report = null;
        specimen = null;
        subject = null;
        timings.clear();
        lines.setLength(0);
        document = null;
    }

    /** The document whose text is being read. */
    void document(DocumentReference made) {
        document = made;
        subject = made;
    }

    Optional<DocumentReference> document() {
        return Optional.ofNullable(document);
    }

    /** The text of a document, as far as it has been read. */
    StringBuilder lines() {
        return lines;
    }

    /**
     * A new detail of the order.
     *
     * @param specimenAbove whether the specimen stands above its orders, as in OUL messages
     */
    void detail(boolean specimenAbove) {
        request = null;
        report = null;
        specimen = specimenAbove ? specimen : null;
        subject = null;
        controlled = true;
    }

    /** The ORC above, if there is one. */
    Optional<Segment> control() {
        return Optional.ofNullable(control);
    }

    /** The ORC above, if no detail segment has followed it. */
    Optional<Segment> bareControl() {
        return controlled ? Optional.empty() : control();
    }

    void request(ServiceRequest made) {
        request = made;
        subject = made;
    }

    Optional<ServiceRequest> request() {
        return Optional.ofNullable(request);
    }

    void report(DiagnosticReport made) {
        report = made;
    }

    Optional<DiagnosticReport> report() {
        return Optional.ofNullable(report);
    }

    void specimen(Specimen made) {
        specimen = made;
    }

    Optional<Specimen> specimen() {
        return Optional.ofNullable(specimen);
    }

    /** A TQ1 that came before what it times. */
    void timing(Segment tq1) {
        timings.add(tq1);
    }

    List<Segment> timings() {
        return List.copyOf(timings);
    }

    /** What the order is about: an immunization, a medication, a service. */
    void subject(DomainResource made) {
        subject = made;
    }

    Optional<DomainResource> subject() {
        return Optional.ofNullable(subject);
    }
}
