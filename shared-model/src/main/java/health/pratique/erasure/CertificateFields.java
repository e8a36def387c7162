package health.pratique.erasure;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An object of a certificate, read with a word for what is not as it should be. */
record CertificateFields(Map<?, ?> fields) {

    static CertificateFields of(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> object) {
            return new CertificateFields(object);
        }
        throw missing(name);
    }

    String text(String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw missing(name);
    }

    @Nullable
    String optional(String name) {
        return fields.containsKey(name) ? text(name) : null;
    }

    long number(String name) {
        Object value = fields.get(name);
        if (value instanceof Integer number) {
            return number;
        }
        if (value instanceof Long number) {
            return number;
        }
        throw missing(name);
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException noTime) {
            throw missing(name);
        }
    }

    CertificateFields object(String name) {
        return of(fields.get(name), name);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    List<CertificateFields> list(String name) {
        if (fields.get(name) instanceof List<?> list) {
            return list.stream().map(one -> of(one, name)).toList();
        }
        throw missing(name);
    }

    Set<String> names() {
        return fields.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("its \"" + name + "\" is missing or of another kind");
    }
}
