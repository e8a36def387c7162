package health.pratique.kit.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a function does before it asks for its first event. */
final class StartUp {

    private static final Set<String> EAGER = Set.of(
            "Lio/quarkus/runtime/Startup;",
            "Ljakarta/annotation/PostConstruct;",
            "Ljakarta/enterprise/event/Observes;",
            "Ljakarta/enterprise/event/ObservesAsync;");

    private StartUp() {}

    /** The classes and methods that the container calls by itself. */
    static Set<String> eager(Collection<ClassModel> classes) {
        Set<String> eager = new TreeSet<>();
        for (ClassModel model : classes) {
            String type = model.thisClass().asInternalName();
            if (isEager(annotations(model))) {
                eager.add(type);
            }
            for (MethodModel method : model.methods()) {
                if (isEager(annotations(method)) || isEager(ofParameters(method))) {
                    eager.add(type + '.' + method.methodName().stringValue());
                }
            }
        }
        return eager;
    }

    private static boolean isEager(Stream<Annotation> annotations) {
        return annotations.anyMatch(one -> EAGER.contains(one.className().stringValue()));
    }

    private static Stream<Annotation> annotations(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream());
    }

    private static Stream<Annotation> ofParameters(MethodModel method) {
        return method.findAttribute(Attributes.runtimeVisibleParameterAnnotations()).stream()
                .flatMap(all -> all.parameterAnnotations().stream())
                .flatMap(List::stream);
    }

    /** The settings that modules ship: by them databases are reached at start, or not, and something is logged, or not. */
    static TreeMap<String, String> settings() {
        TreeMap<String, String> settings = new TreeMap<>();
        try {
            for (URL file : Collections.list(
                    StartUp.class.getClassLoader().getResources("META-INF/microprofile-config.properties"))) {
                Properties shipped = new Properties();
                try (InputStream in = file.openStream()) {
                    shipped.load(in);
                }
                shipped.stringPropertyNames().stream()
                        .filter(name -> name.startsWith("quarkus."))
                        .forEach(name -> settings.put(name, shipped.getProperty(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
