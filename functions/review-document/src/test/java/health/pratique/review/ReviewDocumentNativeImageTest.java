package health.pratique.review;

import health.pratique.kit.image.NativeImageContract;

class ReviewDocumentNativeImageTest extends NativeImageContract {}
