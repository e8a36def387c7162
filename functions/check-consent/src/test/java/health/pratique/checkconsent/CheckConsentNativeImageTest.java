package health.pratique.checkconsent;

import health.pratique.kit.image.NativeImageContract;

class CheckConsentNativeImageTest extends NativeImageContract {}
