package health.pratique.local.deployables;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** What methods of libraries do with the values that they are given, as far as it matters for where a value comes from. */
enum Library {
    /** Gives its receiver on, or what is in it. */
    RECEIVER,
    /** Gives an argument on, or holds them. */
    ARGUMENTS,
    /** Makes a map of its arguments. */
    ENTRIES,
    /** Gives on what is in it, or else its argument. */
    RECEIVER_AND_ARGUMENTS,
    /** Gives what the function returns that is its argument. */
    MAPPED,
    /** Calls its receiver. */
    FUNCTION,
    /** Gives what was put there. */
    REFERENCE,
    /** Puts values into a text. */
    FORMAT,
    /** Tells of what there is. */
    LISTED,
    /** Begins a request. */
    BUILDER,
    /** Some text. */
    ANY_TEXT,
    OTHER;

    private static final Set<String> HOLDERS = Set.of(
            "java/util/Optional",
            "java/util/List",
            "java/util/Set",
            "java/util/Collection",
            "java/util/Iterator",
            "java/util/stream/Stream",
            "java/lang/Iterable",
            "java/util/Map",
            "java/util/Map$Entry",
            "jakarta/inject/Provider",
            "jakarta/enterprise/inject/Instance");
    private static final Set<String> LISTINGS = Set.of(
            "software/amazon/awssdk/services/s3/model/ObjectVersion",
            "software/amazon/awssdk/services/s3/model/DeleteMarkerEntry",
            "software/amazon/awssdk/services/s3/model/ObjectIdentifier",
            "software/amazon/awssdk/services/s3/model/S3Object");

    static boolean listed(String owner) {
        return LISTINGS.contains(owner);
    }

    static Library of(MethodInsnNode call) {
        if (listed(call.owner)) {
            return LISTED;
        }
        if (Sdk.builder(call.owner).isPresent()) {
            return RECEIVER;
        }
        if (call.name.equals("builder") && call.owner.startsWith("software/amazon/awssdk/services/")) {
            return BUILDER;
        }
        return switch (call.owner) {
            case "java/lang/String" -> call.name.equals("formatted") || call.name.equals("format") ? FORMAT : ANY_TEXT;
            case "java/util/Objects" -> call.name.startsWith("requireNonNull") ? ARGUMENTS : OTHER;
            case "java/util/concurrent/atomic/AtomicReference" -> REFERENCE;
            case "java/util/function/Supplier", "java/util/function/Function", "java/util/concurrent/Callable" ->
                FUNCTION;
            default -> HOLDERS.contains(call.owner) ? holder(call) : text(call);
        };
    }

    private static Library holder(MethodInsnNode call) {
        return switch (call.name) {
            case "of" -> call.owner.equals("java/util/Map") ? ENTRIES : ARGUMENTS;
            case "map", "flatMap", "mapToObj" -> MAPPED;
            case "orElse", "orElseGet", "or", "getOrDefault" -> RECEIVER_AND_ARGUMENTS;
            default -> call.getOpcode() == Opcodes.INVOKESTATIC ? ARGUMENTS : RECEIVER;
        };
    }

    private static Library text(MethodInsnNode call) {
        return call.desc.endsWith(")Ljava/lang/String;") ? ANY_TEXT : OTHER;
    }

    /** Which argument of a {@link #FORMAT} the format is. */
    static int format(MethodInsnNode call) {
        return call.name.equals("formatted") || !call.desc.startsWith("(Ljava/util/Locale;") ? 0 : 1;
    }
}
