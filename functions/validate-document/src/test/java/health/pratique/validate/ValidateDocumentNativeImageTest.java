package health.pratique.validate;

import health.pratique.kit.image.NativeImageContract;

class ValidateDocumentNativeImageTest extends NativeImageContract {}
