package health.pratique.store;

import health.pratique.kit.image.NativeImageContract;

class StoreDocumentNativeImageTest extends NativeImageContract {}
