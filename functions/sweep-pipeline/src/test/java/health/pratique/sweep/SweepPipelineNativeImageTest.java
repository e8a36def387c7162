package health.pratique.sweep;

import health.pratique.kit.image.NativeImageContract;

class SweepPipelineNativeImageTest extends NativeImageContract {}
