package health.pratique.kit.image;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a native image of the deployed classes keeps for reflection and by name: annotations, metadata files, handlers' signatures. */
final class Registered {

    private final Set<String> types = new HashSet<>();
    private final List<PathMatcher> resources = new ArrayList<>();

    private Registered() {}

    static Registered in(ProjectClasses deployed) {
        Registered registered = new Registered();
        deployed.classes().forEach(registered::readAnnotation);
        deployed.classes().keySet().stream()
                .filter(name -> name.endsWith("Handler"))
                .forEach(registered::readSignature);
        try {
            for (String file : deployed.metadata()) {
                for (URL url :
                        Collections.list(Registered.class.getClassLoader().getResources(file))) {
                    try (InputStream in = url.openStream()) {
                        registered.readMetadata(new ObjectMapper().readTree(in));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return registered;
    }

    private void readAnnotation(String name, ClassModel model) {
        if (model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .noneMatch(one -> one.classSymbol().descriptorString().endsWith("/RegisterForReflection;"))) {
            return;
        }
        Class<?> annotated = ProjectClasses.load(name);
        RegisterForReflection annotation = annotated.getAnnotation(RegisterForReflection.class);
        if (annotation.targets().length == 0 && annotation.classNames().length == 0) {
            addNested(annotated);
        }
        Arrays.stream(annotation.targets()).forEach(this::addNested);
        types.addAll(Arrays.asList(annotation.classNames()));
    }

    private void addNested(Class<?> type) {
        types.add(type.getName());
        Arrays.stream(type.getDeclaredClasses()).forEach(this::addNested);
    }

    /** Quarkus registers what a handler takes and answers, with all that is inside. */
    private void readSignature(String name) {
        for (Type implemented : ProjectClasses.load(name).getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType handler
                    && handler.getRawType().equals(RequestHandler.class)) {
                for (Type argument : handler.getActualTypeArguments()) {
                    if (argument instanceof Class<?> type) {
                        TypesInside.of(type).forEach(inside -> types.add(inside.getName()));
                    }
                }
            }
        }
    }

    private void readMetadata(JsonNode metadata) {
        metadata.path("reflection").forEach(type -> types.add(type.path("type").asText()));
        for (JsonNode resource : metadata.path("resources")) {
            if (resource.has("glob")) {
                resources.add(FileSystems.getDefault()
                        .getPathMatcher("glob:" + resource.path("glob").asText()));
            }
        }
    }

    boolean hasType(Class<?> type) {
        return types.contains(type.getName());
    }

    boolean hasResource(String name) {
        return resources.stream().anyMatch(glob -> glob.matches(Path.of(name)));
    }
}
