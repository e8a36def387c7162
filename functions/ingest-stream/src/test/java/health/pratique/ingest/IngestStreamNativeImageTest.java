package health.pratique.ingest;

import health.pratique.kit.image.NativeImageContract;

class IngestStreamNativeImageTest extends NativeImageContract {}
