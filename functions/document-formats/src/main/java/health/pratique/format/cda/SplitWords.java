package health.pratique.format.cda;

import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import health.pratique.format.xml.XmlText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that inline markup cuts, as in {@code <content>Sm</content>ith}: a reader sees one word, so that a search must too. Their
 * pieces count as one text, which stands where the first piece does.
 */
final class SplitWords {

    private static final Set<String> INLINE = Set.of("content", "linkHtml", "sub", "sup", "footnoteRef");

    private final Map<XmlText, String> whole = new IdentityHashMap<>();
    private final Map<XmlText, XmlText> firsts = new IdentityHashMap<>();
    private final List<XmlText> run = new ArrayList<>();

    private SplitWords() {}

    static SplitWords in(XmlElement root) {
        SplitWords words = new SplitWords();
        words.element(root);
        words.close();
        return words;
    }

    /** The text that begins here: more than this piece if markup cuts its last word. */
    String from(XmlText piece) {
        return whole.getOrDefault(piece, piece.text());
    }

    /** The first piece of the word that this piece goes on with; itself for any other text. */
    XmlText first(XmlText piece) {
        return firsts.getOrDefault(piece, piece);
    }

    private void element(XmlElement element) {
        boolean inline = INLINE.contains(element.name());
        if (!inline) {
            close();
        }
        for (XmlNode child : element.children()) {
            switch (child) {
                case XmlElement inner -> element(inner);
                case XmlText piece -> piece(piece);
            }
        }
        if (!inline) {
            close();
        }
    }

    private void piece(XmlText piece) {
        String text = Invisible.removed(piece.text());
        if (text.isEmpty()) {
            return;
        }
        if (!run.isEmpty()) {
            String before = Invisible.removed(run.getLast().text());
            boolean cut = Character.isLetterOrDigit(before.charAt(before.length() - 1))
                    && Character.isLetterOrDigit(text.charAt(0));
            if (!cut) {
                close();
            }
        }
        run.add(piece);
    }

    private void close() {
        if (run.size() > 1) {
            StringBuilder joined = new StringBuilder();
            for (XmlText piece : run) {
                joined.append(piece.text());
                firsts.put(piece, run.getFirst());
            }
            whole.put(run.getFirst(), joined.toString());
        }
        run.clear();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
