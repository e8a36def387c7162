package health.pratique.format.mapping.cda;

import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/** What the entries of one template are mapped to. */
@FunctionalInterface
interface EntryMapping {

    /** @return the resources that the section refers to, of those that were added; empty if the act says nothing that FHIR can hold */
    List<? extends DomainResource> map(CdaElement act, Mapping mapping);
}
