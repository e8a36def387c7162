package health.pratique.kit.image;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Follows a method's code, so that each call is seen with the types that it is really given, not with those that it declares. */
final class OperandStack {

    private final List<Operand> stack = new ArrayList<>();
    private final Map<Integer, Operand> locals = new HashMap<>();
    private final Map<Label, StackMapFrameInfo> frames = new HashMap<>();
    private final Map<Label, ClassDesc> allocations = new HashMap<>();
    private final BiConsumer<InvokeInstruction, List<Operand>> calls;

    private OperandStack(BiConsumer<InvokeInstruction, List<Operand>> calls) {
        this.calls = calls;
    }

    /** Tells {@code calls} every call in the method, each with its arguments without the receiver. */
    static void follow(MethodModel method, CodeModel code, BiConsumer<InvokeInstruction, List<Operand>> calls) {
        OperandStack following = new OperandStack(calls);
        following.enter(method);
        following.prepare(code);
        code.forEach(following::step);
    }

    private void enter(MethodModel method) {
        int slot = 0;
        if (!method.flags().has(AccessFlag.STATIC)) {
            ClassDesc owner = method.parent().orElseThrow().thisClass().asSymbol();
            locals.put(slot++, Operand.of(owner));
        }
        List<ClassDesc> parameters = method.methodTypeSymbol().parameterList();
        for (int i = 0; i < parameters.size(); i++) {
            Operand parameter = Operand.parameter(parameters.get(i), i);
            locals.put(slot, parameter);
            slot += parameter.isWide() ? 2 : 1;
        }
    }

    private void prepare(CodeModel code) {
        code.findAttribute(Attributes.stackMapTable())
                .ifPresent(table -> table.entries().forEach(frame -> frames.put(frame.target(), frame)));
        Label last = null;
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target) {
                last = target.label();
            } else if (element instanceof NewObjectInstruction made && last != null) {
                allocations.put(last, made.className().asSymbol());
            }
        }
    }

    private void step(CodeElement element) {
        switch (element) {
            case LabelTarget target when frames.containsKey(target.label()) -> adopt(frames.get(target.label()));
            case LoadInstruction load ->
                push(locals.getOrDefault(load.slot(), Operand.of(load.typeKind().upperBound())));
            case StoreInstruction store -> locals.put(store.slot(), pop());
            case ConstantInstruction constant -> push(constant);
            case FieldInstruction field -> field(field);
            case InvokeInstruction call -> call(call);
            case InvokeDynamicInstruction dynamic -> {
                pop(dynamic.typeSymbol().parameterCount());
                push(Operand.of(dynamic.typeSymbol().returnType()));
            }
            case NewObjectInstruction made -> push(Operand.of(made.className().asSymbol()));
            case NewPrimitiveArrayInstruction made ->
                replace(1, made.typeKind().upperBound().arrayType());
            case NewReferenceArrayInstruction made ->
                replace(1, made.componentType().asSymbol().arrayType());
            case NewMultiArrayInstruction made ->
                replace(made.dimensions(), made.arrayType().asSymbol());
            case TypeCheckInstruction check ->
                replace(1, check.opcode() == Opcode.CHECKCAST ? check.type().asSymbol() : ConstantDescs.CD_int);
            case ArrayLoadInstruction load -> {
                ClassDesc array = pop(2).getFirst().type();
                push(Operand.of(
                        array.isArray()
                                ? array.componentType()
                                : load.typeKind().upperBound()));
            }
            case ArrayStoreInstruction _ -> pop(3);
            case ConvertInstruction convert -> replace(1, convert.toType().upperBound());
            case OperatorInstruction operator ->
                replace(operands(operator.opcode()), operator.typeKind().upperBound());
            case StackInstruction shuffle -> shuffle(shuffle.opcode());
            case BranchInstruction branch -> pop(compared(branch.opcode()));
            case LookupSwitchInstruction _, TableSwitchInstruction _, MonitorInstruction _ -> pop(1);
            case ReturnInstruction _, ThrowInstruction _ -> stack.clear();
            default -> {}
        }
    }

    private void call(InvokeInstruction call) {
        List<Operand> arguments = pop(call.typeSymbol().parameterCount());
        calls.accept(call, arguments);
        if (call.opcode() != Opcode.INVOKESTATIC) {
            pop();
        }
        push(Operand.of(call.typeSymbol().returnType()));
    }

    private void field(FieldInstruction field) {
        switch (field.opcode()) {
            case GETSTATIC -> push(Operand.of(field.typeSymbol()));
            case GETFIELD -> replace(1, field.typeSymbol());
            case PUTSTATIC -> pop(1);
            default -> pop(2);
        }
    }

    private void adopt(StackMapFrameInfo frame) {
        stack.clear();
        frame.stack().forEach(type -> stack.add(operand(type)));
        Map<Integer, Operand> before = Map.copyOf(locals);
        locals.clear();
        int slot = 0;
        for (VerificationTypeInfo type : frame.locals()) {
            Operand local = operand(type);
            Operand same = before.get(slot);
            locals.put(slot, same != null && same.type().equals(local.type()) && same.parameter() >= 0 ? same : local);
            slot += local.isWide() ? 2 : 1;
        }
    }

    private Operand operand(VerificationTypeInfo type) {
        return switch (type) {
            case ObjectVerificationTypeInfo object -> Operand.of(object.classSymbol());
            case UninitializedVerificationTypeInfo unmade ->
                Operand.of(allocations.getOrDefault(unmade.newTarget(), ConstantDescs.CD_Object));
            case SimpleVerificationTypeInfo simple ->
                Operand.of(
                        switch (simple) {
                            case INTEGER -> ConstantDescs.CD_int;
                            case FLOAT -> ConstantDescs.CD_float;
                            case LONG -> ConstantDescs.CD_long;
                            case DOUBLE -> ConstantDescs.CD_double;
                            case TOP, NULL, UNINITIALIZED_THIS -> ConstantDescs.CD_Object;
                        });
        };
    }

    private void push(ConstantInstruction constant) {
        push(
                constant.constantValue() instanceof ClassDesc literal
                        ? Operand.literal(literal)
                        : Operand.of(constant.typeKind().upperBound()));
    }

    private void push(Operand operand) {
        if (!operand.type().equals(ConstantDescs.CD_void)) {
            stack.add(operand);
        }
    }

    private Operand pop() {
        return stack.isEmpty() ? Operand.UNKNOWN : stack.removeLast();
    }

    /** In the order in which they were pushed. */
    private List<Operand> pop(int count) {
        List<Operand> popped = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            popped.addFirst(pop());
        }
        return popped;
    }

    private void replace(int count, ClassDesc type) {
        pop(count);
        push(Operand.of(type));
    }

    private static int operands(Opcode opcode) {
        return switch (opcode) {
            case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> 1;
            default -> 2;
        };
    }

    private static int compared(Opcode opcode) {
        return switch (opcode) {
            case GOTO, GOTO_W -> 0;
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> 1;
            default -> 2;
        };
    }

    private void shuffle(Opcode opcode) {
        switch (opcode) {
            case POP -> pop();
            case POP2 -> words(2);
            case DUP -> copy(words(1), List.of());
            case DUP_X1 -> copy(words(1), words(1));
            case DUP_X2 -> copy(words(1), words(2));
            case DUP2 -> copy(words(2), List.of());
            case DUP2_X1 -> copy(words(2), words(1));
            case DUP2_X2 -> copy(words(2), words(2));
            case SWAP -> {
                Operand top = pop();
                Operand below = pop();
                stack.add(top);
                stack.add(below);
            }
            default -> throw new IllegalArgumentException(opcode.toString());
        }
    }

    /** The topmost operands that take as many words. */
    private List<Operand> words(int count) {
        List<Operand> taken = new ArrayList<>();
        for (int left = count; left > 0; ) {
            Operand operand = pop();
            taken.addFirst(operand);
            left -= operand.isWide() ? 2 : 1;
        }
        return taken;
    }

    private void copy(List<Operand> copied, List<Operand> between) {
        stack.addAll(copied);
        stack.addAll(between);
        stack.addAll(copied);
    }
}
