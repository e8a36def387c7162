package health.pratique.exportclinical;

import health.pratique.export.ExportWork;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of a call. */
@RegisterForReflection
public record ExportProgressed(ExportWork.Progress progress) {}
