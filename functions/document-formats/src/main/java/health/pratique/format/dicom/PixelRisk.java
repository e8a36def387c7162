package health.pratique.format.dicom;

import java.util.List;
import java.util.Set;

/**
 * Whether text may be burned into an image, or a person may be recognised in it (PS3.15, E.3.1 and E.3.2). Nobody here reads
 * pixels: such an image waits for somebody who does.
 */
final class PixelRisk {

    /** Modalities whose machines draw names and dates into the picture, and those that photograph. */
    private static final Set<String> RISKY =
            Set.of("US", "IVUS", "SC", "XC", "OT", "ES", "RF", "XA", "GM", "DOC", "HC", "ECG", "EPS", "TG");

    private static final Set<String> PHOTOGRAPHS = Set.of("XC", "DOC");

    /** Secondary capture, hardcopy, ultrasound and visible light photography, stills and video (PS3.6, Table A-1). */
    private static final List<String> RISKY_CLASSES = List.of(
            "1.2.840.10008.5.1.4.1.1.7",
            "1.2.840.10008.5.1.1.29",
            "1.2.840.10008.5.1.1.30",
            "1.2.840.10008.5.1.4.1.1.3.1",
            "1.2.840.10008.5.1.4.1.1.6.1",
            "1.2.840.10008.5.1.4.1.1.77.1.4");

    private static final List<String> SCREENS =
            List.of("SCREEN", "DOSE", "PROTOCOL", "REPORT", "CAPTURE", "SNAPSHOT", "SECONDARY");

    private PixelRisk() {}

    static boolean of(Lookup file) {
        boolean pixels =
                file.has(Tags.PIXEL_DATA) || file.has(Tags.FLOAT_PIXEL_DATA) || file.has(Tags.DOUBLE_PIXEL_DATA);
        if (!pixels) {
            return false;
        }
        String burnedIn = file.text(Tags.BURNED_IN_ANNOTATION).orElse("");
        String visible = file.text(Tags.RECOGNIZABLE_VISUAL_FEATURES).orElse("");
        String modality = file.text(Tags.MODALITY).orElse("");
        if (visible.equals("YES") || PHOTOGRAPHS.contains(modality) && !visible.equals("NO")) {
            return true;
        }
        if (file.hasOverlayInPixels()) {
            return true;
        }
        return !burnedIn.equals("NO") && (burnedIn.equals("YES") || modality.isEmpty() || mayBurn(file, modality));
    }

    private static boolean mayBurn(Lookup file, String modality) {
        String sopClass = file.text(Tags.SOP_CLASS_UID).orElse("");
        String type = file.text(Tags.IMAGE_TYPE).orElse("");
        return RISKY.contains(modality)
                || sopClass.isEmpty()
                || RISKY_CLASSES.stream().anyMatch(risky -> sopClass.equals(risky) || sopClass.startsWith(risky + "."))
                || file.has(Tags.CONVERSION_TYPE)
                || List.of(type.split("\\\\")).stream().skip(2).anyMatch(PixelRisk::isScreen);
    }

    private static boolean isScreen(String word) {
        return SCREENS.stream().anyMatch(word::contains);
    }
}
