package health.pratique.detect;

import health.pratique.kit.image.NativeImageContract;

class DetectPhiNativeImageTest extends NativeImageContract {}
