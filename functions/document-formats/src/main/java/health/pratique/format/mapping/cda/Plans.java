package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** What is planned: acts, procedures, observations, encounters and supplies as ServiceRequest, a section of them as CarePlan. */
final class Plans {

    /** Plan of treatment; assessment and plan. */
    private static final List<String> SECTIONS = List.of("18776-5", "51847-2");

    private static final String US_CORE = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category";

    private Plans() {}

    static List<ServiceRequest> map(CdaElement act, Mapping mapping) {
        ServiceRequest request = new ServiceRequest();
        request.setSubject(mapping.subject());
        request.setIdentifier(act.readAll("id", Identifiers::identifier));
        request.setStatus(ServiceRequestStatus.fromCode(Statuses.request(Codes.status(act))));
        request.setIntent(intent(act.peek("moodCode")));
        if (act.negated()) {
            request.setDoNotPerform(true);
        }
        act.read("code", Codes::concept).or(() -> product(act)).ifPresent(request::setCode);
        act.read("quantity", Numbers::quantity).filter(Values::isThere).ifPresent(request::setQuantity);
        act.read("effectiveTime", Times::when).ifPresent(request::setOccurrence);
        act.child("priorityCode").ifPresent(priority -> priority(priority, request));
        request.setBodySite(act.readAll("targetSiteCode", Codes::concept));
        Acts.recorder(act, mapping).ifPresent(request::setRequester);
        Acts.recorded(act).ifPresent(request::setAuthoredOnElement);
        Acts.performers(act, mapping).forEach(request::addPerformer);
        Acts.places(act, mapping).forEach(place -> request.addLocationReference(to(place)));
        Acts.reasons(act).forEach(request::addReasonCode);
        request.setNote(Acts.comments(act, mapping));
        return List.of(mapping.add(request, act));
    }

    private static Optional<CodeableConcept> product(CdaElement act) {
        return act.at("product", "manufacturedProduct").flatMap(Products::code);
    }

    private static ServiceRequestIntent intent(String mood) {
        return switch (mood) {
            case "RQO", "ARQ", "APT" -> ServiceRequestIntent.ORDER;
            case "PRP" -> ServiceRequestIntent.PROPOSAL;
            default -> ServiceRequestIntent.PLAN;
        };
    }

    private static void priority(CdaElement element, ServiceRequest request) {
        Optional<ServiceRequestPriority> priority =
                switch (element.peek("code")) {
                    case "R" -> Optional.of(ServiceRequestPriority.ROUTINE);
                    case "UR" -> Optional.of(ServiceRequestPriority.URGENT);
                    case "A" -> Optional.of(ServiceRequestPriority.ASAP);
                    case "S" -> Optional.of(ServiceRequestPriority.STAT);
                    default -> Optional.empty();
                };
        priority.ifPresentOrElse(
                found -> {
                    element.known();
                    request.setPriority(found);
                },
                () -> element.unfit("code"));
    }

    /** The plan that the entries of a section are; empty for other sections, and for a section of words alone. */
    static Optional<CarePlan> of(CdaElement section, List<Reference> entries, Mapping mapping) {
        if (!SECTIONS.contains(section.code()) || entries.isEmpty()) {
            return Optional.empty();
        }
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlanStatus.ACTIVE);
        plan.setIntent(CarePlanIntent.PLAN);
        plan.addCategory(Codes.of(US_CORE, "assess-plan", null));
        plan.setSubject(mapping.subject());
        List<String> goals = mapping.bundle().all(Goal.class).stream()
                .map(goal -> to(goal).getReference())
                .toList();
        List<String> requests = Stream.concat(
                        mapping.bundle().all(ServiceRequest.class).stream(),
                        mapping.bundle().all(MedicationRequest.class).stream())
                .map(request -> to(request).getReference())
                .toList();
        for (Reference entry : entries) {
            if (goals.contains(entry.getReference())) {
                plan.addGoal(entry.copy());
            } else if (requests.contains(entry.getReference())) {
                plan.addActivity().setReference(entry.copy());
            } else {
                plan.addSupportingInfo(entry.copy());
            }
        }
        return Optional.of(mapping.bundle().add(plan, section.path()));
    }
}
