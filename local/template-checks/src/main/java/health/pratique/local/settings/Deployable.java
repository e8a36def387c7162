package health.pratique.local.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function as it is packaged: the classes that its handler comes to, and the settings that they read. A class is come to when one
 * that is come to names it, or when it implements, produces or extends what one names: that is what CDI can inject.
 */
public final class Deployable {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(pratique\\.[a-z.-]+)(:[^}]*)?}");
    private static final Pattern PROPERTY = Pattern.compile("pratique\\.[a-z-]+(\\.[a-z-]+)*");

    private final Set<Path> modules;
    private final Map<String, CompiledClass> classes = new TreeMap<>();
    /** What is injected for a name: the class itself, those that extend or implement it, and those that make one. */
    private final Map<String, List<CompiledClass>> injected = new HashMap<>();

    private final Set<CompiledClass> reached = new LinkedHashSet<>();
    private final Set<String> needed;
    private final Set<String> read;

    /**
     * @param house the checkout, with its classes compiled
     * @param module such as {@code score-fraud}
     * @param handler the name of the handler, such as {@code learn-forest}; empty where the function is an HTTP application
     */
    public Deployable(Path house, String module, String handler) {
        modules = new Modules(house).of(module);
        modules.forEach(this::read);
        Predicate<CompiledClass> root = handler.isEmpty()
                ? each -> each.annotation("Path").isPresent()
                        || each.annotation("Provider").isPresent()
                : each -> each.annotation("Named").filter(handler::equals).isPresent();
        reach(classes.values().stream().filter(root.or(CompiledClass::observes)));
        if (reached.stream().noneMatch(root)) {
            throw new IllegalStateException(module + " has no handler " + handler + ", or is not compiled");
        }
        needed = Collections.unmodifiableSet(findNeeded());
        read = Collections.unmodifiableSet(findRead());
    }

    /** Environment variables without which the function fails, or works on what is there on one machine only. */
    public Set<String> needed() {
        return needed;
    }

    /** Environment variables that make a difference. */
    public Set<String> read() {
        return read;
    }

    private Set<String> findNeeded() {
        Set<String> calls = calls();
        Stream<String> settings = settings()
                .filter(setting -> setting.fallback().isEmpty()
                        ? !setting.optional()
                        : setting.hasLocalFallback() && calls.contains(setting.accessor()))
                .map(Setting::variable);
        return Stream.concat(settings, placeholders(true)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> findRead() {
        Set<String> calls = calls();
        Set<String> found = new TreeSet<>(findNeeded());
        settings()
                .filter(setting -> calls.contains(setting.accessor()))
                .map(Setting::variable)
                .forEach(found::add);
        placeholders(false).forEach(found::add);
        reached.stream()
                .flatMap(each -> each.texts().stream())
                .filter(text -> PROPERTY.matcher(text).matches())
                .map(Setting::variable)
                .forEach(found::add);
        return found;
    }

    private Stream<Setting> settings() {
        SettingsInterface settings = new SettingsInterface(classes);
        return reached.stream()
                .filter(each -> each.annotation("ConfigMapping").isPresent())
                .flatMap(settings::settings);
    }

    private Set<String> calls() {
        return reached.stream().flatMap(each -> each.calls().stream()).collect(Collectors.toSet());
    }

    /** Variables that the properties of its modules name. */
    private Stream<String> placeholders(boolean withoutFallback) {
        return modules.stream()
                .map(module -> module.resolve("src/main/resources"))
                .flatMap(resources -> Stream.of("META-INF/microprofile-config.properties", "application.properties")
                        .map(resources::resolve))
                .filter(Files::exists)
                .flatMap(file -> PLACEHOLDER.matcher(Modules.text(file)).results())
                .filter(found -> !withoutFallback || found.group(2) == null)
                .map(found -> Setting.variable(found.group(1)));
    }

    private void reach(Stream<CompiledClass> roots) {
        Deque<CompiledClass> open = new ArrayDeque<>(roots.toList());
        while (!open.isEmpty()) {
            CompiledClass next = open.poll();
            if (reached.add(next)) {
                next.names().forEach(name -> open.addAll(injected.getOrDefault(name, List.of())));
            }
        }
    }

    private void read(Path module) {
        Path compiled = module.resolve("target/classes");
        if (!Files.isDirectory(compiled)) {
            throw new IllegalStateException(module + " is not compiled");
        }
        try (Stream<Path> files = Files.walk(compiled)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                CompiledClass each = new CompiledClass(Files.readAllBytes(file));
                classes.put(each.name(), each);
                Stream.of(Stream.of(each.name()), each.supertypes(), each.produced())
                        .flatMap(names -> names)
                        .forEach(name -> injected.computeIfAbsent(name, of -> new ArrayList<>())
                                .add(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
