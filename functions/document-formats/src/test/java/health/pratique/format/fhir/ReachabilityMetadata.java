package health.pratique.format.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes what a native image has to keep for HAPI's R4 model, which HAPI finds by reflection: all classes of the model, their
 * superclasses and nested classes. Run its main after a change of HAPI's version; a test fails until then.
 */
final class ReachabilityMetadata {

    static final Path FILE =
            Path.of("src/main/resources/META-INF/native-image/health.pratique/pratique-document-formats"
                    + "/reachability-metadata.json");

    private static final String MODEL = "/org/hl7/fhir/r4/hapi/model/fhirversion.properties";

    private ReachabilityMetadata() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, generate());
    }

    static String generate() {
        StringBuilder json = new StringBuilder("{\n  \"reflection\": [\n");
        String separator = "";
        for (String type : types()) {
            json.append(separator).append("    {\"type\": \"").append(type).append("\", ");
            json.append("\"allDeclaredConstructors\": true, \"allDeclaredFields\": true");
            if (type.equals("org.hl7.fhir.r4.model.Meta")) {
                // Without it every encode fails (HAPI-1830).
                json.append(", \"methods\": [{\"name\": \"copy\", \"parameterTypes\": []}]");
            }
            json.append('}');
            separator = ",\n";
        }
        return json.append("\n  ],\n  \"resources\": [\n")
                .append("    {\"glob\": \"org/hl7/fhir/r4/hapi/model/fhirversion.properties\"},\n")
                .append("    {\"glob\": \"ca/uhn/fhir/hapi-fhir-base-build.properties\"},\n")
                .append("    {\"bundle\": \"ca.uhn.fhir.i18n.hapi-messages\"}\n  ]\n}\n")
                .toString();
    }

    static Set<String> types() {
        Set<String> types = new TreeSet<>(Set.of(
                "org.hl7.fhir.r4.model.Enumerations",
                "org.hl7.fhir.r4.hapi.ctx.FhirR4",
                "ca.uhn.fhir.util.jar.DependencyLogImpl"));
        Properties model = new Properties();
        try (InputStream in = ReachabilityMetadata.class.getResourceAsStream(MODEL)) {
            model.load(in);
            for (String name : model.stringPropertyNames()) {
                String type = model.getProperty(name);
                if (type.startsWith("org.hl7.fhir.")) {
                    add(Class.forName(type), types);
                }
            }
            add(Class.forName("org.hl7.fhir.r4.model.Enumerations"), types);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (ClassNotFoundException incomplete) {
            throw new IllegalStateException(incomplete);
        }
        return types;
    }

    private static void add(Class<?> type, Set<String> types) {
        for (Class<?> up = type; up != null && !up.getName().startsWith("java."); up = up.getSuperclass()) {
            if (types.add(up.getName()) || up == type) {
                for (Class<?> nested : up.getClasses()) {
                    types.add(nested.getName());
                }
            }
        }
    }
}
