package health.pratique.kit.image;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import org.jspecify.annotations.Nullable;

/** What is known of a value on the operand stack: its type, the class if it is a class literal, the parameter that it came in by (-1: none). */
record Operand(ClassDesc type, @Nullable ClassDesc literal, int parameter) {

    static final Operand UNKNOWN = of(ConstantDescs.CD_Object);

    static Operand of(ClassDesc type) {
        return new Operand(type, null, -1);
    }

    static Operand parameter(ClassDesc type, int index) {
        return new Operand(type, null, index);
    }

    static Operand literal(ClassDesc named) {
        return new Operand(ConstantDescs.CD_Class, named, -1);
    }

    boolean isWide() {
        return type.equals(ConstantDescs.CD_long) || type.equals(ConstantDescs.CD_double);
    }
}
