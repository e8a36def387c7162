package health.pratique.erase;

import health.pratique.kit.image.NativeImageContract;

class EraseSubjectNativeImageTest extends NativeImageContract {}
