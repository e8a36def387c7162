package health.pratique.format.sensitive;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a patient may keep back from a use that is otherwise permitted. Each is the obligation of a consent. */
public enum SensitiveTopic {
    /** What was said in psychotherapy: 45 CFR 164.501, 164.508(a)(2). */
    PSYCHOTHERAPY("PSY", "PSYTHPN"),
    /** Use of alcohol and drugs, and its treatment: 42 CFR 2.11. Tobacco is not meant. */
    SUBSTANCE_USE("SUD", "ETH", "ETHUD", "OPIOIDUD", "SUDPROG", "42CFRPart2", "NOREDISCLOSE-42CFRPart2"),
    /** Infection with HIV, its tests and its treatment. */
    HIV("HIV"),
    /** Pregnancy, contraception, fertility and their care: 45 CFR 160.103, "reproductive health care". */
    REPRODUCTIVE_CARE("SEX");

    private static final String OBLIGATION = "REDACT_";

    private final Set<String> labels;

    SensitiveTopic(String... labels) {
        this.labels = Set.of(labels);
    }

    /** The obligation by which a consent keeps the topic back. */
    public String obligation() {
        return OBLIGATION + name();
    }

    /** HL7 v3 ActCode, ActInformationSensitivityPolicy: the security labels of what belongs to the topic. */
    public Set<String> labels() {
        return labels;
    }

    /** The topics that these obligations keep back; other obligations are not looked at. */
    public static Set<SensitiveTopic> keptBack(Collection<String> obligations) {
        Set<SensitiveTopic> topics = EnumSet.noneOf(SensitiveTopic.class);
        for (SensitiveTopic topic : values()) {
            if (obligations.contains(topic.obligation())) {
                topics.add(topic);
            }
        }
        return topics;
    }
}
