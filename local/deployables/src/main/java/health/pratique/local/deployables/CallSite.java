package health.pratique.local.deployables;

import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * One way into a method.
 *
 * @param offset which of the method's parameters the call's first argument is; the call of a function begins behind what it
 *     captured, and without its own receiver
 * @param kind what the arguments are of
 */
record CallSite(Code in, AbstractInsnNode call, Kind kind, int offset) {

    enum Kind {
        /** A call: its arguments are the parameters. */
        CALL,
        /** A function is made: its arguments are the parameters that come first. */
        MADE,
        /** A function of the product's own kind is called: its arguments, without the receiver, are the parameters that come last. */
        FUNCTION
    }
}
