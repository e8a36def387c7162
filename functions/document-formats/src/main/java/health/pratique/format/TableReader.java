package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.table.Dialect;
import health.pratique.format.table.Table;
import health.pratique.format.table.TableSniffer;
import health.pratique.format.text.Recognition;
import health.pratique.format.text.StrictCharset;
import java.util.Optional;

/** Tables in delimited text, in UTF-8, UTF-16 with its mark, or windows-1252. Asked after all formats that have a signature. */
final class TableReader implements FormatReader {

    @Override
    public boolean recognises(Content content) {
        return text(content).flatMap(TableReader::dialect).isPresent();
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        String text = content.text();
        Dialect dialect = dialect(text).orElseThrow(() -> new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED));
        return new TableDocument(Table.read(text, dialect, limits), StrictCharset.hasMark(content.bytes()));
    }

    /** How the text is written, if it is a table; its beginning tells. */
    static Optional<Dialect> dialect(String text) {
        return Recognition.of(text) == Recognition.TEXT ? TableSniffer.dialect(text) : Optional.empty();
    }

    private static Optional<String> text(Content content) {
        try {
            return Optional.of(content.text());
        } catch (DocumentRejected noText) {
            return Optional.empty();
        }
    }
}
