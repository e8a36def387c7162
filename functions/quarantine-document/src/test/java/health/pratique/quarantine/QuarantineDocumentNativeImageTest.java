package health.pratique.quarantine;

import health.pratique.kit.image.NativeImageContract;

class QuarantineDocumentNativeImageTest extends NativeImageContract {}
