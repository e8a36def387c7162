package health.pratique.local.deployables;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** A method of the product's own, by identity. */
public record Code(ClassNode owner, MethodNode method) {

    /** Such as {@code DocumentVault.java:58}. */
    public String place(AbstractInsnNode instruction) {
        for (AbstractInsnNode at = instruction; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode line) {
                return owner.sourceFile + ":" + line.line;
            }
        }
        return owner.sourceFile + ":?";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Code code && code.method == method;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(method);
    }

    @Override
    public String toString() {
        return owner.name.substring(owner.name.lastIndexOf('/') + 1) + "." + method.name;
    }
}
