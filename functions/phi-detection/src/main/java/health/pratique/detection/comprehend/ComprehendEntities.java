package health.pratique.detection.comprehend;

import health.pratique.phi.PhiType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.comprehendmedical.model.Entity;

/**
 * What a DetectPHI entity is in our words. The service is coarser than {@link PhiType}: each of its types becomes the one of
 * ours that every release policy treats most strictly. A type that this version does not know is PHI.
 */
final class ComprehendEntities {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern OLD = Pattern.compile("ninet(y|ies)|hundred|nonagenarian|centenarian");

    private ComprehendEntities() {}

    /**
     * The type of the entity, or empty when it is plainly not an identifier of 45 CFR 164.514(b)(2)(i): an occupation, an age
     * under 90.
     *
     * @param text what the entity covers
     */
    static Optional<PhiType> type(Entity entity, String text) {
        return switch (entity.type()) {
            case NAME -> Optional.of(PhiType.NAME);
            case DATE -> Optional.of(PhiType.DATE);
            case AGE -> over89(text) ? Optional.of(PhiType.AGE_OVER_89) : Optional.empty();
            case PHONE_OR_FAX, CONTACT_POINT -> Optional.of(PhiType.PHONE);
            case EMAIL -> Optional.of(PhiType.EMAIL);
            case ID, IDENTIFIER -> Optional.of(PhiType.ID_OTHER);
            case URL -> Optional.of(PhiType.URL);
            case ADDRESS -> Optional.of(PhiType.STREET_ADDRESS);
            case PROFESSION -> Optional.empty();
            default -> Optional.of(PhiType.ID_OTHER);
        };
    }

    private static boolean over89(String age) {
        Matcher number = NUMBER.matcher(age);
        while (number.find()) {
            if (Integer.parseInt(number.group()) >= 90) {
                return true;
            }
        }
        return OLD.matcher(age.toLowerCase(Locale.ROOT)).find();
    }
}
