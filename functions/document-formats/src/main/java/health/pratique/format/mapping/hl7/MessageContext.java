package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Where the mapping of one message stands: what kind it is, whom it is about, and what the last segments have become. */
final class MessageContext {

    private final MappedBundle bundle;
    private final Times times;
    private final Parties parties;
    private final String type;
    private final String event;
    private final OrderGroup order = new OrderGroup();
    private final StringBuilder comment = new StringBuilder();
    private @Nullable MessageHeader header;
    private @Nullable Patient patient;
    private @Nullable Encounter encounter;
    private @Nullable Account account;
    private @Nullable Appointment appointment;
    private @Nullable DomainResource last;
    private Consumer<Annotation> notes = note -> {};
    private boolean noted;
    private boolean detailed;

    MessageContext(MappedBundle bundle, Segment msh) {
        this.bundle = bundle;
        this.times = Times.of(msh.at(7));
        this.parties = new Parties(bundle, times);
        this.type = msh.at(9).part(1).code();
        this.event = msh.at(9).part(2).code();
    }

    MappedBundle bundle() {
        return bundle;
    }

    Times times() {
        return times;
    }

    Parties parties() {
        return parties;
    }

    /** MSH-9.1, such as {@code ADT}. */
    String type() {
        return type;
    }

    /** MSH-9.2, such as {@code A01}. */
    String event() {
        return event;
    }

    /** What belongs to the order that the message is speaking of. */
    OrderGroup order() {
        return order;
    }

    /** Adds the resource that a segment becomes; what follows it refers to it. */
    <R extends DomainResource> R add(R resource, Segment segment) {
        last = resource;
        noNotes();
        return bundle.add(resource, segment.path());
    }

    /** The resource of the segment before. */
    Optional<DomainResource> last() {
        return Optional.ofNullable(last);
    }

    /** Where notes that follow go. */
    void notes(Consumer<Annotation> target) {
        notes = target;
        noted = true;
    }

    void noNotes() {
        notes = note -> {};
        noted = false;
    }

    Optional<Consumer<Annotation>> notes() {
        return noted ? Optional.of(notes) : Optional.empty();
    }

    void header(MessageHeader made) {
        header = made;
    }

    Optional<MessageHeader> header() {
        return Optional.ofNullable(header);
    }

    /** A patient: visits and orders of the one before are over. */
    void patient(Patient next) {
        patient = next;
        encounter = null;
        detailed = false;
        account = null;
        order.clear();
    }

    void account(Account made) {
        account = made;
    }

    /** The account of the patient. */
    Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    Optional<Patient> patient() {
        return Optional.ofNullable(patient);
    }

    /** The patient; that there is none, where FHIR requires one. */
    Reference subject() {
        return patient == null ? AbsentReason.unknown(new Reference()) : MappedBundle.to(patient);
    }

    void appointment(Appointment made) {
        appointment = made;
    }

    Optional<Appointment> appointment() {
        return Optional.ofNullable(appointment);
    }

    /** What is noted on the appointment, as far as it has been read. */
    StringBuilder comment() {
        return comment;
    }

    void encounter(Encounter next) {
        encounter = next;
        detailed = false;
    }

    /** The encounter, the first time that its details are told: a second PV2 would write over what the first one said. */
    Optional<Encounter> encounterToDetail() {
        boolean again = detailed;
        detailed = encounter != null;
        return again ? Optional.empty() : encounter();
    }

    Optional<Encounter> encounter() {
        return Optional.ofNullable(encounter);
    }

    Optional<Reference> visit() {
        return encounter().map(MessageContext::to);
    }

    private static Reference to(Resource resource) {
        return MappedBundle.to(resource);
    }
}
