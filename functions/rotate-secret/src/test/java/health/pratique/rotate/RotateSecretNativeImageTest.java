package health.pratique.rotate;

import health.pratique.kit.image.NativeImageContract;

class RotateSecretNativeImageTest extends NativeImageContract {}
