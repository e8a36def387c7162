package health.pratique.kit.image;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Quarkus runs the static initialisers of application classes while the image is built: what they ask of the machine, of the
 * clock or of chance is then the builder's, for ever. This follows each initialiser through the project's code to such calls.
 * Numbers that follow from a seed are no chance, and an initialiser may use them up; the builder refuses one that is kept.
 */
final class BuildTimeState {

    private static final Pattern OF_THE_MOMENT =
            Pattern.compile("java/lang/System[.](getenv|nanoTime|currentTimeMillis|getProperty|getProperties)"
                    + "|java/lang/(Thread|ProcessHandle|Runtime)[.].*"
                    + "|java/time/(Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|Year|YearMonth)[.]now"
                    + "|java/time/Clock[.]system.*|java/time/InstantSource[.]system|java/time/ZoneId[.]systemDefault"
                    + "|java/util/Random[.]<init>|java/util/SplittableRandom[.]<init>|java/util/UUID[.]randomUUID"
                    + "|java/util/concurrent/ThreadLocalRandom[.].*|java/util/random/.*|java/lang/Math[.]random"
                    + "|java/security/(SecureRandom|KeyPairGenerator)[.].*|javax/crypto/KeyGenerator[.].*"
                    + "|java/util/concurrent/Executors[.].*|java/util/concurrent/(ForkJoinPool|CompletableFuture|ThreadPoolExecutor|ScheduledThreadPoolExecutor)[.].*"
                    + "|java/util/Timer[.].*|java/util/(Locale|TimeZone)[.]getDefault|java/nio/charset/Charset[.]defaultCharset"
                    + "|java/net/(Socket|ServerSocket|DatagramSocket|InetAddress|http/HttpClient)[.].*"
                    + "|java/nio/channels/.*|java/io/(File|Random).*Stream[.]<init>|java/nio/file/Files[.].*"
                    + "|software/amazon/awssdk/(services|http|core/client)/.*[.](create|builder|build)"
                    + "|org/eclipse/microprofile/config/ConfigProvider[.].*");

    private static final Set<String> RANDOM = Set.of("Ljava/util/Random;", "Ljava/util/SplittableRandom;");
    private static final String SEEDED = "<init>(J)V";

    /** Asks whether an image is being built, which an initialiser may. */
    private static final String IMAGE_CODE = "org.graalvm.nativeimage.imagecode";

    private final Map<String, ClassModel> classes;
    private final Set<String> visited = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private BuildTimeState(Map<String, ClassModel> classes) {
        this.classes = classes;
    }

    /** Each such call, with the way to it. */
    static List<String> calls(Map<String, ClassModel> classes) {
        BuildTimeState state = new BuildTimeState(classes);
        classes.forEach((name, model) -> {
            state.follow(name, "<clinit>", "()V", name);
            model.fields().stream()
                    .filter(field -> field.flags().has(AccessFlag.STATIC)
                            && RANDOM.contains(field.fieldType().stringValue()))
                    .forEach(field -> state.found.add(name + " > keeps " + field.fieldName()));
        });
        return state.found;
    }

    private void follow(String owner, String name, String descriptor, String way) {
        ClassModel model = classes.get(owner);
        if (model == null || !visited.add(owner + '.' + name + descriptor)) {
            return;
        }
        for (MethodModel method : model.methods()) {
            if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
                method.code().ifPresent(code -> read(code, way + " > " + name));
            }
        }
    }

    private void read(CodeModel code, String way) {
        Object constant = "";
        for (CodeElement element : code) {
            if (element instanceof ConstantInstruction loaded) {
                constant = loaded.constantValue();
            } else if (element instanceof InvokeInstruction call) {
                String owner = call.owner().asInternalName();
                String target = owner + '.' + call.name().stringValue();
                boolean seeded =
                        SEEDED.equals(call.name().stringValue() + call.type().stringValue());
                if (OF_THE_MOMENT.matcher(target).matches() && !IMAGE_CODE.equals(constant) && !seeded) {
                    found.add(way + " > " + target);
                }
                follow(owner, call.name().stringValue(), call.type().stringValue(), way + " > " + owner);
            }
        }
    }
}
