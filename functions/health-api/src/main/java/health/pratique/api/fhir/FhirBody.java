package health.pratique.api.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.fault.DocumentRejected;
import health.pratique.format.FormatLimits;
import health.pratique.format.fhir.FhirCheck;
import health.pratique.format.fhir.FhirXml;
import health.pratique.format.fhir.FhirXmlWriter;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.format.json.JsonWriter;
import health.pratique.format.xml.XmlReader;
import health.pratique.format.xml.XmlWriter;
import java.nio.charset.StandardCharsets;

/** Resources as they come in and go out: bounded, checked against FHIR R4's own definitions, in JSON or XML. */
final class FhirBody {

    private static final int MOST_LEVELS = 64;
    private static final int MOST_VALUES = 500_000;
    private static final FormatLimits LIMITS = new FormatLimits(10L * 1024 * 1024, MOST_LEVELS, MOST_VALUES);
    private static final String NOT_A_RESOURCE = "Send one FHIR R4 resource, of at most 64 levels.";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FhirBody() {}

    /**
     * Reads and checks a resource.
     *
     * @throws FhirRefused 400 for what is no resource, 422 with each rule that it breaks
     */
    static ObjectNode read(byte[] body, FhirMedia media) {
        return checked(parsed(body, media), body.length + 16);
    }

    /**
     * Checks a resource that was made here of what a client sent.
     *
     * @throws FhirRefused as {@link #read}
     */
    static ObjectNode checked(ObjectNode resource) {
        String json = resource.toString();
        return checked(parsed(json.getBytes(StandardCharsets.UTF_8), FhirMedia.JSON), json.length() + 16);
    }

    private static ObjectNode checked(JsonObject resource, int length) {
        try {
            FhirCheck.require(resource, "");
        } catch (DocumentRejected rejected) {
            throw FhirRefused.of(rejected);
        }
        return tree(JsonWriter.write(resource, length));
    }

    /** Of JSON that this server wrote. */
    static ObjectNode tree(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw FhirRefused.invalid(NOT_A_RESOURCE);
        } catch (JsonProcessingException malformed) {
            throw FhirRefused.invalid(NOT_A_RESOURCE);
        }
    }

    /** @param json of this server's own making */
    static String written(String json, FhirMedia media) {
        return switch (media) {
            case JSON -> json;
            case XML ->
                XmlWriter.document(FhirXmlWriter.toXml((JsonObject) JsonReader.read(json, 1_000, Integer.MAX_VALUE)));
        };
    }

    private static JsonObject parsed(byte[] body, FhirMedia media) {
        try {
            return switch (media) {
                case JSON -> object(new String(body, StandardCharsets.UTF_8));
                case XML -> FhirXml.toJson(XmlReader.read(body, LIMITS));
            };
        } catch (DocumentRejected rejected) {
            throw FhirRefused.invalid(NOT_A_RESOURCE);
        }
    }

    private static JsonObject object(String text) {
        if (JsonReader.read(text, MOST_LEVELS, MOST_VALUES) instanceof JsonObject object) {
            return object;
        }
        throw FhirRefused.invalid(NOT_A_RESOURCE);
    }
}
