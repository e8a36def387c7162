package health.pratique.detect;

import health.pratique.model.RiskLevel;
import health.pratique.phi.PhiCategory;
import health.pratique.phi.PhiType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * How bad it would be if the document got out as it is:
 *
 * <ul>
 *   <li>HIGH: it names its patient to anybody: a number, address or handle that leads to one person by itself (45 CFR
 *       164.514(b)(2)(i)(D) to (Q)), or a name together with an address or a date of birth;
 *   <li>MEDIUM: a name, a street address, or a photograph;
 *   <li>LOW: only what leads to a person together with other data: dates, places, ages over 89;
 *   <li>NONE: nothing that Safe Harbor names.
 * </ul>
 */
final class PhiRisk {

    private static final Set<PhiCategory> DIRECT = EnumSet.of(
            PhiCategory.PHONE,
            PhiCategory.EMAIL,
            PhiCategory.SSN,
            PhiCategory.ID_OTHER,
            PhiCategory.ACCOUNT,
            PhiCategory.LICENSE,
            PhiCategory.VEHICLE,
            PhiCategory.DEVICE,
            PhiCategory.URL,
            PhiCategory.IP,
            PhiCategory.BIOMETRIC,
            PhiCategory.USERNAME);

    private static final Set<PhiType> ADDRESS = EnumSet.of(PhiType.STREET_ADDRESS, PhiType.PO_BOX);

    private PhiRisk() {}

    /** @param found the types of all PHI in the document */
    static RiskLevel of(Collection<PhiType> found) {
        boolean named = found.stream().anyMatch(type -> type.category() == PhiCategory.NAME);
        boolean addressed = found.stream().anyMatch(ADDRESS::contains);
        if (found.stream().anyMatch(type -> DIRECT.contains(type.category()))
                || named && (addressed || found.contains(PhiType.BIRTH_DATE))) {
            return RiskLevel.HIGH;
        }
        if (named || addressed || found.contains(PhiType.PHOTO)) {
            return RiskLevel.MEDIUM;
        }
        return found.isEmpty() ? RiskLevel.NONE : RiskLevel.LOW;
    }
}
