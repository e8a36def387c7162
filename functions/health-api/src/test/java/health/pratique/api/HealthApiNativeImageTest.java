package health.pratique.api;

import health.pratique.kit.image.NativeImageContract;

class HealthApiNativeImageTest extends NativeImageContract {}
