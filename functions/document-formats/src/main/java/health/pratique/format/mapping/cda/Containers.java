package health.pratique.format.mapping.cda;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/** Acts that only hold others together: health concerns, risks, interventions, discharge and admission medications. */
final class Containers {

    private Containers() {}

    static List<DomainResource> map(CdaElement act, Mapping mapping) {
        List<DomainResource> found = new ArrayList<>();
        for (CdaElement relation : act.children("entryRelationship")) {
            relation.children().stream()
                    .filter(Entries::isKnown)
                    .forEach(inner -> found.addAll(Entries.map(inner, mapping)));
        }
        return found;
    }
}
