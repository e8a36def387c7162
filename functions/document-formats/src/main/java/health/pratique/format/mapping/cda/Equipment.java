package health.pratique.format.mapping.cda;

import static health.pratique.format.mapping.MappedBundle.to;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.hl7.fhir.r4.model.DomainResource;

/** Non-Medicinal Supply Activity as DeviceUseStatement of its Device; one that is planned as ServiceRequest. */
final class Equipment {

    private Equipment() {}

    static List<? extends DomainResource> organizer(CdaElement organizer, Mapping mapping) {
        List<DomainResource> found = new ArrayList<>();
        for (CdaElement component : organizer.children("component")) {
            component.children().stream()
                    .filter(Entries::isKnown)
                    .forEach(inner -> found.addAll(Entries.map(inner, mapping)));
        }
        return found;
    }

    static List<? extends DomainResource> supply(CdaElement act, Mapping mapping) {
        if (!act.peek("moodCode").equals("EVN")) {
            return Plans.map(act, mapping);
        }
        if (Observations.isNegated(act)) {
            return List.of();
        }
        DeviceUseStatement use = new DeviceUseStatement();
        use.setSubject(mapping.subject());
        use.setIdentifier(act.readAll("id", Identifiers::identifier));
        use.setStatus(status(Codes.status(act)));
        act.read("effectiveTime", Times::when).ifPresent(use::setTiming);
        Acts.recorded(act).ifPresent(use::setRecordedOnElement);
        Device device = Acts.devices(act, mapping).stream()
                .filter(Device.class::isInstance)
                .map(Device.class::cast)
                .findFirst()
                .orElseGet(() -> unnamed(act, mapping));
        use.setDevice(to(device));
        Acts.reasons(act).forEach(use::addReasonCode);
        use.setNote(Acts.comments(act, mapping));
        return List.of(mapping.add(use, act));
    }

    /** A supply without a product instance. */
    private static Device unnamed(CdaElement act, Mapping mapping) {
        Device device = new Device();
        device.setPatient(mapping.subject());
        act.at("product", "manufacturedProduct").flatMap(Products::code).ifPresent(device::setType);
        return mapping.bundle().add(device, act.path());
    }

    private static DeviceUseStatementStatus status(String code) {
        return switch (code) {
            case "completed" -> DeviceUseStatementStatus.COMPLETED;
            case "nullified" -> DeviceUseStatementStatus.ENTEREDINERROR;
            case "held", "suspended" -> DeviceUseStatementStatus.ONHOLD;
            case "aborted", "cancelled" -> DeviceUseStatementStatus.STOPPED;
            default -> DeviceUseStatementStatus.ACTIVE;
        };
    }
}
