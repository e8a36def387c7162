package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.AbsentReason;
import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.MappedBundle;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;
import org.hl7.fhir.r4.model.MessageHeader.MessageSourceComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UrlType;

/** MSH and SFT to MessageHeader, and to the Provenance that leads back to the message (guide, MSH[MessageHeader], MSH[Provenance-Source]). */
final class HeaderMapping {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private HeaderMapping() {}

    static void map(Segment msh, MessageContext context) {
        // Field separator, encoding characters, version and charset are what the message was read by.
        msh.mapped(1, 2, 12, 18);
        MessageHeader header = context.add(new MessageHeader(), msh);
        header.setEvent(event(msh.at(9)));
        header.setSource(source(msh));
        destination(msh, context).ifPresent(header::addDestination);
        Optional<Organization> sender = context.parties().facility(msh.at(4));
        sender.map(MappedBundle::to).ifPresent(header::setSender);
        sender.filter(organization -> msh.has(17))
                .ifPresent(organization ->
                        organization.addAddress().setCountry(msh.at(17).text()));
        Optional<Organization> responsible = context.parties().organization(msh.at(22));
        responsible.map(MappedBundle::to).ifPresent(header::setResponsible);
        Codes.coding(msh.at(11).part(1), "")
                .ifPresent(tag -> header.getMeta().addTag(tag.setSystem(CodeSystems.v2Table("0103"))));
        language(msh.at(19), header);
        context.header(header);
        provenance(msh, context, header, responsible.or(() -> sender));
    }

    /** SFT: the first software is the sender's own. */
    static void software(Segment sft, MessageContext context) {
        MessageHeader header = context.header().orElse(null);
        if (header == null
                || header.getSource().hasSoftware()
                || header.getSource().hasVersion()) {
            return;
        }
        sft.mapped();
        String product = sft.at(3).text();
        String version = sft.at(2).text();
        header.getSource()
                .setSoftware(product.isEmpty() ? null : product)
                .setVersion(version.isEmpty() ? null : version);
    }

    /** MSA: what message this one answers. */
    static void response(Segment msa, MessageContext context) {
        MessageHeader header = context.header().orElse(null);
        String identifier = msa.code(2);
        if (header == null || !identifier.matches("[A-Za-z0-9.\\-]{1,64}")) {
            return;
        }
        msa.mapped();
        Codes.code(msa.at(1), "Acknowledgement", MessageHeader.ResponseType::fromCode)
                .ifPresent(code ->
                        header.getResponse().setIdentifier(msa.at(2).text()).setCode(code));
    }

    private static Coding event(Value type) {
        String message = type.part(1).text();
        String event = type.part(2).text();
        String structure = type.part(3).text();
        if (message.isEmpty() && event.isEmpty()) {
            return AbsentReason.unknown(new Coding());
        }
        String display = message + (event.isEmpty() ? "" : "^" + event) + (structure.isEmpty() ? "" : "^" + structure);
        return new Coding()
                .setSystem(CodeSystems.v2Table(event.isEmpty() ? "0076" : "0003"))
                .setCode(Codes.collapsed(event.isEmpty() ? message : event))
                .setDisplay(display);
    }

    private static MessageSourceComponent source(Segment msh) {
        MessageSourceComponent source = new MessageSourceComponent();
        String name = msh.at(3).part(1).text();
        if (!name.isEmpty()) {
            source.setName(name);
        }
        Value address = msh.has(24) ? msh.at(24) : msh.at(3);
        source.setEndpointElement(endpoint(address));
        return source;
    }

    private static Optional<MessageDestinationComponent> destination(Segment msh, MessageContext context) {
        MessageDestinationComponent destination = new MessageDestinationComponent();
        String name = msh.at(5).part(1).text();
        if (!name.isEmpty()) {
            destination.setName(name);
        }
        Optional<Organization> receiver = msh.has(23)
                ? context.parties().organization(msh.at(23))
                : context.parties().facility(msh.at(6));
        receiver.map(MappedBundle::to).ifPresent(destination::setReceiver);
        if (destination.isEmpty() && !msh.has(25)) {
            return Optional.empty();
        }
        return Optional.of(destination.setEndpointElement(endpoint(msh.has(25) ? msh.at(25) : msh.at(5))));
    }

    /** Required by R4, and rarely sent. */
    private static UrlType endpoint(Value hd) {
        return Identifiers.uri(hd.part(2), hd.part(3))
                .map(UrlType::new)
                .orElseGet(() -> AbsentReason.unknown(new UrlType()));
    }

    private static void language(Value language, MessageHeader header) {
        if (LANGUAGE.matcher(language.code()).matches()) {
            header.setLanguage(language.text());
        } else {
            language.unfit();
        }
    }

    private static void provenance(
            Segment msh, MessageContext context, MessageHeader header, Optional<Organization> author) {
        Provenance provenance = context.bundle().add(new Provenance(), msh.path());
        provenance.addTarget(MappedBundle.to(header));
        // First as an instant: a stamp that is none may still be a dateTime.
        provenance.setRecordedElement(recorded(msh.at(7), context));
        context.times().dateTime(msh.at(7)).ifPresent(provenance::setOccurred);
        provenance.addAgent().setType(Roles.provenance("author")).setWho(who(author));
        Reference source = MappedBundle.to(context.bundle().source());
        Identifiers.st(msh.at(10)).ifPresent(source::setIdentifier);
        provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(source);
    }

    private static Reference who(Optional<Organization> author) {
        return author.map(MappedBundle::to).orElseGet(() -> AbsentReason.unknown(new Reference()));
    }

    static InstantType recorded(Value stamp, MessageContext context) {
        return context.times().instant(stamp).orElseGet(() -> AbsentReason.unknown(new InstantType()));
    }
}
