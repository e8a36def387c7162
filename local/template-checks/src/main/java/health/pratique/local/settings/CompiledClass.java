package health.pratique.local.settings;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.InterfaceMethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a class names: other classes of ours, methods of interfaces that it calls, texts. */
final class CompiledClass {

    private static final Pattern OURS = Pattern.compile("health/pratique/[A-Za-z0-9_/$]+");

    private final ClassModel model;
    private final Set<String> names = new HashSet<>();
    private final Set<String> calls = new HashSet<>();
    private final Set<String> texts = new HashSet<>();

    CompiledClass(byte[] file) {
        model = ClassFile.of().parse(file);
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case Utf8Entry text ->
                    OURS.matcher(text.stringValue()).results().forEach(found -> names.add(found.group()));
                case InterfaceMethodRefEntry call ->
                    calls.add(call.owner().asInternalName() + "." + call.name().stringValue());
                case StringEntry text -> texts.add(text.stringValue());
                default -> {}
            }
        }
        annotations(model).flatMap(CompiledClass::values).forEach(texts::add);
        model.methods().forEach(method -> method.findAttribute(Attributes.runtimeVisibleParameterAnnotations())
                .ifPresent(all -> all.parameterAnnotations()
                        .forEach(each ->
                                each.stream().flatMap(CompiledClass::values).forEach(texts::add))));
    }

    String name() {
        return model.thisClass().asInternalName();
    }

    Set<String> names() {
        return names;
    }

    /** Methods of interfaces that it calls, as {@code owner.method}. */
    Set<String> calls() {
        return calls;
    }

    Set<String> texts() {
        return texts;
    }

    /** The class that it extends and the interfaces that it implements, of ours or not. */
    Stream<String> supertypes() {
        return Stream.concat(
                model.superclass().stream().map(of -> of.asInternalName()),
                model.interfaces().stream().map(of -> of.asInternalName()));
    }

    /** Types that it makes for whoever injects them. */
    Stream<String> produced() {
        return model.methods().stream()
                .filter(method -> annotation(method, "Produces").isPresent())
                .map(method -> internal(method.methodTypeSymbol().returnType().descriptorString()));
    }

    /** Whether it is called at the start by nobody that names it. */
    boolean observes() {
        return model.methods().stream()
                .flatMap(method -> method.findAttribute(Attributes.runtimeVisibleParameterAnnotations()).stream())
                .flatMap(all -> all.parameterAnnotations().stream())
                .flatMap(each -> each.stream())
                .anyMatch(annotation -> simpleName(annotation).equals("Observes"));
    }

    /** The value of an annotation of the class by its simple name; empty text when it has none. */
    Optional<String> annotation(String simpleName) {
        return annotation(model, simpleName);
    }

    boolean isInterface() {
        return model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    }

    Stream<MethodModel> methods() {
        return model.methods().stream();
    }

    static Optional<String> annotation(AttributedElement element, String simpleName) {
        return annotations(element)
                .filter(annotation -> simpleName(annotation).equals(simpleName))
                .findFirst()
                .map(annotation -> values(annotation).findFirst().orElse(""));
    }

    private static Stream<Annotation> annotations(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream());
    }

    private static Stream<String> values(Annotation annotation) {
        return annotation.elements().stream()
                .map(AnnotationElement::value)
                .flatMap(value -> value instanceof AnnotationValue.OfString text
                        ? Stream.of(text.stringValue())
                        : Stream.empty());
    }

    private static String simpleName(Annotation annotation) {
        String name = internal(annotation.className().stringValue());
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** {@code Lhealth/pratique/Name;} without its frame. */
    static String internal(String descriptor) {
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }
}
