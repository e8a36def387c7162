package health.pratique.validate;

import java.util.HashMap;
import java.util.Map;

/** Invented metadata, resources and inputs. */
final class IntakeSamples {

    private IntakeSamples() {}

    /** The workflow's input, with what EventBridge adds around the detail. */
    static String input(String run, String source, String type, String bucket, String key, String version) {
        return """
                {"execution":"%s","event":{"version":"0","id":"e","source":"%s","detail-type":"%s","account":"1",
                 "time":"2026-03-01T10:00:00Z","region":"eu-central-1","resources":[],
                 "detail":{"version":"0","bucket":{"name":"%s"},"object":{"key":"%s","size":5,"version-id":"%s"},
                 "reason":"PutObject"}}}
                """.formatted(run, source, type, bucket, key, version);
    }

    static Map<String, String> metadata() {
        return new HashMap<>(Map.of(
                "patient-id", "H-1",
                "document-kind", "progress-note",
                "purpose-of-use", "HRESCH",
                "source-system", "ehr-a"));
    }

    static Map<String, String> with(String name, String value) {
        Map<String, String> metadata = metadata();
        metadata.put(name, value);
        return metadata;
    }

    static String patient(String identifier, String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"identifier\":[{\"system\":\"urn:oid:1.2\",\"value\":\"%s\"}]}"
                .formatted(id, identifier);
    }

    static String bundle(String identifier, String id) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":%s},{\"resource\":%s}]}"
                .formatted(patient(identifier, id), observation("Patient/" + id));
    }

    static String observation(String subject) {
        return ("{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"Weight\"},"
                        + "\"subject\":{\"reference\":\"%s\"}}")
                .formatted(subject);
    }
}
