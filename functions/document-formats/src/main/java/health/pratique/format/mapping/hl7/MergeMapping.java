package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.MappedBundle;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;

/** MRG to the Patient that is no more, linked with the one that takes its place (guide, MRG[Patient], MRG[Account]). */
final class MergeMapping {

    private MergeMapping() {}

    static void map(Segment mrg, MessageContext context) {
        mrg.mapped();
        Times times = context.times();
        Patient gone = context.add(new Patient(), mrg);
        gone.setActive(false);
        for (int field : new int[] {1, 2, 4}) {
            mrg.all(field).forEach(cx -> Identifiers.cx(cx, times).ifPresent(gone::addIdentifier));
        }
        mrg.all(7).forEach(name -> Names.xpn(name, times).ifPresent(gone::addName));
        context.patient().ifPresent(stays -> {
            gone.addLink().setOther(MappedBundle.to(stays)).setType(LinkType.REPLACEDBY);
            stays.addLink().setOther(MappedBundle.to(gone)).setType(LinkType.REPLACES);
        });
        Identifiers.cx(mrg.at(3), times).ifPresent(number -> context.bundle()
                .add(new Account(), mrg.path())
                .setStatus(AccountStatus.INACTIVE)
                .addSubject(MappedBundle.to(gone))
                .addIdentifier(Accounts.typed(number)));
    }
}
