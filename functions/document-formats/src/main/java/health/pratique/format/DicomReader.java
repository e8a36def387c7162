package health.pratique.format;

import health.pratique.format.dicom.DicomFile;

/** DICOM Part 10, by the four letters behind its preamble. */
final class DicomReader implements FormatReader {

    @Override
    public boolean recognises(Content content) {
        return content.has(DicomFile.PREAMBLE, (byte) 'D', (byte) 'I', (byte) 'C', (byte) 'M');
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        return new DicomDocument(DicomFile.of(content.bytes(), limits));
    }
}
