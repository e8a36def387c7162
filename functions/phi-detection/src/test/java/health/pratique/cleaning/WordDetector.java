package health.pratique.cleaning;

import health.pratique.detection.DetectorName;
import health.pratique.detection.Detectors;
import health.pratique.phi.PhiDetector;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what its pattern says, as one type of PHI: so that a test can say what a detector sees and when. */
record WordDetector(PhiType type, Pattern pattern) implements PhiDetector {

    /** Names. */
    static Detectors of(String regex) {
        return of(PhiType.NAME, regex);
    }

    static Detectors of(PhiType type, String regex) {
        return new Detectors(Map.of(DetectorName.LOCAL, new WordDetector(type, Pattern.compile(regex))), 0);
    }

    @Override
    public List<PhiSpan> detect(String text) {
        List<PhiSpan> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(new PhiSpan(matcher.start(), matcher.end(), type, 0.9, "words"));
        }
        return found;
    }

    @Override
    public String version() {
        return "words/1";
    }
}
