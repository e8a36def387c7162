package health.pratique.local.cloud.stores;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jars of one embedded server, and the classes that the module which collects them has in place of some of theirs. They never meet our class
 * path: their Jackson, Jetty, Spring and Kotlin are other versions than ours.
 */
public record ServerJars(String name, Path directory) {

    private static final Map<ServerJars, IsolatedClasses> OPENED = new ConcurrentHashMap<>();

    public static ServerJars dynamoDb() {
        return of("dynamodb");
    }

    public static ServerJars s3() {
        return of("s3");
    }

    private static ServerJars of(String name) {
        return new ServerJars(name, RepositoryHome.locate().serverJars(name));
    }

    /**
     * A class loader that sees these jars and the JDK, and of ours only the classes of their module, which it finds first. All servers of
     * one JVM have it in common: to load a server's classes takes longer than to start it.
     *
     * @throws StoreFailure when they have not been built
     */
    public IsolatedClasses open() {
        return OPENED.computeIfAbsent(this, ServerJars::load);
    }

    private IsolatedClasses load() {
        List<URL> urls = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.jar")) {
                for (Path jar : jars) {
                    urls.add(url(jar));
                }
            } catch (IOException e) {
                throw new StoreFailure("The server jars in " + directory + " cannot be read: run ./pratique build.", e);
            }
        }
        if (urls.isEmpty()) {
            throw new StoreFailure("The server jars in " + directory + " are missing: run ./pratique build.");
        }
        Collections.sort(urls, (a, b) -> a.toString().compareTo(b.toString()));
        Path replacements = directory.resolveSibling("classes");
        if (Files.isDirectory(replacements)) {
            urls.addFirst(url(replacements));
        }
        return new IsolatedClasses(
                new URLClassLoader(name, urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new StoreFailure("The path " + path + " is no address: move the checkout.", e);
        }
    }
}
