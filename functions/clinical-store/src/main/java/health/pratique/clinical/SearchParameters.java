package health.pratique.clinical;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of resources that are kept, and by what each is searched: the one table that search and capability statement read. */
public final class SearchParameters {

    private static final String TABLE = "search-parameters.txt";
    private static final String EVERY_TYPE = "*";
    private static final Pattern ROW = Pattern.compile("  (\\S+)\\s+(\\S+)\\s+(.+?)(?: \\| (\\w+))?(?: = (\\S+))?");

    private static final SearchParameters R4 = read();

    private final SequencedMap<String, SequencedMap<String, SearchParameter>> byType;

    private SearchParameters(SequencedMap<String, SequencedMap<String, SearchParameter>> byType) {
        this.byType = byType;
    }

    /** Those of FHIR R4 that are served. */
    public static SearchParameters r4() {
        return R4;
    }

    /** Every type that can be kept, in order. */
    public Set<String> types() {
        return byType.sequencedKeySet();
    }

    /** Every parameter of a type; none of a type that is not kept. */
    public List<SearchParameter> of(String type) {
        SequencedMap<String, SearchParameter> known = byType.get(type);
        return known == null ? List.of() : List.copyOf(known.values());
    }

    public Optional<SearchParameter> find(String type, String name) {
        return Optional.ofNullable(byType.get(type)).map(known -> known.get(name));
    }

    private static SearchParameters read() {
        try (InputStream table = Objects.requireNonNull(
                        SearchParameters.class.getResourceAsStream(TABLE), "the table is missing");
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return parse(lines.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SearchParameters parse(List<String> lines) {
        SequencedMap<String, SequencedMap<String, SearchParameter>> byType = new LinkedHashMap<>();
        SequencedMap<String, SearchParameter> common = new LinkedHashMap<>();
        put(common, SearchParameter.ID);
        put(common, SearchParameter.LAST_UPDATED);
        SequencedMap<String, SearchParameter> current = common;
        for (String line : lines) {
            if (line.equals(EVERY_TYPE) || line.isEmpty()) {
                continue;
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                put(current, parameter(row));
            } else if (line.startsWith(" ")) {
                throw new IllegalStateException("a row of the table of search parameters is not read");
            } else {
                current = new LinkedHashMap<>(common);
                byType.put(line, current);
            }
        }
        return new SearchParameters(byType);
    }

    private static SearchParameter parameter(Matcher row) {
        List<ElementPath> paths = new ArrayList<>();
        Arrays.stream(row.group(3).split(" ")).map(ElementPath::parse).forEach(paths::add);
        @Nullable String target = row.group(4);
        @Nullable String system = row.group(5);
        return new SearchParameter(
                row.group(1), SearchKind.valueOf(row.group(2).toUpperCase(Locale.ROOT)), paths, target, system);
    }

    private static void put(Map<String, SearchParameter> parameters, SearchParameter parameter) {
        parameters.put(parameter.name(), parameter);
    }
}
