package health.pratique.format.fhir;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** R4's own StructureDefinitions, and of them what each adds to its base; not what profiles say. */
final class Definitions {

    /** Told of each value in a differential, in document order. */
    @FunctionalInterface
    interface Reader {

        /**
         * @param path of the element that it is said of, such as {@code Patient.contact}
         * @param name of the XML element
         */
        void value(String path, String name, String value);
    }

    private Definitions() {}

    /** @param file such as {@code profiles-types.xml} */
    static void read(String file, Reader reader) {
        try (InputStream definitions =
                Definitions.class.getResourceAsStream("/org/hl7/fhir/r4/model/profile/" + file)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(definitions);
            boolean differential = false;
            boolean profile = false;
            String path = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String value = String.valueOf(xml.getAttributeValue(null, "value"));
                switch (xml.getLocalName()) {
                    case "StructureDefinition" -> differential = false;
                    case "derivation" -> profile = value.equals("constraint");
                    case "differential" -> differential = true;
                    case "element" -> path = String.valueOf(xml.getAttributeValue(null, "id"));
                    default -> {
                        if (differential && !profile) {
                            reader.value(path, xml.getLocalName(), value);
                        }
                    }
                }
            }
        } catch (IOException | XMLStreamException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
