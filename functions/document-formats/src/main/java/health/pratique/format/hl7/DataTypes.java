package health.pratique.format.hl7;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The components of each data type (HL7 v2.8, chapter 2A, which keeps the places of earlier versions). A word in lower case is a
 * {@link Kind}, one in capitals a data type whose components are the subcomponents; what a type does not list is {@link Kind#AUTO}.
 */
final class DataTypes {

    private static final String TABLE = """
            HD    text oid skip
            HDO   org oid skip
            EI    id text oid skip
            EIP   EI EI
            FN    name name name name name
            SAD   line line line
            DR    date date
            CWE   code label skip code label skip skip skip text code label skip skip oid skip date oid skip date code oid skip date
            CX    id check skip HD skip HDO date date CWE CWE id skip
            XPN   FN name name name text text skip skip label DR skip date date text name
            XCN   id FN name name name text text label HD skip check skip skip HDO skip label DR skip date date text CWE CWE id skip
            PPN   id FN name name name text text label HD skip check skip skip HDO date
            CNN   id name name name name text text label text oid skip
            NDL   CNN date date org org org HDO skip skip org org
            XAD   SAD line city state zip country skip county county county skip DR date date skip skip skip skip name text
            XTN   tel skip skip tel skip tel tel tel text tel skip tel date date skip skip skip skip
            TN    tel tel tel
            XON   org skip id check skip HD skip HDO skip id
            OCWE  id org skip id org skip skip skip org
            PL    HDO org org HDO skip skip org org org EI HD
            LA    org org org HDO skip skip org org ADDR line city state zip country
            ADDR  line line city state zip country
            DLD   org date
            DLN   id state date
            FC    code date
            AUI   id date text
            CQ    num CWE
            SN    num num num num
            ED    text skip skip skip data
            RP    url text skip skip
            JCC   label label text
            PLN   id text skip DR
            TS    date skip
            RPT   code text skip
            """;

    /** What a component is: a type of its own or a kind, one of the two. */
    record Component(String type, Kind kind) {
        boolean composite() {
            return !type.isEmpty();
        }
    }

    private static final Component UNKNOWN = new Component("", Kind.AUTO);
    private static final Map<String, List<Component>> TYPES = read();

    private DataTypes() {}

    /** The component of a type, from 1. Of a word in lower case every component is of that kind. */
    static Component component(String type, int component) {
        List<Component> components = TYPES.get(type.equals("code") ? "CWE" : type);
        if (components == null) {
            return Kind.named(type) == null ? UNKNOWN : new Component("", Kind.of(type));
        }
        return component > components.size() ? UNKNOWN : components.get(component - 1);
    }

    /** Of how many named components a value of OBX-5 may consist, by the type that OBX-2 names. */
    static String valueType(String declared) {
        return switch (declared) {
            case "TX", "FT", "ST", "" -> "prose";
            case "NM" -> "num";
            case "DT", "DTM", "TS" -> "TS";
            case "TM" -> "text";
            case "CE", "CWE", "CF", "CNE" -> "CWE";
            case "ID", "IS" -> "code";
            case "CN", "XCN" -> "XCN";
            case "PN", "XPN" -> "XPN";
            case "AD" -> "ADDR";
            case "CK", "CX" -> "CX";
            default -> TYPES.containsKey(declared) ? declared : "auto";
        };
    }

    private static Map<String, List<Component>> read() {
        Map<String, List<Component>> types = new HashMap<>();
        for (String line : TABLE.split("\n")) {
            String[] words = line.strip().split(" +");
            types.put(
                    words[0],
                    List.of(words).subList(1, words.length).stream()
                            .map(word -> Kind.named(word) == null
                                    ? new Component(word, Kind.AUTO)
                                    : new Component("", Kind.of(word)))
                            .toList());
        }
        return Map.copyOf(types);
    }
}
