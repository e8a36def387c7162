package health.pratique.format.rtf;

import java.nio.charset.Charset;

/** What holds between a pair of braces, and ends with it. */
final class RtfGroup {

    /** Where the text of a group goes. */
    enum Destination {
        BODY,
        /** A value of the information group. */
        PROPERTY,
        OBJECT_DATA,
        FONTS,
        NOWHERE
    }

    Destination destination = Destination.BODY;
    /** The control word of a property. */
    String property = "";

    Charset charset;
    /** The bytes after {@code \}{@code u} that stand for its character in old readers. */
    int fallback = 1;

    int font;

    RtfGroup(Charset charset) {
        this.charset = charset;
    }

    /** A group in this one begins as this one is. */
    RtfGroup inner() {
        RtfGroup inner = new RtfGroup(charset);
        inner.destination = destination;
        inner.property = property;
        inner.fallback = fallback;
        inner.font = font;
        return inner;
    }
}
