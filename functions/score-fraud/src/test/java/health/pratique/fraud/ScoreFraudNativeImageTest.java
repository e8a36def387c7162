package health.pratique.fraud;

import health.pratique.kit.image.NativeImageContract;

class ScoreFraudNativeImageTest extends NativeImageContract {}
