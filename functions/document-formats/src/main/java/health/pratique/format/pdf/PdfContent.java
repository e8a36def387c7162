package health.pratique.format.pdf;

import java.util.List;

/**
 * All that a PDF says. Holds PHI.
 *
 * @param pages the text of each page, then pages of ours for what stands on none: form, bookmarks, descriptions of pictures
 * @param metadata lines of what the document says about itself; not written again
 * @param images how many pictures each page shows that are not written again
 * @param files that it carries
 */
public record PdfContent(List<CleanPage> pages, String metadata, List<Integer> images, List<EmbeddedFile> files) {

    public PdfContent {
        pages = List.copyOf(pages);
        images = List.copyOf(images);
        files = List.copyOf(files);
    }

    @Override
    public String toString() {
        return "PdfContent[PHI]";
    }
}
