package health.pratique.local.deployables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Where the code puts values: into fields, references, arrays and new instances. */
final class Placements {

    private final ClassFiles classes;
    private final CallGraph graph;
    private final Values values;
    private final Map<String, List<Placed>> fields = new HashMap<>();

    Placements(ClassFiles classes, CallGraph graph, Values values) {
        this.classes = classes;
        this.graph = graph;
        this.values = values;
    }

    record Placed(Code in, SourceValue value) {}

    /** All that is ever put into a field: by its class's constructors, as a rule. */
    List<Placed> field(FieldInsnNode field) {
        return fields.computeIfAbsent(field.owner + "." + field.name, name -> {
            List<Placed> found = new ArrayList<>();
            classes.find(field.owner).ifPresent(owner -> reached(owner).forEach(code -> puts(code, field, found)));
            return found;
        });
    }

    private void puts(Code code, FieldInsnNode field, List<Placed> found) {
        for (AbstractInsnNode instruction : code.method().instructions) {
            if (instruction instanceof FieldInsnNode put
                    && (put.getOpcode() == Opcodes.PUTFIELD || put.getOpcode() == Opcodes.PUTSTATIC)
                    && put.name.equals(field.name)
                    && put.owner.equals(field.owner)) {
                values.top(code, put).forEach(value -> found.add(new Placed(code, value)));
            }
        }
    }

    /** What a class puts into its references. */
    List<Placed> references(ClassNode owner) {
        List<Placed> found = new ArrayList<>();
        for (Code code : reached(owner)) {
            for (AbstractInsnNode instruction : code.method().instructions) {
                if (instruction instanceof MethodInsnNode call
                        && Library.of(call) == Library.REFERENCE
                        && call.name.equals("set")) {
                    found.add(new Placed(code, values.arguments(code, call).getLast()));
                }
            }
        }
        return found;
    }

    /** What is put into an array where it is made, as the arguments of a format are. */
    List<SourceValue> elements(Code in, SourceValue array) {
        List<SourceValue> found = new ArrayList<>();
        for (AbstractInsnNode instruction : in.method().instructions) {
            if (instruction.getOpcode() == Opcodes.AASTORE
                    && !Collections.disjoint(values.stack(in, instruction, 2).insns, array.insns)) {
                found.add(values.stack(in, instruction, 0));
            }
        }
        return found;
    }

    /** An argument of the constructor that an instance was made with. */
    List<SourceValue> argument(Code in, AbstractInsnNode made, int index) {
        List<SourceValue> found = new ArrayList<>();
        for (AbstractInsnNode instruction : in.method().instructions) {
            if (instruction instanceof MethodInsnNode call && call.name.equals("<init>")) {
                List<SourceValue> arguments = values.arguments(in, call);
                if (!arguments.isEmpty() && arguments.getFirst().insns.contains(made)) {
                    found.add(arguments.get(index));
                }
            }
        }
        return found;
    }

    private List<Code> reached(ClassNode owner) {
        List<Code> found = new ArrayList<>();
        for (MethodNode method : owner.methods) {
            Code code = new Code(owner, method);
            if (graph.reached().contains(code)) {
                found.add(code);
            }
        }
        return found;
    }
}
