package health.pratique.local.s3;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** S3Mock as its jars have it, without the classes that stand in for its own. */
record S3MockClasses(URLClassLoader loader) implements AutoCloseable {

    private static final String PACKAGE = "com.adobe.testing.s3mock.s3.";

    static S3MockClasses open() throws IOException {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of("target", "server"))) {
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return new S3MockClasses(new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
    }

    Class<?> bucketStore() throws ClassNotFoundException {
        return loader.loadClass(PACKAGE + "store.BucketStore");
    }

    /** Has S3Mock's own class write a bucket with these keys, and answers their ids. */
    List<UUID> writeBucket(Path root, String name, List<String> keys) throws ReflectiveOperationException {
        Class<?> ownership = loader.loadClass(PACKAGE + "dto.ObjectOwnership");
        Class<?> type = bucketStore();
        Object store = type.getConstructors()[0].newInstance(
                root.toFile(), DateTimeFormatter.ISO_DATE_TIME, "eu-west-2", json());
        type.getMethod(
                        "createBucket",
                        String.class,
                        boolean.class,
                        ownership,
                        String.class,
                        loader.loadClass(PACKAGE + "dto.BucketInfo"),
                        loader.loadClass(PACKAGE + "dto.LocationInfo"))
                .invoke(store, name, true, ownership.getEnumConstants()[0], null, null, null);
        List<UUID> ids = new ArrayList<>();
        for (String key : keys) {
            ids.add((UUID)
                    type.getMethod("addKeyToBucket", String.class, String.class).invoke(store, key, name));
        }
        return ids;
    }

    /** Whether S3Mock's own class finds the key under this id in a directory. */
    boolean finds(Path root, String bucket, String key, UUID id) throws ReflectiveOperationException {
        Object store = bucketStore()
                .getConstructor(
                        File.class,
                        DateTimeFormatter.class,
                        String.class,
                        loader.loadClass("tools.jackson.databind.ObjectMapper"))
                .newInstance(root.toFile(), DateTimeFormatter.ISO_DATE_TIME, "eu-west-2", json());
        Object found = bucketStore()
                .getMethod("lookupIdsInBucket", String.class, String.class)
                .invoke(store, key, bucket);
        return List.of(id).equals(found);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private Object json() throws ReflectiveOperationException {
        Class<?> mapper = loader.loadClass("tools.jackson.databind.json.JsonMapper");
        Object builder = mapper.getMethod("builder").invoke(null);
        Object kotlin = loader.loadClass("tools.jackson.module.kotlin.KotlinModule")
                .getConstructor()
                .newInstance();
        Class<?> module = loader.loadClass("tools.jackson.databind.JacksonModule");
        Object extended = builder.getClass().getMethod("addModule", module).invoke(builder, kotlin);
        return extended.getClass().getMethod("build").invoke(extended);
    }
}
