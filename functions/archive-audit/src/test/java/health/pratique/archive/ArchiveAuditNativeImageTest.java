package health.pratique.archive;

import health.pratique.kit.image.NativeImageContract;

class ArchiveAuditNativeImageTest extends NativeImageContract {}
