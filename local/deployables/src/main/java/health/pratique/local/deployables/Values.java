package health.pratique.local.deployables;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instructions a value in a method can come from. */
final class Values {

    private final Map<MethodNode, Frame<SourceValue>[]> frames = new IdentityHashMap<>();

    /** Stands where a value is a parameter's. */
    static final class Parameter extends InsnNode {
        final int local;

        Parameter(int local) {
            super(Opcodes.NOP);
            this.local = local;
        }
    }

    /** What is on the stack for a call: the receiver, if there is one, and the arguments. */
    List<SourceValue> arguments(Code in, AbstractInsnNode call) {
        int count =
                switch (call) {
                    case MethodInsnNode method ->
                        Type.getArgumentTypes(method.desc).length
                                + (method.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
                    case InvokeDynamicInsnNode dynamic -> Type.getArgumentTypes(dynamic.desc).length;
                    default -> 0;
                };
        Frame<SourceValue> frame = frame(in, call);
        if (frame == null) {
            return List.of();
        }
        int first = frame.getStackSize() - count;
        return IntStream.range(0, count)
                .mapToObj(index -> frame.getStack(first + index))
                .toList();
    }

    /** The topmost value before an instruction, such as the one that is returned or put into a field. */
    List<SourceValue> top(Code in, AbstractInsnNode instruction) {
        Frame<SourceValue> frame = frame(in, instruction);
        return frame == null ? List.of() : List.of(frame.getStack(frame.getStackSize() - 1));
    }

    /** @param below how many values are above it */
    SourceValue stack(Code in, AbstractInsnNode instruction, int below) {
        Frame<SourceValue> frame = frame(in, instruction);
        return frame == null ? new SourceValue(1) : frame.getStack(frame.getStackSize() - 1 - below);
    }

    /** Null where no way leads. */
    private @Nullable Frame<SourceValue> frame(Code in, AbstractInsnNode at) {
        return frames.computeIfAbsent(in.method(), method -> analysed(in))[
                in.method().instructions.indexOf(at)];
    }

    private static Frame<SourceValue>[] analysed(Code in) {
        try {
            return new Analyzer<>(new Producers()).analyze(in.owner().name, in.method());
        } catch (AnalyzerException unreadable) {
            throw new IllegalStateException("the bytecode of " + in + " cannot be followed", unreadable);
        }
    }

    /** Which of a method's parameters, its receiver first, is in a local variable. */
    static int parameter(Code in, int local) {
        int slot = 0;
        int index = 0;
        if ((in.method().access & Opcodes.ACC_STATIC) == 0) {
            if (local == 0) {
                return 0;
            }
            slot = 1;
            index = 1;
        }
        for (Type type : Type.getArgumentTypes(in.method().desc)) {
            if (slot == local) {
                return index;
            }
            slot += type.getSize();
            index++;
        }
        return -1;
    }

    /** A value that is stored, loaded or cast is the one that it was. */
    private static final class Producers extends SourceInterpreter {

        Producers() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue newParameterValue(boolean instance, int local, Type type) {
            return new SourceValue(type.getSize(), new Parameter(local));
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            return instruction.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(instruction, value);
        }
    }
}
