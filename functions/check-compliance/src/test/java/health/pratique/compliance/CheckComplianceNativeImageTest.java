package health.pratique.compliance;

import health.pratique.kit.image.NativeImageContract;

class CheckComplianceNativeImageTest extends NativeImageContract {}
