package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.MappedBundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Patient;

/** Authoring devices and product instances as Device (guide: Participations; C-CDA Product Instance). */
final class Devices {

    /** The FDA's unique device identifiers. */
    private static final String UDI = "2.16.840.1.113883.3.3719";

    private Devices() {}

    static Device of(CdaElement role, CdaElement element, MappedBundle bundle, Patient patient) {
        Device device = new Device();
        for (CdaElement id : role.children("id")) {
            if (id.peek("root").equals(UDI)) {
                id.attribute("root");
                id.attribute("extension")
                        .ifPresent(carrier -> device.addUdiCarrier().setCarrierHRF(carrier));
                id.attribute("assigningAuthorityName");
            } else {
                Identifiers.identifier(id).ifPresent(device::addIdentifier);
            }
        }
        element.read("code", Codes::concept)
                .or(() -> role.read("code", Codes::concept))
                .ifPresent(device::setType);
        element.read("manufacturerModelName", Texts::plain)
                .ifPresent(name -> device.addDeviceName().setName(name).setType(DeviceNameType.MODELNAME));
        element.read("softwareName", Texts::plain)
                .ifPresent(name -> device.addDeviceName().setName(name).setType(DeviceNameType.USERFRIENDLYNAME));
        device.setContact(role.readAll("telecom", Telecoms::telecom));
        role.child("scopingEntity")
                .flatMap(maker -> maker.read("desc", Names::plain))
                .ifPresent(device::setManufacturer);
        role.child("representedOrganization")
                .flatMap(owner -> Organizations.of(owner, bundle))
                .ifPresent(owner -> device.setOwner(MappedBundle.to(owner)));
        if (role.name().equals("participantRole")) {
            device.setPatient(MappedBundle.to(patient));
        }
        return bundle.add(device, role.path());
    }
}
