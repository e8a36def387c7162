package health.pratique.local.cli;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What libraries call in one another and is not there, since it came with another version. A JVM fails when the call is made,
 * which may be never; the builder of an image fails at once. A class that is missing as a whole is left to who asks for it:
 * libraries have many that are optional.
 */
final class Links {

    private final DeployedLibraries libraries;
    private final Map<String, Set<String>> members = new HashMap<>();

    Links(DeployedLibraries libraries) {
        this.libraries = libraries;
    }

    /** Each as the library that asks, the one that lacks, and the member. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        libraries.classes().forEach((caller, model) -> {
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof MemberRefEntry member && isMissing(member)) {
                    String owner = member.owner().asInternalName();
                    missing.add(libraries.libraryOf(caller) + " asks " + libraries.libraryOf(owner) + " for " + owner
                            + '.' + named(member));
                }
            }
        });
        return missing;
    }

    private boolean isMissing(MemberRefEntry member) {
        String owner = member.owner().asInternalName();
        if (!libraries.classes().containsKey(owner)) {
            return false;
        }
        String name = named(member);
        Set<String> seen = new HashSet<>();
        Deque<String> types = new ArrayDeque<>(Set.of(owner));
        while (!types.isEmpty()) {
            String type = types.remove();
            ClassModel model = libraries.classes().get(type);
            if (model == null) {
                if (inTheJdk(type, member)) {
                    return false;
                }
            } else if (membersOf(type, model).contains(name)) {
                return false;
            } else {
                Stream.concat(model.superclass().stream(), model.interfaces().stream())
                        .map(ClassEntry::asInternalName)
                        .filter(seen::add)
                        .forEach(types::add);
            }
        }
        return true;
    }

    private Set<String> membersOf(String type, ClassModel model) {
        return members.computeIfAbsent(type, unseen -> {
            Set<String> all = new HashSet<>();
            model.fields().forEach(field -> all.add(field.fieldName().stringValue() + ' ' + field.fieldType()));
            model.methods().forEach(method -> all.add(method.methodName().stringValue() + method.methodType()));
            return all;
        });
    }

    private static String named(MemberRefEntry member) {
        return member.name().stringValue()
                + (member instanceof FieldRefEntry ? " " : "")
                + member.type().stringValue();
    }

    /** Also when the type is unknown here: then nothing can be said of what it passes on. */
    private static boolean inTheJdk(String type, MemberRefEntry member) {
        String name = member.name().stringValue();
        try {
            Class<?> found = Class.forName(type.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
            for (Class<?> one = found; one != null; one = one.getSuperclass()) {
                if (Stream.of(one.getDeclaredMethods(), one.getDeclaredFields())
                        .flatMap(Stream::of)
                        .anyMatch(declared -> declared.getName().equals(name))) {
                    return true;
                }
            }
            return Stream.of(found.getMethods())
                    .anyMatch(method -> method.getName().equals(name));
        } catch (ClassNotFoundException e) {
            return true;
        }
    }
}
