package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.MappedBundle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** ORC and OBR to ServiceRequest (guide, ORC[ServiceRequest], OBR[ServiceRequest]). */
final class OrderMapping {

    private static final String CALLBACK =
            "http://hl7.org/fhir/StructureDefinition/servicerequest-order-callback-phone-number";

    private static final String STATUS_REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";

    /** Message types that report what was found, rather than ask for it. */
    private static final Set<String> RESULTS = Set.of("ORU", "OUL", "OPU", "ORF");

    private OrderMapping() {}

    static void orc(Segment orc, MessageContext context) {
        finish(context);
        context.order().start(orc);
        context.noNotes();
    }

    /** An ORC without any detail is an order of its own: one to be cancelled, for instance. */
    static void finish(MessageContext context) {
        DocumentMapping.finish(context);
        context.order().bareControl().ifPresent(orc -> {
            ServiceRequest request = context.bundle().add(new ServiceRequest(), orc.path());
            request.setIntent(ServiceRequestIntent.ORDER).setSubject(context.subject());
            control(orc, request, context);
            context.order().timings().forEach(timing -> TimingMapping.apply(timing, request, context));
        });
        context.order().clear();
    }

    static void obr(Segment obr, MessageContext context) {
        obr.mapped(1);
        Optional<Segment> orc = context.order().control();
        context.order().detail(context.type().equals("OUL"));
        ServiceRequest request = context.add(new ServiceRequest(), obr);
        context.order().request(request);
        context.notes(request::addNote);
        request.setSubject(context.subject());
        context.visit().ifPresent(request::setEncounter);
        request.setIntent(obr.code(11).equals("G") ? ServiceRequestIntent.REFLEXORDER : ServiceRequestIntent.ORDER);
        if (obr.code(11).equals("G")) {
            obr.at(11).use();
        }
        Identifiers.ei(obr.at(2), "PLAC").ifPresent(request::addIdentifier);
        Identifiers.ei(obr.at(3), "FILL").ifPresent(request::addIdentifier);
        detail(obr, request, context);
        orc.ifPresentOrElse(
                control -> control(control, request, context), () -> request.setStatus(ServiceRequestStatus.UNKNOWN));
        boolean same = orc.filter(
                        control -> control.at(12).look().equals(obr.at(16).look()))
                .isPresent();
        if (same) {
            // Named twice in the same words.
            context.parties().practitioner(obr.at(16));
        }
        if (!request.hasRequester()) {
            obr.all(16)
                    .findFirst()
                    .flatMap(xcn -> context.parties().practitioner(xcn))
                    .ifPresent(request::setRequester);
        }
        context.order().timings().forEach(timing -> TimingMapping.apply(timing, request, context));
        if (!request.hasOccurrence()) {
            context.times().dateTime(obr.at(6)).ifPresent(request::setOccurrence);
        }
        if (RESULTS.contains(context.type()) || obr.has(25) && !context.type().equals("MDM")) {
            ReportMapping.map(obr, request, context);
        }
        SpecimenMapping.ofOrder(obr, context);
        context.order().specimen().map(MappedBundle::to).ifPresent(request::addSpecimen);
    }

    private static void detail(Segment obr, ServiceRequest request, MessageContext context) {
        Codes.concept(obr.at(4)).ifPresent(request::setCode);
        if (obr.has(5)) {
            Codes.code(obr.at(5), "Priority", ServiceRequestPriority::fromCode).ifPresent(request::setPriority);
        }
        obr.all(13)
                .map(Codes::text)
                .filter(text -> !text.isEmpty())
                .forEach(text -> request.addSupportingInfo(new Reference().setDisplay(text)));
        obr.all(17).forEach(xtn -> Contacts.xtn(xtn, context.times())
                .forEach(number -> request.addExtension(CALLBACK, number)));
        TimingMapping.old(obr.at(27), request, context);
        for (int parent : new int[] {29, 54}) {
            parents(obr.at(parent), request);
        }
        obr.all(31).forEach(reason -> Codes.concept(reason).ifPresent(request::addReasonCode));
        // R4, invariant prr-1: no detail without a code.
        for (int field : request.hasCode() ? new int[] {46, 47} : new int[0]) {
            obr.all(field).forEach(more -> Codes.concept(more).ifPresent(request::addOrderDetail));
        }
        obr.all(53).forEach(cx -> Identifiers.cx(cx, context.times()).ifPresent(request::addIdentifier));
    }

    private static void control(Segment orc, ServiceRequest request, MessageContext context) {
        orc.mapped();
        request.setStatus(status(orc));
        add(request.getIdentifier(), Identifiers.ei(orc.at(2), "PLAC"));
        add(request.getIdentifier(), Identifiers.ei(orc.at(3), "FILL"));
        Identifiers.ei(orc.at(4), "PGN").ifPresent(request::setRequisition);
        TimingMapping.old(orc.at(7), request, context);
        orc.all(8).forEach(parent -> parents(parent, request));
        if (orc.code(1).equals("NW")) {
            context.times().dateTime(orc.at(9)).ifPresent(request::setAuthoredOnElement);
        }
        requester(orc, context).ifPresent(request::setRequester);
        orc.all(14).forEach(xtn -> Contacts.xtn(xtn, context.times()).forEach(number -> {
            if (request.getExtensionsByUrl(CALLBACK).stream()
                    .noneMatch(known -> known.getValue().equalsDeep(number))) {
                request.addExtension(CALLBACK, number);
            }
        }));
        Codes.concept(orc.at(16)).ifPresent(reason -> request.addExtension(STATUS_REASON, reason));
        Codes.label(orc.at(28)).ifPresent(request.getMeta()::addSecurity);
        Codes.concept(orc.at(29), "0482").ifPresent(request::addLocationCode);
        orc.all(33).forEach(cx -> add(request.getIdentifier(), Identifiers.cx(cx, context.times())));
        Identifiers.ei(orc.at(38), "FGN").ifPresent(request::addIdentifier);
    }

    private static ServiceRequestStatus status(Segment orc) {
        Optional<ServiceRequestStatus> said =
                orc.has(5) ? Codes.code(orc.at(5), "OrderStatus", ServiceRequestStatus::fromCode) : Optional.empty();
        if (said.isPresent()) {
            if (orc.code(1).equals("NW") || orc.code(1).equals("RE")) {
                // A new order, or one whose results follow: the message's type says so.
                orc.at(1).use();
            }
            return said.get();
        }
        return Codes.code(orc.at(1), "OrderControl", ServiceRequestStatus::fromCode)
                .orElse(ServiceRequestStatus.UNKNOWN);
    }

    /** Who ordered, and for which organization, if it is named. */
    static Optional<Reference> requester(Segment orc, MessageContext context) {
        Optional<Reference> person =
                orc.all(12).findFirst().flatMap(xcn -> context.parties().practitioner(xcn));
        Optional<Organization> facility =
                orc.all(21).findFirst().flatMap(xon -> context.parties().organization(xon));
        if (facility.isEmpty()) {
            return person;
        }
        PractitionerRole role = context.bundle().find(PractitionerRole.class, orc.path());
        if (role == null) {
            role = context.bundle().add(new PractitionerRole(), orc.path());
            person.ifPresent(role::setPractitioner);
            Organization organization = facility.get();
            role.setOrganization(MappedBundle.to(organization));
            orc.all(22).forEach(xad -> Contacts.address(organization, xad, context.times()));
            orc.all(23).forEach(xtn -> Contacts.telecom(organization, xtn, context.times()));
        }
        return Optional.of(MappedBundle.to(role));
    }

    /** EIP: the numbers of the order that this one is based on. */
    private static void parents(Value eip, ServiceRequest request) {
        Identifiers.ei(eip.part(1), "PLAC").ifPresent(parent -> based(request, parent));
        Identifiers.ei(eip.part(2), "FILL").ifPresent(parent -> based(request, parent));
    }

    private static void based(ServiceRequest request, Identifier parent) {
        boolean known = request.getBasedOn().stream()
                .anyMatch(reference -> reference.getIdentifier().equalsDeep(parent));
        if (!known) {
            request.addBasedOn().setType("ServiceRequest").setIdentifier(parent);
        }
    }

    /** The number of OBR and of ORC is one number when both have it. */
    static void add(List<Identifier> known, Optional<Identifier> identifier) {
        identifier
                .filter(number -> known.stream().noneMatch(other -> other.equalsDeep(number)))
                .ifPresent(known::add);
    }
}
