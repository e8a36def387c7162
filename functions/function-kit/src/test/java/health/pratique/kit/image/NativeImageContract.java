package health.pratique.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each deployable keeps to, so that it builds and works as a native image too: one empty subclass in each module. */
public abstract class NativeImageContract {

    private static final ProjectClasses DEPLOYED = ProjectClasses.deployed();

    /** An image finds nothing by a name that is made while it runs; services have to be registered one by one. */
    private static final Pattern BY_NAME = Pattern.compile("java/lang/Class[.]forName"
            + "|java/lang/ClassLoader[.]loadClass|java/util/ServiceLoader[.].*|java/lang/reflect/Proxy[.].*"
            + "|java/util/ResourceBundle[.]getBundle|java/lang/invoke/MethodHandles[$]Lookup[.](findClass|defineClass)"
            + "|java/lang/Class[.]get(Declared)?(Method|Constructor|Field)s?");

    @Test
    void everyTypeThatJacksonReadsOrWritesIsRegistered() {
        Registered registered = Registered.in(DEPLOYED);
        TreeSet<String> missing = new TreeSet<>();
        for (Map.Entry<ClassDesc, String> given :
                JacksonTypes.of(DEPLOYED.classes().values()).entrySet()) {
            if (given.getKey().isPrimitive() || given.getKey().isArray()) {
                continue;
            }
            String name = given.getKey().descriptorString();
            TypesInside.of(ProjectClasses.load(name.substring(1, name.length() - 1))).stream()
                    .filter(type -> !registered.hasType(type))
                    .forEach(type -> missing.add(type.getName() + " given to Jackson by " + given.getValue()));
        }
        assertThat(missing)
                .as("put @RegisterForReflection on these, or name them where their module registers types")
                .isEmpty();
    }

    @Test
    void everyFileThatIsReadFromThePackagesIsRegistered() {
        Registered registered = Registered.in(DEPLOYED);
        assertThat(DEPLOYED.resources())
                .as("name these in the reachability-metadata.json of their module")
                .allMatch(registered::hasResource);
    }

    @Test
    void nothingIsTakenFromTheBuildersMachineClockOrChance() {
        assertThat(BuildTimeState.calls(DEPLOYED.classes()))
                .as("static initialisers run while the image is built: make these when they are first used")
                .isEmpty();
    }

    @Test
    void nothingIsLookedUpByItsName() {
        assertThat(DEPLOYED.classes().values().stream()
                        .filter(model -> !runsInTheBuilder(model))
                        .flatMap(NativeImageContract::lookUps))
                .as("an image does not find these: write them in code")
                .isEmpty();
    }

    private static boolean runsInTheBuilder(ClassModel model) {
        return model.interfaces().stream()
                .anyMatch(type -> type.asInternalName().startsWith("org/graalvm/nativeimage/hosted/"));
    }

    private static Stream<String> lookUps(ClassModel model) {
        String here = model.thisClass().asInternalName();
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(InvokeInstruction.class::isInstance)
                .map(InvokeInstruction.class::cast)
                .map(call -> call.owner().asInternalName() + '.' + call.name().stringValue())
                .filter(target -> BY_NAME.matcher(target).matches())
                .map(target -> here + " > " + target);
    }

    /**
     * The engine is made with its first use in mind: on a JVM that loads it, an image holds it loaded. Connections are opened in threads
     * that the start does not wait for, and by images alone.
     */
    @Test
    void nothingElseIsMadeBeforeTheFirstEventIsAskedFor() {
        assertThat(StartUp.eager(DEPLOYED.classes().values()))
                .as("do this when it is first needed: a start waits for it")
                .isSubsetOf(
                        "health/pratique/detection/DetectionProducers.detectors",
                        "health/pratique/database/EarlyConnections.openInImages");
    }

    @Test
    void noDatabaseIsReachedBeforeTheFirstEventIsAskedFor() {
        Map<String, String> settings = StartUp.settings();
        for (String name : settings.keySet()) {
            if (name.startsWith("quarkus.datasource.") && name.endsWith(".db-kind")) {
                String source = name.substring("quarkus.datasource.".length(), name.length() - "db-kind".length());
                assertThat(settings)
                        .containsEntry("quarkus.datasource." + source + "jdbc.initial-size", "0")
                        .containsEntry("quarkus.datasource." + source + "jdbc.min-size", "0")
                        .containsEntry("quarkus.flyway." + source + "migrate-at-start", "false");
            }
        }
    }

    /** The first line that is logged looks up the machine's name, in the network too, and the process. */
    @Test
    void nothingIsLoggedOfTheStartItself() {
        assertThat(StartUp.settings())
                .containsEntry("quarkus.banner.enabled", "false")
                .containsEntry("quarkus.log.category.\"io.quarkus\".level", "WARN");
    }

    /** Guards the tests above: they have seen the function's own code. */
    @Test
    void theDeployedClassesWereRead() {
        assertThat(DEPLOYED.classes()).hasSizeGreaterThan(20).containsKey("health/pratique/kit/ModelReflection");
    }
}
