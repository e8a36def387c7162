package health.pratique.clinical;

import java.util.List;
import java.util.UUID;

/**
 * The index's keys of one type of resource in one view: a parameter, or a parameter with a value, of which the database sees a
 * digest.
 */
record IndexKeys(View view, String type) {

    /** Names that no query can hold. */
    private static final String OWNER = "*patient";

    private static final String NOBODY = "";

    /** What a value is equal to; each has digests of its own. */
    private enum Form {
        RANGE,
        PRESENT,
        CODE,
        SYSTEM,
        SYSTEM_AND_CODE,
        REFERENCE,
        ID,
        IDENTIFIER,
        EXACT,
        URI,
        OWNED,
        UNIT,
        SYSTEM_AND_UNIT
    }

    /** Of values that are compared by more than equality, and of positions in an order. */
    UUID range(String parameter) {
        return key(parameter, Form.RANGE, "");
    }

    UUID present(String parameter) {
        return key(parameter, Form.PRESENT, "");
    }

    UUID code(String parameter, String code) {
        return key(parameter, Form.CODE, code);
    }

    UUID system(String parameter, String system) {
        return key(parameter, Form.SYSTEM, system);
    }

    /** @param system empty for a code that has none */
    UUID systemAndCode(String parameter, String system, String code) {
        return Digests.key(List.of(view.code(), type, parameter, Form.SYSTEM_AND_CODE.name(), system, code));
    }

    UUID reference(String parameter, String reference) {
        return key(parameter, Form.REFERENCE, reference);
    }

    UUID id(String parameter, String id) {
        return key(parameter, Form.ID, id);
    }

    UUID identifier(String parameter, String system, String value) {
        return Digests.key(List.of(view.code(), type, parameter, Form.IDENTIFIER.name(), system, value));
    }

    UUID exact(String parameter, String text) {
        return key(parameter, Form.EXACT, text);
    }

    UUID uri(String parameter, String uri) {
        return key(parameter, Form.URI, uri);
    }

    /** A quantity's number in a unit, by the unit's code or its name. */
    UUID unit(String parameter, String unit) {
        return key(parameter, Form.UNIT, unit);
    }

    UUID systemAndUnit(String parameter, String system, String code) {
        return Digests.key(List.of(view.code(), type, parameter, Form.SYSTEM_AND_UNIT.name(), system, code));
    }

    UUID ofPatient(String id) {
        return key(OWNER, Form.OWNED, id);
    }

    UUID ofNobody() {
        return key(OWNER, Form.OWNED, NOBODY);
    }

    private UUID key(String parameter, Form form, String value) {
        return Digests.key(List.of(view.code(), type, parameter, form.name(), value));
    }
}
