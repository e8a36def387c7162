package health.pratique.local.cloud.s3;

import health.pratique.local.cloud.stores.IsolatedClasses;
import health.pratique.local.cloud.stores.ServerJars;
import health.pratique.local.cloud.stores.StoreFailure;
import health.pratique.local.cloud.stores.TemporaryDirectory;
import java.lang.reflect.InvocationHandler;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** S3Mock in this JVM, plain HTTP on a free port of the loopback interface, path-style addresses, any credentials. */
public final class EmbeddedS3 implements AutoCloseable {

    private static final String PREFIX = "com.adobe.testing.s3mock.";

    /** What watches a server that nobody watches here; each request would pay for it. */
    private static final String EXCLUDED = Stream.of(
                    "webmvc.autoconfigure.WebMvcObservationAutoConfiguration",
                    "micrometer.observation.autoconfigure.ObservationAutoConfiguration",
                    "micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
                    "micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
                    "micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
                    "micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration",
                    "micrometer.metrics.autoconfigure.system.SystemMetricsAutoConfiguration",
                    "micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration",
                    "tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration")
            .map(name -> "org.springframework.boot." + name)
            .collect(Collectors.joining(","));

    /** Tomcat tells of its comings and goings. Held here, for the JVM forgets the level of a logger that nobody holds. */
    private static final List<Logger> SILENCED = Stream.of(
                    "org.apache.catalina", "org.apache.coyote", "org.apache.tomcat")
            .map(Logger::getLogger)
            .toList();

    private final IsolatedClasses classes;
    private final Object context;
    private final URI endpoint;
    private final Optional<TemporaryDirectory> temporary;

    private EmbeddedS3(IsolatedClasses classes, Object context, URI endpoint, Optional<TemporaryDirectory> temporary) {
        this.classes = classes;
        this.context = context;
        this.endpoint = endpoint;
        this.temporary = temporary;
    }

    /** Objects live in a temporary directory and are gone after close. */
    public static EmbeddedS3 startEphemeral() {
        TemporaryDirectory temporary = TemporaryDirectory.make("pratique-s3");
        return start(temporary.path(), Optional.of(temporary));
    }

    /** Objects live in this directory, which is made when it is missing. */
    public static EmbeddedS3 start(Path stateDirectory) {
        return start(stateDirectory, Optional.empty());
    }

    private static EmbeddedS3 start(Path directory, Optional<TemporaryDirectory> temporary) {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
        IsolatedClasses classes = ServerJars.s3().open();
        try {
            Files.createDirectories(directory);
            Object context = classes.within(() -> run(classes, directory.toAbsolutePath()));
            Object server = Objects.requireNonNull(classes.call(context, "getWebServer"));
            URI endpoint = URI.create("http://127.0.0.1:" + classes.call(server, "getPort"));
            return new EmbeddedS3(classes, context, endpoint, temporary);
        } catch (Exception e) {
            temporary.ifPresent(TemporaryDirectory::close);
            throw new StoreFailure("S3Mock did not start: run ./pratique build again, and see the cause.", e);
        }
    }

    private static Object run(IsolatedClasses classes, Path directory) throws Exception {
        // Else it claims the JVM's only URL handler factory, which a second server could then not do.
        classes.call(classes.find("org.apache.catalina.webresources.TomcatURLStreamHandlerFactory"), "disable");
        Object builder = classes.make("org.springframework.boot.builder.SpringApplicationBuilder", (Object)
                new Class<?>[] {classes.find(PREFIX + "S3MockApplication")});
        String initializer = "org.springframework.context.ApplicationContextInitializer";
        classes.call(builder, "properties", settings(directory));
        classes.call(
                builder,
                "initializers",
                classes.arrayOf(initializer, classes.implement(initializer, loopbackOnly(classes))));
        classes.call(builder, "registerShutdownHook", false);
        return Objects.requireNonNull(classes.call(builder, "run", (Object) new String[0]));
    }

    private static Map<String, Object> settings(Path directory) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        settings.put("server.ssl.enabled", "false");
        settings.put("http.port", "0");
        settings.put(PREFIX + "store.root", directory.toString());
        settings.put(PREFIX + "store.retain-files-on-exit", "true");
        // Not the product's limit, only this server's: the gateway and validate-document have their own.
        settings.put(PREFIX + "max-payload-size", "512MB");
        settings.put("spring.autoconfigure.exclude", EXCLUDED);
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.main.log-startup-info", "false");
        settings.put("logging.level.root", "OFF");
        settings.put("server.tomcat.threads.min-spare", "4");
        settings.put("server.tomcat.threads.max", "64");
        // A keep-alive connection is closed by Tomcat after 100 requests unless told otherwise.
        settings.put("server.tomcat.max-keep-alive-requests", "-1");
        settings.put("server.tomcat.keep-alive-timeout", "120s");
        return settings;
    }

    /** S3Mock opens a second port on all interfaces, for which it has no setting: the connector is taken away before it starts. */
    private static InvocationHandler loopbackOnly(IsolatedClasses classes) {
        InvocationHandler processor = (proxy, method, arguments) -> {
            if (arguments == null || !method.getName().startsWith("postProcess")) {
                return proxyMethod(proxy, method.getName(), arguments);
            }
            Object bean = arguments[0];
            if (bean.getClass().getSimpleName().equals("TomcatServletWebServerFactory")) {
                ((Collection<?>) Objects.requireNonNull(classes.call(bean, "getAdditionalConnectors"))).clear();
            }
            return bean;
        };
        return (proxy, method, arguments) -> {
            if (!method.getName().equals("initialize")) {
                return proxyMethod(proxy, method.getName(), arguments);
            }
            Object factory = Objects.requireNonNull(classes.call(arguments[0], "getBeanFactory"));
            classes.call(
                    factory,
                    "addBeanPostProcessor",
                    classes.implement("org.springframework.beans.factory.config.BeanPostProcessor", processor));
            return null;
        };
    }

    private static Object proxyMethod(Object proxy, String name, Object[] arguments) {
        return switch (name) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "EmbeddedS3";
        };
    }

    /** Objects may be encrypted with this key from now on; the store refuses keys that it was not told of. */
    public void trustKey(String keyArn) {
        try {
            Object keys = Objects.requireNonNull(
                    classes.call(context, "getBean", classes.find(PREFIX + "s3.store.KmsKeyStore")));
            // Its own method would take the ARN, and then know the key by the ARN's last part only.
            classes.call(classes.field(keys, "kmsKeysIdToARN"), "put", keyArn, keyArn);
        } catch (ReflectiveOperationException e) {
            throw new StoreFailure("S3Mock took no encryption key: run ./pratique build again.", e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            classes.within(() -> classes.call(context, "close"));
        } catch (Exception e) {
            throw new StoreFailure("S3Mock did not stop: end this process.", e);
        } finally {
            temporary.ifPresent(TemporaryDirectory::close);
        }
    }
}
