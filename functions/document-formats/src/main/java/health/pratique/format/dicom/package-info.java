/** DICOM files: Part 10 around Part 5, and the confidentiality profile of Part 15. */
@NullMarked
package health.pratique.format.dicom;

import org.jspecify.annotations.NullMarked;
