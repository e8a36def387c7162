package health.pratique.format.mapping.hl7;

import health.pratique.format.mapping.CodeSystems;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * Coded values: CWE, CE, CNE and CF by their components, IS and ID as their first alone (guide, datatype maps CWE[CodeableConcept],
 * CWE[Coding], CWE[code]).
 */
final class Codes {

    /** Where the codings of a CWE stand: code, display, system; version; object identifier of the system (HL7 v2.8, 2A.14). */
    private static final int[][] CODINGS = {{1, 2, 3, 7, 14}, {4, 5, 6, 8, 17}, {10, 11, 12, 13, 20}};

    private static final int TEXT = 9;

    private Codes() {}

    /** Codes of which only the sender knows the system. */
    static Optional<CodeableConcept> concept(Value value) {
        return concept(value, "");
    }

    /** @param table the HL7 v2 table that the field is bound to, whose codes name no system; empty when there is none */
    static Optional<CodeableConcept> concept(Value value, String table) {
        CodeableConcept concept = new CodeableConcept();
        for (int[] places : CODINGS) {
            coding(value, places, places[0] == 1 ? table : "").ifPresent(concept::addCoding);
        }
        String text = value.part(TEXT).text();
        if (!text.isEmpty()) {
            concept.setText(text);
        }
        return concept.isEmpty() ? Optional.empty() : Optional.of(concept);
    }

    static Optional<Coding> coding(Value value, String table) {
        return coding(value, CODINGS[0], table);
    }

    /** A security label of HL7 table 0177: a code, for HAPI writes none without. */
    static Optional<Coding> label(Value value) {
        return value.part(1).present() ? coding(value, "0177") : Optional.empty();
    }

    /** A concept with no more than the coding that a concept map gives for the value, or as {@link #concept} where it gives none. */
    static Optional<CodeableConcept> mapped(Value value, String map, String system, String table) {
        Optional<String> code = ConceptMaps.of(map, value.code());
        Optional<CodeableConcept> concept = concept(value, table);
        if (code.isPresent() && concept.isPresent()) {
            concept.get()
                    .getCoding()
                    .addFirst(new Coding().setSystem(CodeSystems.hl7(system)).setCode(code.get()));
        }
        return concept;
    }

    /** The code that a required binding takes, by a concept map; a value that the map leaves out is unfit. */
    static <E> Optional<E> code(Value value, String map, Function<String, @Nullable E> reader) {
        if (!value.present()) {
            return Optional.empty();
        }
        Optional<String> code = ConceptMaps.of(map, value.code());
        if (code.isEmpty()) {
            value.unfit();
            return Optional.empty();
        }
        value.use();
        return code.map(reader);
    }

    /** What a reader sees of a coded value, where FHIR has no more than a text for it: nothing else of it is used. */
    static String text(Value value) {
        for (int part : new int[] {TEXT, 2, 5, 1, 4}) {
            if (value.part(part).present()) {
                return value.part(part).text();
            }
        }
        return "";
    }

    /** What a reader sees of a concept: its text, or its first display, or its first code. */
    static String shown(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        for (Coding coding : concept.getCoding()) {
            if (coding.hasDisplay()) {
                return coding.getDisplay();
            }
        }
        Coding first = concept.getCodingFirstRep();
        return first.hasCode() ? first.getCode() : first.hasSystem() ? first.getSystem() : "";
    }

    /** What FHIR's type code allows: words with one blank between them. */
    static String collapsed(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }

    private static Optional<Coding> coding(Value value, int[] places, String table) {
        String code = collapsed(value.part(places[0]).text());
        String display = value.part(places[1]).text();
        Optional<String> system = system(value.part(places[2]), value.part(places[4]));
        if (code.isEmpty() && display.isEmpty() && system.isEmpty()) {
            return Optional.empty();
        }
        Coding coding = new Coding();
        boolean bound = system.isEmpty() && !value.part(places[2]).present() && ConceptTables.has(table, code);
        system.or(() -> bound ? Optional.of(CodeSystems.v2Table(table)) : Optional.empty())
                .ifPresent(coding::setSystem);
        if (!code.isEmpty()) {
            coding.setCode(code);
        }
        if (!display.isEmpty()) {
            coding.setDisplay(display);
        }
        String version = coding.hasSystem() ? value.part(places[3]).text() : "";
        if (!version.isEmpty()) {
            coding.setVersion(version);
        }
        return Optional.of(coding);
    }

    /** By the object identifier, which v2.7 added, or by the mnemonic; what nobody but the sender knows is unfit. */
    private static Optional<String> system(Value mnemonic, Value oid) {
        Optional<String> byOid = CodeSystems.ofOid(oid.code());
        if (byOid.isPresent()) {
            oid.use();
            return byOid;
        }
        Optional<String> byName = CodeSystems.ofMnemonic(mnemonic.code()).or(() -> CodeSystems.ofOid(mnemonic.code()));
        if (byName.isPresent()) {
            mnemonic.use();
        } else {
            mnemonic.unfit();
        }
        return byName;
    }
}
