package health.pratique.consent;

import health.pratique.model.ConsentDecision;
import health.pratique.model.DocumentKind;
import health.pratique.model.LoincDocumentTypes;
import java.util.Set;

/** Only for documents that are, or contain, one of these: kinds of documents, LOINC document types, FHIR resource types. */
public record ClassCriterion(Set<ConsentCode> classes) implements ConsentCriterion {

    public ClassCriterion {
        classes = Set.copyOf(classes);
    }

    static ClassCriterion of(DocumentKind kind) {
        return new ClassCriterion(Set.of(new ConsentCode(ConsentCode.DOCUMENT_KIND, kind.name())));
    }

    @Override
    public Match matches(ConsentQuestion question, ConsentDecision ruling) {
        return classes.stream().map(code -> matches(code, question)).reduce(Match.NO, Match::or);
    }

    /** A type that tells another kind is out; one of the same kind may be a narrower one. */
    private static Match matches(ConsentCode code, ConsentQuestion question) {
        return switch (code.system()) {
            case ConsentCode.DOCUMENT_KIND -> code.code().equals(question.kind().name()) ? Match.YES : Match.NO;
            case ConsentCode.LOINC ->
                question.facts()
                        .classes()
                        .holds(code)
                        .and(
                                LoincDocumentTypes.kind(code.code())
                                                .filter(kind -> kind != question.kind())
                                                .isPresent()
                                        ? Match.NO
                                        : Match.YES);
            default -> question.facts().classes().holds(code);
        };
    }

    @Override
    public boolean isWithin(ConsentCriterion other) {
        return other instanceof ClassCriterion wider && wider.classes.containsAll(classes);
    }
}
