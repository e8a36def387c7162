package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import health.pratique.format.mapping.AbsentReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Coverage Activity: each Policy Activity in it as Coverage, with payer, member and holder. */
final class Coverages {

    private static final String POLICY = "2.16.840.1.113883.10.20.22.4.61";

    private Coverages() {}

    static List<? extends DomainResource> map(CdaElement act, Mapping mapping) {
        List<Coverage> coverages = new ArrayList<>();
        Acts.related(act, "", "act")
                .filter(policy -> policy.hasTemplate(POLICY))
                .filter(policy -> !Observations.isNegated(policy))
                .forEach(policy -> coverages.add(policy(policy, mapping)));
        act.child("code").ifPresent(code -> code.known("48768-6"));
        Acts.settled(act);
        return coverages;
    }

    private static Coverage policy(CdaElement policy, Mapping mapping) {
        Coverage coverage = new Coverage();
        coverage.setBeneficiary(mapping.subject());
        coverage.setIdentifier(policy.readAll("id", Identifiers::identifier));
        coverage.setStatus(
                switch (Codes.status(policy)) {
                    case "nullified" -> CoverageStatus.ENTEREDINERROR;
                    case "cancelled", "aborted" -> CoverageStatus.CANCELLED;
                    default -> CoverageStatus.ACTIVE;
                });
        policy.read("code", Codes::concept).ifPresent(coverage::setType);
        payer(policy, mapping).ifPresent(coverage::addPayor);
        for (CdaElement participant : policy.children("participant")) {
            switch (participant.peek("typeCode")) {
                case "COV" -> member(participant, coverage);
                case "HLD" -> holder(participant, mapping).ifPresent(coverage::setPolicyHolder);
                default -> {
                    // Nobody that a coverage knows.
                }
            }
        }
        if (!coverage.hasPayor()) {
            coverage.addPayor(AbsentReason.unknown(new Reference()));
        }
        return mapping.add(coverage, policy);
    }

    /** The performer of class PAYOR: an organization, or the person who pays. */
    private static Optional<Reference> payer(CdaElement policy, Mapping mapping) {
        return policy.children("performer").stream()
                .filter(performer -> isPayer(performer))
                .findFirst()
                .flatMap(performer -> performer.child("assignedEntity"))
                .flatMap(payer -> payerOrganization(payer, mapping));
    }

    private static boolean isPayer(CdaElement performer) {
        String code = performer.child("assignedEntity").map(CdaElement::code).orElse("");
        return code.equals("PAYOR") || performer.hasTemplate("2.16.840.1.113883.10.20.22.4.87");
    }

    private static Optional<Reference> payerOrganization(CdaElement payer, Mapping mapping) {
        Optional<Reference> organization = payer.child("representedOrganization")
                .flatMap(mapping.participants()::organization)
                .map(found -> to(found));
        if (organization.isPresent()) {
            payer.child("code").ifPresent(code -> code.known("PAYOR"));
            return organization;
        }
        Organization named = new Organization();
        named.setIdentifier(payer.readAll("id", Identifiers::identifier));
        named.setAddress(payer.readAll("addr", Organizations::address));
        named.setTelecom(payer.readAll("telecom", Organizations::telecom));
        if (named.isEmpty() || !named.hasIdentifier()) {
            return Optional.empty();
        }
        payer.child("code").ifPresent(code -> code.known("PAYOR"));
        return Optional.of(to(mapping.bundle().add(named, payer.path())));
    }

    private static void member(CdaElement participant, Coverage coverage) {
        participant.child("participantRole").ifPresent(role -> {
            Optional<CdaElement> number = role.children("id").stream()
                    .filter(id -> !id.peek("extension").isEmpty())
                    .findFirst();
            number.flatMap(id -> id.attribute("extension")).ifPresent(coverage::setSubscriberId);
            role.read("code", Codes::concept).ifPresent(coverage::setRelationship);
        });
        participant
                .read("time", Times::period)
                .filter(Values::isThere)
                .ifPresent((Period period) -> coverage.setPeriod(period));
    }

    private static Optional<Reference> holder(CdaElement participant, Mapping mapping) {
        return participant.child("participantRole").flatMap(role -> {
            RelatedPerson holder = new RelatedPerson();
            holder.setIdentifier(role.readAll("id", Identifiers::identifier));
            holder.setAddress(role.readAll("addr", Addresses::address));
            holder.setTelecom(role.readAll("telecom", Telecoms::telecom));
            role.child("playingEntity").ifPresent(person -> holder.setName(person.readAll("name", Names::person)));
            if (holder.isEmpty()) {
                return Optional.empty();
            }
            holder.setPatient(mapping.subject());
            return Optional.of(to(mapping.bundle().add(holder, role.path())));
        });
    }
}
