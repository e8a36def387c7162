package health.pratique.exportclinical;

import health.pratique.kit.image.NativeImageContract;

class ExportClinicalNativeImageTest extends NativeImageContract {}
