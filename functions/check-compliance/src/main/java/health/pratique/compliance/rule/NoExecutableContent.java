package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.model.Severity;
import org.jspecify.annotations.Nullable;

/** Scripts in narrative or text, script addresses, programs and macros in attachments, formulas that a spreadsheet would run. */
public final class NoExecutableContent implements ComplianceRule {

    /** The member that holds the content of FHIR's Attachment and Binary. */
    private static final String DATA = "data";

    @Override
    public String id() {
        return "no-executable-content";
    }

    @Override
    public String demand() {
        return "Nothing in the document runs: no scripts, script addresses, programs, macros or formulas that reach out.";
    }

    @Override
    public String citation() {
        return "45 CFR 164.308(a)(5)(ii)(B)";
    }

    @Override
    public Severity severity() {
        return Severity.BLOCK;
    }

    @Override
    public String remedy() {
        return "have the source checked for malicious software; send the document again without scripts, macros or programs";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        boolean inProse = facts.prose().stream()
                .anyMatch(text -> ActiveText.in(text)
                        || Base64Content.within(text).stream().anyMatch(ActiveBytes::in));
        // The first resource holds all others, but in NDJSON each line has one of its own.
        return !inProse && facts.resources().stream().noneMatch(root -> active(null, root));
    }

    private static boolean active(@Nullable String name, JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                object.members().entrySet().stream().anyMatch(member -> active(member.getKey(), member.getValue()));
            case JsonArray array -> array.values().stream().anyMatch(element -> active(name, element));
            case JsonText(String text) -> DATA.equals(name) ? activeData(text) : ActiveText.in(text);
            case JsonNumber number -> false;
            case JsonLiteral literal -> false;
        };
    }

    private static boolean activeData(String text) {
        return Base64Content.decode(text).map(ActiveBytes::in).orElseGet(() -> ActiveText.in(text));
    }
}
