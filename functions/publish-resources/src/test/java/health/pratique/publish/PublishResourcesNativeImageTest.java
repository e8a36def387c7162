package health.pratique.publish;

import health.pratique.kit.image.NativeImageContract;

class PublishResourcesNativeImageTest extends NativeImageContract {}
