package health.pratique.format.pdf;

/** The foot of each page that we write. It tells nothing of the document, so it is no part of its text. */
final class PageNumber {

    private PageNumber() {}

    static String of(int page, int pages) {
        return CleanPdf.TITLE + ", page " + page + " of " + pages;
    }

    /** The text without its last line, if that is this very number. */
    static String without(String text, int page, int pages) {
        int last = text.lastIndexOf('\n') + 1;
        return text.substring(last).strip().equals(of(page, pages))
                ? text.substring(0, last).stripTrailing()
                : text;
    }
}
