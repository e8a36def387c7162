package health.pratique.format.rtf;

import java.util.Map;
import java.util.Set;

/** The control words that matter for text. All others format. */
final class RtfWords {

    /** What a control word stands for in the text. */
    static final Map<String, String> TEXT = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("sect", "\n"),
            Map.entry("page", "\n"),
            Map.entry("column", "\n"),
            Map.entry("row", "\n"),
            Map.entry("nestrow", "\n"),
            Map.entry("softline", "\n"),
            Map.entry("tab", "\t"),
            Map.entry("cell", "\t"),
            Map.entry("nestcell", "\t"),
            Map.entry("emdash", "\u2014"),
            Map.entry("endash", "\u2013"),
            Map.entry("emspace", " "),
            Map.entry("enspace", " "),
            Map.entry("qmspace", " "),
            Map.entry("bullet", "\u2022"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201C"),
            Map.entry("rdblquote", "\u201D"));

    /** What the information group says in words. */
    static final Set<String> PROPERTIES = Set.of(
            "title",
            "subject",
            "author",
            "manager",
            "company",
            "operator",
            "category",
            "keywords",
            "comment",
            "doccomm",
            "hlinkbase");

    /** Groups that are no part of the text although they are not marked as such. */
    static final Set<String> SKIPPED = Set.of(
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "listtable",
            "listoverridetable",
            "revtbl",
            "rsidtbl",
            "filetbl",
            "fldinst",
            "sp",
            "private",
            "xe",
            "tc",
            "bkmkstart",
            "bkmkend",
            "atnid",
            "atnauthor",
            "annotation",
            "template");

    /** Groups with text in them that old readers may ignore. */
    static final Set<String> SHOWN = Set.of("shpinst", "shptxt");

    private RtfWords() {}
}
