package health.pratique.api.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses of the pages of a search.
 *
 * @param base where the server is, without a slash at the end
 * @param parameters of the search, decoded
 */
record PageLinks(String base, String type, Map<String, List<String>> parameters) {

    String self() {
        return address(parameters);
    }

    String next(String cursor) {
        Map<String, List<String>> next = new LinkedHashMap<>(parameters);
        next.put(SearchRequest.CURSOR, List.of(cursor));
        return address(next);
    }

    private String address(Map<String, List<String>> all) {
        StringBuilder address = new StringBuilder(base).append('/').append(type);
        char separator = '?';
        for (Map.Entry<String, List<String>> parameter : all.entrySet()) {
            for (String value : parameter.getValue()) {
                address.append(separator)
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(value));
                separator = '&';
            }
        }
        return address.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
