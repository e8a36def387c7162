package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.Unmapped.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;

/** The entry templates of C-CDA R2.1 and its companion guide that are mapped, by template id. Other entries are listed. */
final class Entries {

    private static final String CCDA = "2.16.840.1.113883.10.20.22.4.";

    private static final Map<String, EntryMapping> TEMPLATES = Map.ofEntries(
            Map.entry(CCDA + "30", Allergies::concern),
            Map.entry(CCDA + "7", Allergies::observation),
            Map.entry(CCDA + "3", Conditions::concern),
            Map.entry(CCDA + "4", Conditions::observation),
            Map.entry(CCDA + "33", Conditions::diagnosis),
            Map.entry(CCDA + "34", Conditions::diagnosis),
            Map.entry(CCDA + "80", Conditions::diagnosis),
            Map.entry(CCDA + "132", Containers::map),
            Map.entry(CCDA + "136", Containers::map),
            Map.entry(CCDA + "131", Containers::map),
            Map.entry(CCDA + "146", Containers::map),
            Map.entry(CCDA + "16", Medications::map),
            Map.entry(CCDA + "42", Medications::map),
            Map.entry(CCDA + "35", Containers::map),
            Map.entry(CCDA + "36", Containers::map),
            Map.entry(CCDA + "52", Immunizations::map),
            Map.entry(CCDA + "120", Medications::map),
            Map.entry(CCDA + "14", Procedures::map),
            Map.entry(CCDA + "12", Procedures::map),
            Map.entry(CCDA + "13", Observations::procedure),
            Map.entry(CCDA + "1", Results::organizer),
            Map.entry(CCDA + "2", Observations::plain),
            Map.entry(CCDA + "26", VitalSigns::organizer),
            Map.entry(CCDA + "27", Observations::vital),
            Map.entry(CCDA + "38", SocialHistories::map),
            Map.entry(CCDA + "78", SocialHistories::map),
            Map.entry(CCDA + "85", SocialHistories::map),
            Map.entry(CCDA + "200", SocialHistories::birthSex),
            Map.entry(CCDA + "109", SocialHistories::map),
            Map.entry(CCDA + "111", SocialHistories::map),
            Map.entry(CCDA + "72", SocialHistories::map),
            Map.entry("2.16.840.1.113883.10.20.15.3.8", SocialHistories::map),
            Map.entry("2.16.840.1.113883.10.20.34.3.45", SocialHistories::map),
            Map.entry(CCDA + "507", SocialHistories::map),
            Map.entry(CCDA + "49", Encounters::activity),
            Map.entry(CCDA + "40", Plans::map),
            Map.entry(CCDA + "39", Plans::map),
            Map.entry(CCDA + "41", Plans::map),
            Map.entry(CCDA + "43", Plans::map),
            Map.entry(CCDA + "44", Plans::map),
            Map.entry(CCDA + "20", Plans::map),
            Map.entry(CCDA + "130", Plans::map),
            Map.entry(CCDA + "140", Plans::map),
            Map.entry(CCDA + "141", Plans::map),
            Map.entry(CCDA + "121", Goals::map),
            Map.entry(CCDA + "45", FamilyHistories::map),
            Map.entry(CCDA + "66", Observations::organizer),
            Map.entry(CCDA + "67", Observations::functional),
            Map.entry(CCDA + "68", Conditions::observation),
            Map.entry(CCDA + "69", Observations::survey),
            Map.entry(CCDA + "73", Conditions::observation),
            Map.entry(CCDA + "74", Observations::cognitive),
            Map.entry(CCDA + "75", Observations::organizer),
            Map.entry(CCDA + "114", Observations::plain),
            Map.entry(CCDA + "124", Observations::plain),
            Map.entry(CCDA + "127", Observations::functional),
            Map.entry(CCDA + "128", Observations::functional),
            Map.entry(CCDA + "138", Observations::plain),
            Map.entry(CCDA + "144", Observations::plain),
            Map.entry(CCDA + "50", Equipment::supply),
            Map.entry(CCDA + "135", Equipment::organizer),
            Map.entry(CCDA + "48", Observations::plain),
            Map.entry(CCDA + "108", Observations::organizer),
            Map.entry(CCDA + "60", Coverages::map),
            Map.entry(CCDA + "202", Notes::map),
            Map.entry(CCDA + "500", CareTeams::map));

    private Entries() {}

    /** The resources for an act; one of unknown template, or with a null flavor, which says nothing, is listed. */
    static List<? extends DomainResource> map(CdaElement act, Mapping mapping) {
        if (!act.peek("nullFlavor").isEmpty() && act.peek("negationInd").isEmpty()) {
            act.leave(Reason.NO_TARGET);
            return List.of();
        }
        Optional<EntryMapping> template = act.children("templateId").stream()
                .map(id -> TEMPLATES.get(id.peek("root")))
                .filter(Objects::nonNull)
                // An act may name the templates that its own is built on, those first.
                .reduce((general, specific) -> specific);
        if (template.isEmpty()) {
            act.leave(Reason.UNKNOWN);
            return List.of();
        }
        return template.get().map(act, mapping);
    }

    /** Whether there is a mapping for it. */
    static boolean isKnown(CdaElement act) {
        return act.children("templateId").stream().anyMatch(id -> TEMPLATES.containsKey(id.peek("root")));
    }
}
